"use client";
import type { ReactNode } from "react";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { CopyableId, FactsCard } from "@/ui/facts-card";
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
    [t.id, <CopyableId key="id" id={person.id} label={t.copyId} />],
  ];
  return <FactsCard title={t.details} facts={rows} />;
}
