"use client";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Notice } from "@/ui/notice";
import type { Agency } from "./agencies";
import { isAboutToBePurged } from "./purge";

// Why its people are shut out, and until when it can come back.
export function AgencyStanding({ agency }: { agency: Agency }) {
  const t = useText().agencies;
  const format = useFormat();
  if (agency.status === "active") return null;
  if (agency.purgeStartedAt) return <Notice tone="danger" title={t.beingPurged} />;
  if (isAboutToBePurged(agency)) return <Notice tone="danger" title={t.aboutToBePurged} />;
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
