"use client";
import { Link } from "@/ui/link";
import type { ReactNode } from "react";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { CopyableId, FactsCard } from "@/ui/facts-card";
import type { Agency } from "./agencies";

const link = "text-link underline-offset-4 hover:underline";

export function AgencyFacts({ agency }: { agency: Agency }) {
  const t = useText().agencies;
  const format = useFormat();
  const { owner, counts } = agency;
  const rows: [string, ReactNode][] = [
    [
      t.owner,
      owner ? (
        <>
          <Link href={`/admin/users/${owner.id}`} className={link}>
            {owner.fullName}
          </Link>
          <span className="block break-words text-muted-foreground">{owner.email}</span>
        </>
      ) : (
        t.noOwner
      ),
    ],
    [t.ownAddress, agency.customDomain ?? t.none],
    [t.clients, t.clientCount(format.number(counts.clients), format.number(counts.deletedClients))],
    [t.members, format.number(counts.members)],
    [t.columnFounded, format.dateTime(agency.createdAt)],
    [t.id, <CopyableId key="id" id={agency.id} label={t.copyId} />],
  ];
  return <FactsCard title={t.details} facts={rows} />;
}
