"use client";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, body } from "@/api/client";
import { factorsKey, useSecondFactors } from "@/features/auth/second-factors";
import { FailureText } from "@/features/forms/failure-text";
import { useText } from "@/messages";
import { Badge } from "@/ui/badge";
import { Button } from "@/ui/button";
import { Card, CardHeader } from "@/ui/card";
import { Confirm } from "@/ui/confirm";
import { CodesDialog } from "./codes-dialog";

const few = 3;

// Only beside a second factor do they make sense.
export function RecoveryCard() {
  const t = useText().account;
  const { data } = useSecondFactors();
  const [asks, setAsks] = useState(false);
  const [codes, setCodes] = useState<string[]>([]);
  const queries = useQueryClient();
  const renew = useMutation({
    mutationFn: () => body(api.POST("/api/v1/auth/recovery-codes")),
    onSuccess: (made) => {
      queries.invalidateQueries({ queryKey: factorsKey });
      setAsks(false);
      setCodes(made.recoveryCodes);
    },
  });
  if (!data || data.data.length === 0) return null;
  const left = data.recoveryCodesLeft;
  return (
    <Card>
      <CardHeader
        title={
          <span className="flex items-center gap-2">
            {t.recovery}
            <Badge tone={left < few ? "warning" : "neutral"}>{left}</Badge>
          </span>
        }
        description={`${t.recoveryText} ${t.recoveryLeft(left)}`}
        actions={
          <Button size="sm" onClick={() => setAsks(true)}>
            {t.renewCodes}
          </Button>
        }
      />
      {asks && (
        <Confirm
          open
          onOpenChange={setAsks}
          title={t.renewTitle}
          verb={t.renewCodes}
          consequences={t.renewConsequences}
          pending={renew.isPending}
          error={renew.error && <FailureText failure={renew.error} />}
          onConfirm={() => renew.mutate()}
        />
      )}
      {codes.length > 0 && <CodesDialog codes={codes} onDone={() => setCodes([])} />}
    </Card>
  );
}
