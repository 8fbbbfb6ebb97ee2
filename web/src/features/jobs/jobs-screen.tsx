"use client";
import { ShellPage } from "@/features/shell/shell-page";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { PageHeader } from "@/ui/page";
import { Tabs } from "@/ui/tabs";
import { FailedJobs } from "./failed-jobs";
import { JobSheet } from "./job-sheet";
import { useQueues } from "./jobs";
import { useJobsState } from "./jobs-state";
import { totalsOf } from "./queue-health";
import { QueueCard } from "./queue-card";
import { ScheduleCard } from "./schedule-card";

export function JobsScreen() {
  const t = useText().jobs;
  const format = useFormat();
  const [{ tab, job }, setState] = useJobsState();
  const { failed } = totalsOf(useQueues().data ?? []);
  return (
    <ShellPage crumbs={[{ label: t.title }]}>
      <PageHeader title={t.title} description={t.description} />
      <Tabs
        label={t.tabs}
        value={tab}
        onChange={(next) => setState({ tab: next }, { history: "push" })}
        tabs={[
          { value: "queues", label: t.queues, content: <QueueCard /> },
          {
            value: "failed",
            label: (
              <span className="flex items-center gap-1.5">
                {t.failedTab}
                {failed > 0 && (
                  <span className="tabular rounded-full bg-destructive/10 px-1.5 text-2xs text-destructive">
                    {format.number(failed)}
                  </span>
                )}
              </span>
            ),
            content: <FailedJobs />,
          },
          { value: "schedules", label: t.schedules, content: <ScheduleCard /> },
        ]}
      />
      {job && <JobSheet jobId={job} onClose={() => setState({ job: null })} />}
    </ShellPage>
  );
}
