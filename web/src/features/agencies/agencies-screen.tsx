"use client";
import { Building2, SearchX } from "lucide-react";
import { useSettled } from "@/ui/use-settled";
import { PagedList } from "@/features/shell/paged-list";
import { ShellPage } from "@/features/shell/shell-page";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { PageHeader } from "@/ui/page";
import { useAgencies } from "./agencies";
import { AgenciesTable } from "./agencies-table";
import { AgencyFilters } from "./agency-filters";
import { filterOf, useAgencyListState } from "./agency-list-state";

export function AgenciesScreen() {
  const t = useText().agencies;
  return (
    <ShellPage crumbs={[{ label: t.title }]}>
      <PageHeader title={t.title} description={t.description} />
      <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
        <AgencyFilters />
        <List />
      </div>
    </ShellPage>
  );
}

function List() {
  const t = useText().agencies;
  const [state] = useAgencyListState();
  const filter = filterOf({ ...state, q: useSettled(state.q) });
  return (
    <PagedList
      pages={useAgencies(filter)}
      words={t}
      empty={<Nothing isFiltered={Object.keys(filter).length > 0} />}
    >
      {(agencies) => <AgenciesTable agencies={agencies} />}
    </PagedList>
  );
}

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  const t = useText().agencies;
  const [, setState] = useAgencyListState();
  if (!isFiltered) return <EmptyState icon={Building2} title={t.emptyTitle} text={t.emptyText} />;
  return (
    <EmptyState
      icon={SearchX}
      title={t.noResultsTitle}
      text={t.noResultsText}
      action={<Button onClick={() => setState(null)}>{t.clearFilters}</Button>}
    />
  );
}
