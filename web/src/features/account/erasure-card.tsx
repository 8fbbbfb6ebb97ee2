"use client";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api, body } from "@/api/client";
import { isApiError } from "@/api/error";
import { endSession } from "@/api/session";
import { usePerson } from "@/features/auth/session";
import { FailureText } from "@/features/forms/failure-text";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Card, CardHeader } from "@/ui/card";
import { Confirm } from "@/ui/confirm";

// Ends in the farewell of the sign-in page.
export function ErasureCard() {
  const t = useText().account;
  const { userId, fullName } = usePerson();
  const [asks, setAsks] = useState(false);
  const erase = useMutation({
    mutationFn: async () => {
      await body(api.POST("/api/v1/privacy/erasures", { body: { personId: userId } }));
      await endSession();
      location.replace("/login?reason=erased");
    },
  });
  const error = isApiError(erase.error, "owns_agency") ? t.eraseOwner : <FailureText failure={erase.error} />;
  return (
    <Card className="border-destructive/40">
      <CardHeader
        title={t.erase}
        description={t.eraseText}
        actions={
          <Button size="sm" variant="destructive" onClick={() => setAsks(true)}>
            {t.eraseVerb}
          </Button>
        }
      />
      {asks && (
        <Confirm
          open
          onOpenChange={(open) => {
            setAsks(open);
            erase.reset();
          }}
          title={t.eraseTitle}
          verb={t.eraseVerb}
          consequences={t.eraseConsequences}
          typed={fullName}
          pending={erase.isPending}
          error={erase.error && error}
          onConfirm={() => erase.mutate()}
        />
      )}
    </Card>
  );
}
