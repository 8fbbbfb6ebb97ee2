"use client";
import type { ReactNode } from "react";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Card, CardHeader } from "@/ui/card";
import { CopyButton } from "@/ui/copy-button";
import { RelativeTime } from "@/ui/relative-time";
import type { Person } from "./people";

export function PersonFacts({ person }: { person: Person }) {
  const t = useText().people;
  const format = useFormat();
  const rows: [string, ReactNode][] = [
    [
      t.columnEmail,
      <>
        {person.email}
        <span className="block text-muted-foreground">
          {person.emailVerifiedAt ? t.confirmedOn(format.date(person.emailVerifiedAt)) : t.notConfirmed}
        </span>
      </>,
    ],
    [
      t.signsInBy,
      [
        person.hasPassword ? t.password : t.noPassword,
        person.hasSecondFactor ? t.secondFactor : t.noSecondFactor,
      ].join(" · "),
    ],
    [t.sessions, t.openSessions(person.openSessions)],
    [t.lastSeen, person.lastSeenAt ? <RelativeTime time={person.lastSeenAt} /> : t.never],
    [t.columnJoined, format.dateTime(person.createdAt)],
    [
      t.id,
      <span key="id" className="flex items-start gap-1">
        <code className="min-w-0 font-mono text-2xs leading-5 break-all">{person.id}</code>
        <CopyButton text={person.id} label={t.copyId} className="-my-1" />
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
