"use client";
import { useText } from "@/messages";
import { Status, type StatusKind } from "@/ui/status";
import type { Agency } from "./agencies";

export const statusKind: Record<Agency["status"], StatusKind> = {
  active: "good",
  suspended: "paused",
  archived: "bad",
};

export function AgencyStatus({ status, className }: { status: Agency["status"]; className?: string }) {
  const t = useText().agencies;
  return <Status kind={statusKind[status]} word={t.statuses[status]} className={className} />;
}
