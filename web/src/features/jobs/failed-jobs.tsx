"use client";
import { CircleCheck, SearchX } from "lucide-react";
import { PagedList } from "@/features/shell/paged-list";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { EmptyState } from "@/ui/empty-state";
import { FailedFilters } from "./failed-filters";
import { FailedTable } from "./failed-table";
import { useFailedJobs } from "./jobs";
import { filterOf, noFilter, useJobsState } from "./jobs-state";

export function FailedJobs() {
  const t = useText().jobs;
  const [state] = useJobsState();
  const filter = filterOf(state);
  const isFiltered = Object.keys(filter).length > 0;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
      <FailedFilters />
      <PagedList pages={useFailedJobs(filter)} words={t} empty={<Nothing isFiltered={isFiltered} />}>
        {(jobs) => <FailedTable jobs={jobs} />}
      </PagedList>
    </div>
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
