"use client";
import { CircleAlert } from "lucide-react";
import { FailureText } from "@/features/forms/failure-text";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";
import type { Failed } from "./run-each";

// Each that has failed, with its reason; the others are done.
export function FailedList<T extends { id: string; name: string }>({
  title,
  failed,
  onClose,
  onAgain,
}: {
  title: string;
  failed: Failed<T>[];
  onClose: () => void;
  onAgain: () => void;
}) {
  const t = useText();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={title}
      description={t.bulk.failedText}
      footer={
        <>
          <Button onClick={onClose}>{t.ui.close}</Button>
          <Button variant="primary" onClick={onAgain}>
            {t.bulk.again}
          </Button>
        </>
      }
    >
      <ul className="divide-y rounded-lg border">
        {failed.map(({ item, error }) => (
          <li key={item.id} className="flex gap-2.5 px-3 py-2">
            <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-destructive" />
            <div className="min-w-0">
              <p className="truncate font-medium">{item.name}</p>
              <p className="text-xs text-pretty text-muted-foreground">
                <FailureText failure={error} />
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
