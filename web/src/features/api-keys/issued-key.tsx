"use client";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { CopyButton } from "@/ui/copy-button";
import { Dialog } from "@/ui/dialog";
import { Notice } from "@/ui/notice";
import type { IssuedApiKey } from "./api-keys";

// The only time that a key is shown.
export function IssuedKey({ issued, onClose }: { issued: IssuedApiKey; onClose: () => void }) {
  const t = useText().apiKeys;
  const example = `curl -H "Authorization: Bearer ${issued.key}" ${window.location.origin}/api/v1/auth/me`;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t.issuedTitle(issued.name)}
      footer={
        <Button variant="primary" onClick={onClose}>
          {t.issuedDone}
        </Button>
      }
    >
      <div className="grid gap-4">
        <Notice tone="warning">{t.issuedText}</Notice>
        <Secret label={t.columnKey} text={issued.key} copy={t.copyKey} />
        <Secret label={t.tryIt} text={example} copy={t.copyExample} />
      </div>
    </Dialog>
  );
}

function Secret({ label, text, copy }: { label: string; text: string; copy: string }) {
  return (
    <div className="grid gap-1.5">
      <p className="font-medium">{label}</p>
      <div className="flex items-start justify-between gap-2 rounded-md border bg-muted py-1 pr-1 pl-2.5">
        <code className="min-w-0 py-1 font-mono text-xs break-all">{text}</code>
        <CopyButton text={text} label={copy} />
      </div>
    </div>
  );
}
