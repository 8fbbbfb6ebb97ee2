"use client";
import { useText } from "@/messages";
import { Status } from "@/ui/status";
import type { Person } from "./people";

export function PersonStatus({ status, className }: { status: Person["status"]; className?: string }) {
  const t = useText().people;
  return (
    <Status kind={status === "active" ? "good" : "paused"} word={t.statuses[status]} className={className} />
  );
}
