"use client";
import { Eye, UserX } from "lucide-react";
import { Link } from "@/ui/link";
import { useState } from "react";
import { agencyPath } from "@/features/agencies/agencies-table";
import { type Eyes, Impersonate } from "@/features/platform/impersonate";
import { useText } from "@/messages";
import { Avatar } from "@/ui/avatar";
import { Button } from "@/ui/button";
import { Card, CardHeader } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { Status } from "@/ui/status";
import type { Person, PersonMembership } from "./people";

// Where a person belongs; through its eyes one looks at one of these places.
export function PersonPlaces({ person }: { person: Person }) {
  const t = useText().people;
  const [eyes, setEyes] = useState<Eyes | null>(null);
  const look = ({ agencyId, agencyName }: PersonMembership) =>
    setEyes({ tenantId: agencyId, place: agencyName, userId: person.id, name: person.fullName });
  return (
    <Card>
      <CardHeader title={t.places} description={t.placesText} />
      {person.memberships.length === 0 ? (
        <EmptyState icon={UserX} title={t.noPlacesTitle} text={t.noPlacesText} className="border-t py-10" />
      ) : (
        <ul className="divide-y border-t">
          {person.memberships.map((one) => (
            <Place
              key={`${one.agencyId}/${one.clientId ?? ""}`}
              membership={one}
              onLook={person.status === "active" ? () => look(one) : undefined}
            />
          ))}
        </ul>
      )}
      {eyes && <Impersonate eyes={eyes} onClose={() => setEyes(null)} />}
    </Card>
  );
}

function Place({ membership, onLook }: { membership: PersonMembership; onLook?: () => void }) {
  const t = useText();
  const { agencyId, agencyName, role, level, state } = membership;
  const rights =
    role === "admin"
      ? t.shell.role.admin
      : t.roles.builtInNames[role === "client" ? "client" : (level ?? "member")];
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-2.5">
      <Avatar name={agencyName} square />
      <div className="min-w-0 flex-1">
        <Link href={agencyPath(agencyId)} className="block truncate font-medium hover:underline">
          {agencyName}
        </Link>
        <span className="text-xs text-muted-foreground">{rights}</span>
      </div>
      {state === "deactivated" && <Status kind="paused" word={t.people.statuses.deactivated} />}
      {state === "active" && role !== "admin" && onLook && (
        <Button size="sm" onClick={onLook} aria-label={t.people.lookAt(agencyName)}>
          <Eye aria-hidden />
          {t.people.look}
        </Button>
      )}
    </li>
  );
}
