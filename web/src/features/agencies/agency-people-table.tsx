"use client";
import { Link } from "@/ui/link";
import { isErased, useNameOf } from "@/features/people/erased";
import { personPath } from "@/features/people/people-table";
import { useText } from "@/messages";
import { Avatar } from "@/ui/avatar";
import { RelativeTime } from "@/ui/relative-time";
import { Status } from "@/ui/status";
import { Table, Td, Th, Tr } from "@/ui/table";
import type { AgencyMember } from "./agency-people";

export function AgencyPeopleTable({ people }: { people: AgencyMember[] }) {
  const t = useText();
  return (
    <Table label={t.agencies.people} className="rounded-b-none">
      <thead>
        <tr>
          <Th>{t.members.columnPerson}</Th>
          <Th className="max-sm:hidden">{t.members.columnRights}</Th>
          <Th className="max-md:hidden">{t.members.status}</Th>
          <Th className="max-sm:hidden">{t.people.lastSeen}</Th>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <Row key={person.id} person={person} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ person }: { person: AgencyMember }) {
  const t = useText();
  const name = useNameOf()(person);
  const isActive = person.status === "active";
  const status = <Status kind={isActive ? "good" : "paused"} word={t.members.statuses[person.status]} />;
  const lastSeen = person.lastSeenAt ? (
    <RelativeTime time={person.lastSeenAt} className="relative" />
  ) : (
    t.people.never
  );
  return (
    <Tr className="relative hover:bg-muted/60">
      <Td className="w-full max-w-0 min-w-44">
        <Link
          href={personPath(person.userId)}
          className="flex items-center gap-2.5 py-1.5 font-medium after:absolute after:inset-0 after:content-['']"
        >
          <Avatar name={name} className={isActive ? "" : "opacity-50"} />
          <span className="min-w-0">
            <span className="block truncate">{name}</span>
            {!isErased(person) && (
              <span className="block truncate text-xs font-normal text-muted-foreground">{person.email}</span>
            )}
            <span className="block text-xs font-normal text-muted-foreground sm:hidden">
              <Rights person={person} isLine />
              <br />
              {t.people.lastSeen}: {lastSeen}
            </span>
            {!isActive && <span className="text-xs font-normal md:hidden">{status}</span>}
          </span>
        </Link>
      </Td>
      <Td className="max-w-56 max-sm:hidden">
        <Rights person={person} />
      </Td>
      <Td className="max-md:hidden">{status}</Td>
      <Td className="whitespace-nowrap text-muted-foreground max-sm:hidden">{lastSeen}</Td>
    </Tr>
  );
}

// What somebody may do there, and for which client.
function Rights({ person, isLine }: { person: AgencyMember; isLine?: boolean }) {
  const t = useText();
  const { role, level, roleName, subTenantId, clientName } = person;
  const builtIn = t.roles.builtInNames;
  const rights = roleName ?? (role === "client" ? builtIn.client : builtIn[level ?? "member"]);
  const client = subTenantId && (clientName ?? t.members.someClient);
  if (isLine) return [rights, client].filter(Boolean).join(", ");
  return (
    <>
      <span className="block truncate">{rights}</span>
      {client && <span className="block truncate text-xs text-muted-foreground">{client}</span>}
    </>
  );
}
