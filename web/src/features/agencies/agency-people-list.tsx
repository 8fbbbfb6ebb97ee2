"use client";
import { SearchX } from "lucide-react";
import { parseAsStringLiteral, useQueryState } from "nuqs";
import { PagedList } from "@/features/shell/paged-list";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { Select } from "@/ui/select";
import { useAgencyPeople } from "./agency-people";
import { AgencyPeopleTable } from "./agency-people-table";

const statuses = ["all", "active", "deactivated"] as const;

// Who works there, and for which of its clients.
export function AgencyPeopleList({ agencyId }: { agencyId: string }) {
  const t = useText();
  const [status, setStatus] = useQueryState("status", parseAsStringLiteral(statuses).withDefault("all"));
  const pages = useAgencyPeople(agencyId, status === "all" ? {} : { status });
  const nobody = (
    <EmptyState
      icon={SearchX}
      title={t.people.noResultsTitle}
      text={t.people.noResultsText}
      action={<Button onClick={() => setStatus(null)}>{t.people.clearFilters}</Button>}
    />
  );
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <Select
        aria-label={t.members.status}
        value={status}
        onChange={(next) => setStatus(next, { history: "push" })}
        choices={statuses.map((one) => ({ value: one, label: t.members.statuses[one] }))}
        className="justify-self-start"
      />
      <PagedList pages={pages} words={t.people} empty={nobody}>
        {(people) => <AgencyPeopleTable people={people} />}
      </PagedList>
    </div>
  );
}
