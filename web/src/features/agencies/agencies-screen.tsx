"use client";
import { Building2, SearchX } from "lucide-react";
import { useSettled } from "@/features/platform/use-settled";
import { Failure } from "@/features/shell/region";
import { ShellPage } from "@/features/shell/shell-page";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Button } from "@/ui/button";
import { Card, CardFooter } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { PageHeader } from "@/ui/page";
import { SkeletonRows } from "@/ui/skeleton";
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
  const format = useFormat();
  const [state] = useAgencyListState();
  const filter = filterOf({ ...state, q: useSettled(state.q) });
  const pages = useAgencies(filter);
  const agencies = pages.data?.pages.flatMap((page) => page.data);
  if (!agencies) {
    return (
      <Card aria-busy={!pages.error}>
        {pages.error ? <Failure query={pages} /> : <SkeletonRows rows={8} className="pt-9" />}
      </Card>
    );
  }
  if (agencies.length === 0) return <Nothing isFiltered={Object.keys(filter).length > 0} />;
  return (
    <Card aria-busy={pages.isPlaceholderData}>
      <AgenciesTable agencies={agencies} />
      <CardFooter className="min-h-12">
        <span role="status">{t.count(format.number(agencies.length), pages.hasNextPage)}</span>
        {pages.hasNextPage && (
          <Button size="sm" pending={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
            {t.more}
          </Button>
        )}
      </CardFooter>
    </Card>
  );
}

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  const t = useText().agencies;
  const [, setState] = useAgencyListState();
  return (
    <Card>
      {isFiltered ? (
        <EmptyState
          icon={SearchX}
          title={t.noResultsTitle}
          text={t.noResultsText}
          action={<Button onClick={() => setState(null)}>{t.clearFilters}</Button>}
        />
      ) : (
        <EmptyState icon={Building2} title={t.emptyTitle} text={t.emptyText} />
      )}
    </Card>
  );
}
