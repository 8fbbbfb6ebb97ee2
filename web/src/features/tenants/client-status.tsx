"use client";
import { useText } from "@/messages";
import { Status, type StatusKind } from "@/ui/status";
import type { Client } from "./clients";

export const statusKind: Record<Client["status"], StatusKind> = {
  provisioning: "busy",
  live: "good",
  suspended: "paused",
  error: "bad",
};

export function ClientStatus({
  client,
  className,
}: {
  client: Pick<Client, "status" | "deletedAt">;
  className?: string;
}) {
  const t = useText().clients;
  if (client.deletedAt) return <Status kind="neutral" word={t.deletedStatus} className={className} />;
  return <Status kind={statusKind[client.status]} word={t.status[client.status]} className={className} />;
}
