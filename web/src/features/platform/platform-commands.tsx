"use client";
// Agencies and people in the palette: the server finds them, as there may be thousands.
import { useAgencies } from "@/features/agencies/agencies";
import { agencyPath } from "@/features/agencies/agencies-table";
import { AgencyStatus } from "@/features/agencies/agency-status";
import { usePeople } from "@/features/people/people";
import { personPath } from "@/features/people/people-table";
import { useText } from "@/messages";
import { Avatar } from "@/ui/avatar";
import type { CommandGroup } from "@/ui/command";
import { useSettled } from "@/ui/use-settled";

const most = 8;
const look = "-mx-0.5 size-5";

export function usePlatformCommands(
  typed: string,
  go: (href: string) => () => void,
  enabled: boolean,
): CommandGroup[] {
  const t = useText().shell;
  const search = useSettled(typed.trim());
  const filter = search ? { search } : {};
  const agencies = useAgencies(filter, { limit: most, enabled });
  const people = usePeople(filter, { limit: most, enabled });
  if (!enabled) return [];
  return [
    {
      heading: t.agencies,
      items: (agencies.data?.pages[0]?.data ?? []).map(({ id, name, owner, status }) => ({
        id: `agency ${id}`,
        label: name,
        words: [owner?.email ?? ""],
        icon: <Avatar name={name} square className={look} />,
        aside: <AgencyStatus status={status} />,
        run: go(agencyPath(id)),
      })),
    },
    {
      heading: t.people,
      items: (people.data?.pages[0]?.data ?? []).map(({ id, fullName, email }) => ({
        id: `person ${id}`,
        label: fullName,
        words: [email],
        icon: <Avatar name={fullName} className={look} />,
        aside: email,
        run: go(personPath(id)),
      })),
    },
  ];
}
