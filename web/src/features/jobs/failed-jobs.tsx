"use client";
import { CircleCheck, SearchX } from "lucide-react";
import { Failure } from "@/features/shell/region";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { Button } from "@/ui/button";
import { Card, CardFooter } from "@/ui/card";
import { EmptyState } from "@/ui/empty-state";
import { SkeletonRows } from "@/ui/skeleton";
import { FailedFilters } from "./failed-filters";
import { FailedTable } from "./failed-table";
import { useFailedJobs } from "./jobs";
import { filterOf, noFilter, useJobsState } from "./jobs-state";

export function FailedJobs() {
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <FailedFilters />
      <List />
    </div>
  );
}

function List() {
  const t = useText().jobs;
  const format = useFormat();
  const [state] = useJobsState();
  const filter = filterOf(state);
  const pages = useFailedJobs(filter);
  const jobs = pages.data?.pages.flatMap((page) => page.data);
  return (
    <Card aria-busy={!jobs && !pages.error}>
      {jobs && jobs.length > 0 && (
        <>
          <FailedTable jobs={jobs} />
          <CardFooter className="min-h-12">
            <span role="status">{t.count(format.number(jobs.length), pages.hasNextPage)}</span>
            {pages.hasNextPage && (
              <Button size="sm" pending={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
                {t.more}
              </Button>
            )}
          </CardFooter>
        </>
      )}
      {jobs?.length === 0 && <Nothing isFiltered={Object.keys(filter).length > 0} />}
      {!jobs && (pages.error ? <Failure query={pages} /> : <SkeletonRows rows={6} className="pt-9" />)}
    </Card>
  );
}

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  const t = useText().jobs;
  const [, setState] = useJobsState();
  if (!isFiltered) return <EmptyState icon={CircleCheck} title={t.noFailedTitle} text={t.noFailedText} />;
  return (
    <EmptyState
      icon={SearchX}
      title={t.noResultsTitle}
      text={t.noResultsText}
      action={<Button onClick={() => setState(noFilter)}>{t.clearFilters}</Button>}
    />
  );
}
