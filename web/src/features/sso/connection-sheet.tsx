"use client";
import { useText } from "@/messages";
import { CopyButton } from "@/ui/copy-button";
import { Sheet } from "@/ui/sheet";
import { ConnectionForm } from "./connection-form";
import type { Connection } from "./connections";

// A provider beside the list: connected, or changed.
export function ConnectionSheet({
  connection,
  redirectUrl,
  onClose,
}: {
  connection: Connection | null;
  redirectUrl: string;
  onClose: () => void;
}) {
  const t = useText().sso;
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && onClose()}
      title={connection ? t.editTitle : t.newTitle}
      className="w-md"
    >
      <ConnectionForm
        connection={connection}
        onDone={onClose}
        before={
          <div className="grid gap-1.5 rounded-lg border bg-muted/50 px-3 py-2.5">
            <p className="font-medium">{t.redirectTitle}</p>
            <p className="text-xs text-muted-foreground">{t.redirectText}</p>
            <p className="flex items-center justify-between gap-2 rounded-md border bg-card pl-2.5">
              <code className="min-w-0 py-1 font-mono text-xs break-all">{redirectUrl}</code>
              <CopyButton text={redirectUrl} label={t.redirectCopy} className="self-start" />
            </p>
          </div>
        }
      />
    </Sheet>
  );
}
