"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { FailureText } from "@/features/forms/failure-text";
import { Region } from "@/features/shell/region";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Confirm } from "@/ui/confirm";
import { Dialog } from "@/ui/dialog";
import { Notice } from "@/ui/notice";
import { Skeleton } from "@/ui/skeleton";
import { Status } from "@/ui/status";
import { type Person, useErase, useErasure } from "./people";

// Asked for, done in the background, looked at until it is.
export function ErasePerson({ person, onClose }: { person: Person; onClose: () => void }) {
  const t = useText().people;
  const erase = useErase();
  const [erasureId, setErasureId] = useState<string | null>(null);
  if (erasureId) return <Progress erasureId={erasureId} name={person.fullName} />;
  return (
    <Confirm
      open
      onOpenChange={(open) => !open && onClose()}
      title={t.eraseTitle(person.fullName)}
      verb={t.eraseVerb}
      consequences={t.eraseConsequences}
      typed={person.fullName}
      pending={erase.isPending}
      error={erase.error && <FailureText failure={erase.error} />}
      onConfirm={() => erase.mutate(person.id, { onSuccess: ({ id }) => setErasureId(id) })}
    />
  );
}

function Progress({ erasureId, name }: { erasureId: string; name: string }) {
  const t = useText().people;
  const router = useRouter();
  const queries = useQueryClient();
  const erasure = useErasure(erasureId);
  const leave = () => {
    router.push("/admin/users");
    queries.invalidateQueries({ queryKey: ["people", "list"] });
  };
  return (
    <Dialog open onOpenChange={leave} title={t.eraseTitle(name)}>
      <Region query={erasure} skeleton={<Skeleton className="h-6" />}>
        {({ status, reason }) => (
          <div className="grid gap-4">
            {status === "failed" ? (
              <Notice tone="danger">{reason ?? t.eraseFailed}</Notice>
            ) : (
              <p role="status">
                <Status
                  kind={status === "done" ? "good" : "busy"}
                  word={status === "done" ? t.isErased : t.isErasing}
                />
              </p>
            )}
            <Button variant="primary" className="justify-self-end" onClick={leave}>
              {t.backToList}
            </Button>
          </div>
        )}
      </Region>
    </Dialog>
  );
}
