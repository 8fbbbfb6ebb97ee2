"use client";
import { Link } from "@/ui/link";
import { usePerson } from "@/features/auth/session";
import { useText } from "@/messages";
import { Avatar } from "@/ui/avatar";
import { Badge } from "@/ui/badge";
import { RelativeTime } from "@/ui/relative-time";
import { SortableTh, Table, Td, Th, Tr } from "@/ui/table";
import type { ListedAgency } from "./agencies";
import { useAgencyListState } from "./agency-list-state";
import { AgencyStatus } from "./agency-status";
import { usePlanName } from "./use-plan-name";

export const agencyPath = (id: string) => `/admin/tenants/${id}`;

export function AgenciesTable({ agencies }: { agencies: ListedAgency[] }) {
  const t = useText().agencies;
  const [{ sort }, setState] = useAgencyListState();
  return (
    <Table label={t.title} className="rounded-b-none">
      <thead>
        <tr>
          <SortableTh
            sorted={sort === "name" ? "asc" : undefined}
            onSort={() => setState({ sort: sort === "name" ? null : "name" })}
          >
            {t.columnAgency}
          </SortableTh>
          <Th className="max-md:hidden">{t.plan}</Th>
          <Th>{t.status}</Th>
          <SortableTh
            className="max-sm:hidden"
            sorted={sort === "newest" ? "desc" : undefined}
            onSort={() => setState({ sort: null })}
          >
            {t.columnFounded}
          </SortableTh>
        </tr>
      </thead>
      <tbody>
        {agencies.map((agency) => (
          <Row key={agency.id} agency={agency} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ agency }: { agency: ListedAgency }) {
  const t = useText().agencies;
  const isOwn = usePerson().tenantId === agency.id;
  const planName = usePlanName();
  return (
    <Tr className="relative hover:bg-muted/60">
      <Td className="w-full max-w-0 min-w-44">
        <Link
          href={agencyPath(agency.id)}
          className="flex items-center gap-2.5 py-1.5 font-medium after:absolute after:inset-0 after:content-['']"
        >
          <Avatar name={agency.name} square />
          <span className="min-w-0">
            <span className="flex items-center gap-1.5">
              <span className="truncate">{agency.name}</span>
              {isOwn && <Badge>{t.own}</Badge>}
            </span>
            <span className="block truncate text-xs font-normal text-muted-foreground">
              {agency.owner?.email ?? t.noOwner}
            </span>
          </span>
        </Link>
      </Td>
      <Td className="whitespace-nowrap text-muted-foreground max-md:hidden">{planName(agency.plan)}</Td>
      <Td>
        <AgencyStatus status={agency.status} className="align-middle" />
      </Td>
      <Td className="whitespace-nowrap text-muted-foreground max-sm:hidden">
        <RelativeTime time={agency.createdAt} className="relative" />
      </Td>
    </Tr>
  );
}
