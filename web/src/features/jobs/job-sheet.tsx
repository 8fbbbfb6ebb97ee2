"use client";
import { RotateCcw, Trash2 } from "lucide-react";
import { useState } from "react";
import { ReasonDialog } from "@/features/platform/reason-dialog";
import { Region } from "@/features/shell/region";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Sheet } from "@/ui/sheet";
import { SkeletonRows } from "@/ui/skeleton";
import { toast } from "@/ui/toasts";
import { JobDetails } from "./job-details";
import { type ShownJob, useDiscard, useJob, useRetry } from "./jobs";

// One job beside the list: what it was to do, how far it got, and what to do about it.
export function JobSheet({ jobId, onClose }: { jobId: string; onClose: () => void }) {
  const t = useText().jobs;
  const job = useJob(jobId);
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()} title={t.job} className="w-lg">
      <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-4">
        <Region query={job} skeleton={<SkeletonRows rows={6} />}>
          {(shown) => (
            <div className="grid grid-cols-[minmax(0,1fr)] gap-5">
              <Acts shown={shown} onDiscarded={onClose} />
              <JobDetails shown={shown} />
            </div>
          )}
        </Region>
      </div>
    </Sheet>
  );
}

function Acts({ shown, onDiscarded }: { shown: ShownJob; onDiscarded: () => void }) {
  const t = useText().jobs;
  const [act, setAct] = useState<"retry" | "discard" | null>(null);
  const retry = useRetry();
  const discard = useDiscard();
  const { id: jobId, kind, status } = shown.job;
  if (status !== "failed" && status !== "dead") return null;
  const close = () => setAct(null);
  const send = async ({ reason }: Record<string, string>) => {
    const wish = { jobId, reason: reason || undefined };
    if (act === "retry") await retry.mutateAsync(wish);
    else await discard.mutateAsync(wish);
    toast(act === "retry" ? t.isRetried : t.isDiscarded, { tone: "success" });
    if (act === "discard") onDiscarded();
  };
  return (
    <div className="flex flex-wrap gap-2">
      <Button variant="primary" onClick={() => setAct("retry")}>
        <RotateCcw aria-hidden />
        {t.retry}
      </Button>
      <Button onClick={() => setAct("discard")}>
        <Trash2 aria-hidden />
        {t.discard}
      </Button>
      {act && (
        <ReasonDialog
          title={t.acts[act].title(kind)}
          verb={t.acts[act].verb}
          consequences={t.acts[act].consequences}
          isDangerous={act === "discard"}
          isReasonOptional
          onSend={send}
          onClose={close}
        />
      )}
    </div>
  );
}
