"use client";
import { AuditScreen } from "@/features/audit/audit-screen";
import { ShellPage } from "@/features/shell/shell-page";
import { useText } from "@/messages";

export function PlatformAudit() {
  const t = useText();
  return (
    <ShellPage crumbs={[{ label: t.shell.auditLog }]}>
      <AuditScreen description={t.platform.auditDescription} />
    </ShellPage>
  );
}
