"use client";
import { ArrowRight, CircleCheck } from "lucide-react";
import { Link } from "@/ui/link";
import { Failure } from "@/features/shell/region";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { Card, CardHeader } from "@/ui/card";
import { RelativeTime } from "@/ui/relative-time";
import { SkeletonRows } from "@/ui/skeleton";
import { type FailedJob, useFailedJobs } from "./jobs";

const most = 5;

// The newest failures of one agency.
export function AgencyJobs({ agencyId }: { agencyId: string }) {
  const t = useText().jobs;
  const pages = useFailedJobs({ agencyId });
  const jobs = pages.data?.pages[0]?.data;
  const all = `/admin/jobs?tab=failed&agency=${agencyId}`;
  return (
    <Card aria-busy={pages.isPending}>
      <CardHeader
        title={t.failedJobs}
        actions={
          jobs &&
          jobs.length > most && (
            <Button asChild variant="ghost" size="sm" className="-mr-2">
              <Link href={all}>
                {t.allFailed}
                <ArrowRight aria-hidden />
              </Link>
            </Button>
          )
        }
      />
      {!jobs && (pages.error ? <Failure query={pages} /> : <SkeletonRows rows={2} />)}
      {jobs?.length === 0 && (
        <p className="flex items-center gap-2 border-t px-4 py-3 text-muted-foreground">
          <CircleCheck aria-hidden className="size-4 text-success" />
          {t.noFailedTitle}
        </p>
      )}
      {jobs && jobs.length > 0 && (
        <ul className="divide-y border-t">
          {jobs.slice(0, most).map((job) => (
            <Line key={job.id} job={job} href={`${all}&job=${job.id}`} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Line({ job, href }: { job: FailedJob; href: string }) {
  const t = useText().jobs;
  return (
    <li className="relative flex items-center gap-3 px-4 py-2 hover:bg-muted/60">
      <div className="min-w-0 flex-1">
        <Link
          href={href}
          className="block truncate font-mono text-xs font-medium after:absolute after:inset-0 after:content-['']"
        >
          {job.kind}
        </Link>
        <p className="truncate text-xs text-muted-foreground">{job.error ?? t.noError}</p>
      </div>
      <RelativeTime time={job.finishedAt} className="relative text-xs text-muted-foreground" />
    </li>
  );
}
