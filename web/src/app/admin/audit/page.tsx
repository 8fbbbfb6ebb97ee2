import type { Metadata } from "next";
import { PlatformAudit } from "@/features/platform/platform-audit";

export const metadata: Metadata = { title: "Audit log" };

export default function AuditLogPage() {
  return <PlatformAudit />;
}
