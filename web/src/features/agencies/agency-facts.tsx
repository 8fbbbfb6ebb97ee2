"use client";
import Link from "next/link";
import type { ReactNode } from "react";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Card, CardHeader } from "@/ui/card";
import { CopyButton } from "@/ui/copy-button";
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
    [
      t.id,
      <span key="id" className="flex items-start gap-1">
        <code className="min-w-0 font-mono text-2xs leading-5 break-all">{agency.id}</code>
        <CopyButton text={agency.id} label={t.copyId} className="-my-1" />
      </span>,
    ],
  ];
  return (
    <Card>
      <CardHeader title={t.details} />
      <dl className="grid gap-3 border-t px-4 py-4">
        {rows.map(([label, value]) => (
          <div key={label}>
            <dt className="text-xs text-muted-foreground">{label}</dt>
            <dd className="break-words">{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}
