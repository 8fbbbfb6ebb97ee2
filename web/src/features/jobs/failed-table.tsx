"use client";
import { useText } from "@/messages";
import { RelativeTime } from "@/ui/relative-time";
import { Status } from "@/ui/status";
import { Table, Td, Th, Tr } from "@/ui/table";
import { JobAgency } from "./job-agency";
import type { FailedJob } from "./jobs";
import { useJobsState } from "./jobs-state";

export function FailedTable({ jobs }: { jobs: FailedJob[] }) {
  const t = useText().jobs;
  return (
    <Table label={t.failedTab} className="rounded-b-none">
      <thead>
        <tr>
          <Th>{t.job}</Th>
          <Th className="max-md:hidden">{t.agency}</Th>
          <Th className="max-sm:hidden">{t.ending}</Th>
          <Th className="text-right">{t.ended}</Th>
        </tr>
      </thead>
      <tbody>
        {jobs.map((job) => (
          <Row key={job.id} job={job} />
        ))}
      </tbody>
    </Table>
  );
}

function Row({ job }: { job: FailedJob }) {
  const t = useText().jobs;
  const [, setState] = useJobsState();
  const isDead = job.status === "dead";
  return (
    <Tr className="relative hover:bg-muted/60">
      <Td className="w-full max-w-0 min-w-44 py-2">
        <button
          type="button"
          onClick={() => setState({ job: job.id }, { history: "push" })}
          className="block max-w-full truncate text-left font-mono text-xs font-medium after:absolute after:inset-0 after:content-['']"
        >
          {job.kind}
        </button>
        <p className="mt-0.5 truncate text-xs text-muted-foreground">{job.error ?? t.noError}</p>
      </Td>
      <Td className="max-w-44 truncate max-md:hidden">
        <JobAgency agencyId={job.tenantId} />
      </Td>
      <Td className="max-sm:hidden">
        <Status
          kind={isDead ? "paused" : "bad"}
          word={isDead ? t.endings.dead : t.endings.failed}
          className="align-middle"
        />
      </Td>
      <Td className="text-right whitespace-nowrap text-muted-foreground">
        <RelativeTime time={job.finishedAt} className="relative" />
      </Td>
    </Tr>
  );
}
