"use client";
import { CodeList } from "@/features/auth/code-list";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Dialog } from "@/ui/dialog";

// Only the button closes it: the codes are not shown again.
export function CodesDialog({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const t = useText().account;
  return (
    <Dialog
      open
      onOpenChange={() => undefined}
      title={t.codesTitle}
      description={t.codesText}
      className="[&>button]:hidden"
      footer={
        <Button variant="primary" onClick={onDone}>
          {t.codesDone}
        </Button>
      }
    >
      <CodeList codes={codes} />
    </Dialog>
  );
}
