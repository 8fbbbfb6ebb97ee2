"use client";
import { AuditScreen } from "@/features/audit/audit-screen";
import { ShellPage } from "@/features/shell/shell-page";
import { useText } from "@/messages";

export function PlatformAudit() {
  return (
    <ShellPage crumbs={[{ label: useText().shell.auditLog }]}>
      <AuditScreen />
    </ShellPage>
  );
}
