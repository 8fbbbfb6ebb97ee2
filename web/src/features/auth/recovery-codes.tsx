"use client";
import { usePublicText } from "@/messages";
import { Button } from "@/ui/button";
import { AuthCard } from "./auth-card";
import { CodeList } from "./code-list";

export function RecoveryCodes({ codes, onDone }: { codes: string[]; onDone: () => void }) {
  const t = usePublicText().auth;
  return (
    <AuthCard title={t.recoveryTitle} text={t.recoveryText}>
      <CodeList codes={codes} />
      <Button variant="primary" className="mt-4 h-9 w-full" onClick={onDone}>
        {t.recoveryDone}
      </Button>
    </AuthCard>
  );
}
