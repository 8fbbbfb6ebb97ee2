"use client";
import { useState } from "react";
import type { components } from "@/api/schema";
import { ReasonDialog } from "@/features/platform/reason-dialog";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import { Notice } from "@/ui/notice";
import { useRetryAll } from "./jobs";

type Retried = components["schemas"]["Retried"];

// A request takes the newest two hundred: where more are left, one goes on.
export function RetryAll({ kind, onClose }: { kind: string; onClose: () => void }) {
  const t = useText().jobs;
  const retry = useRetryAll();
  const [outcome, setOutcome] = useState<Retried | null>(null);
  const send = async ({ reason }: Record<string, string>) =>
    setOutcome(await retry.mutateAsync({ kind, reason: reason || undefined }));
  if (outcome) {
    return <Outcome kind={kind} outcome={outcome} onAgain={() => setOutcome(null)} onClose={onClose} />;
  }
  return (
    <ReasonDialog
      title={t.retryAllTitle(kind)}
      verb={t.retryAllVerb}
      consequences={t.retryAllConsequences}
      isReasonOptional
      staysOpen
      onSend={send}
      onClose={onClose}
    />
  );
}

function Outcome({
  kind,
  outcome: { retried, refused, hasMore },
  onAgain,
  onClose,
}: {
  kind: string;
  outcome: Retried;
  onAgain: () => void;
  onClose: () => void;
}) {
  const t = useText();
  const format = useFormat();
  // Those refused come first again: going on leads nowhere if nothing else was taken.
  const mayGoOn = hasMore && retried > 0;
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()} title={t.jobs.retryAllTitle(kind)}>
      <div className="grid gap-4">
        <Notice tone={refused > 0 ? "warning" : "success"} title={t.jobs.retried(format.number(retried))}>
          {refused > 0 && t.jobs.refused(format.number(refused))} {hasMore && t.jobs.hasMore}
        </Notice>
        <div className="flex justify-end gap-2">
          <Button variant={mayGoOn ? "secondary" : "primary"} onClick={onClose}>
            {t.ui.close}
          </Button>
          {mayGoOn && (
            <Button variant="primary" onClick={onAgain}>
              {t.jobs.goOn}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
}
