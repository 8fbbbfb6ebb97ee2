"use client";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Notice } from "@/ui/notice";
import type { Agency } from "./agencies";

// Why its people are shut out, and until when it can come back.
export function AgencyStanding({ agency }: { agency: Agency }) {
  const t = useText().agencies;
  const format = useFormat();
  if (agency.status === "active") return null;
  if (agency.purgeStartedAt) return <Notice tone="danger" title={t.beingPurged} />;
  const isArchived = agency.status === "archived";
  return (
    <Notice
      tone={isArchived ? "danger" : "warning"}
      title={
        isArchived && agency.purgeAfter ? t.purgedAfter(format.dateTime(agency.purgeAfter)) : t.isSuspended
      }
    >
      {agency.statusReason && t.because(agency.statusReason)}
    </Notice>
  );
}
