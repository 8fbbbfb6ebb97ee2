"use client";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { CopyButton } from "@/ui/copy-button";
import { AuthCard } from "./auth-card";

export function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const t = useText().auth;
  return (
    <AuthCard title={t.recoveryTitle} text={t.recoveryText}>
      <div className="relative rounded-md border bg-muted p-3">
        <ul className="grid grid-cols-2 gap-x-4 gap-y-1 font-mono text-sm">
          {codes.map((code) => (
            <li key={code}>{code}</li>
          ))}
        </ul>
        <CopyButton text={codes.join("\n")} className="absolute top-1 right-1" />
      </div>
      <Button variant="primary" className="mt-4 h-9 w-full" onClick={onDone}>
        {t.recoveryDone}
      </Button>
    </AuthCard>
  );
}
