"use client";
import { Link } from "@/ui/link";
import { usePerson } from "@/features/auth/session";
import { useText } from "@/messages";
import { Avatar } from "@/ui/avatar";
import { Badge } from "@/ui/badge";
import { RelativeTime } from "@/ui/relative-time";
import { Table, Td, Th, Tr } from "@/ui/table";
import { isErased, useNameOf } from "./erased";
import type { ListedPerson } from "./people";
import { PersonStatus } from "./person-status";

export const personPath = (id: string) => `/admin/users/${id}`;

export function PeopleTable({ people }: { people: ListedPerson[] }) {
  const t = useText().people;
  return (
    <Table label={t.title} className="rounded-b-none">
      <thead>
        <tr>
          <Th>{t.columnPerson}</Th>
          <Th className="max-sm:hidden">{t.status}</Th>
          <Th className="max-lg:hidden">{t.columnEmail}</Th>
          <Th className="max-md:hidden">{t.columnJoined}</Th>
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

function Row({ person }: { person: ListedPerson }) {
  const t = useText().people;
  const isYou = usePerson().userId === person.id;
  const name = useNameOf()(person);
  const isActive = person.status === "active";
  return (
    <Tr className="relative hover:bg-muted/60">
      <Td className="w-full max-w-0 min-w-44">
        <Link
          href={personPath(person.id)}
          className="flex items-center gap-2.5 py-1.5 font-medium after:absolute after:inset-0 after:content-['']"
        >
          <Avatar name={name} className={isActive ? "" : "opacity-50"} />
          <span className="min-w-0">
            <span className="flex items-center gap-1.5">
              <span className="truncate">{name}</span>
              {isYou && <Badge>{t.you}</Badge>}
            </span>
            {!isErased(person) && (
              <span className="block truncate text-xs font-normal text-muted-foreground">{person.email}</span>
            )}
            {!isActive && <PersonStatus status={person.status} className="text-xs font-normal sm:hidden" />}
          </span>
        </Link>
      </Td>
      <Td className="max-sm:hidden">
        <PersonStatus status={person.status} className="align-middle" />
      </Td>
      <Td className="whitespace-nowrap text-muted-foreground max-lg:hidden">
        {isErased(person) ? t.none : person.emailVerifiedAt ? t.confirmed : t.notConfirmed}
      </Td>
      <Td className="whitespace-nowrap text-muted-foreground max-md:hidden">
        <RelativeTime time={person.createdAt} className="relative" />
      </Td>
    </Tr>
  );
}
