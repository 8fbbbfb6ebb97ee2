"use client";
import { Link } from "@/ui/link";
import type { ReactNode } from "react";
import { agencyPath } from "@/features/agencies/agencies-table";
import { useText } from "@/messages";
import { useFormat } from "@/messages/format";
import { CopyButton } from "@/ui/copy-button";
import { Notice } from "@/ui/notice";
import { Status, type StatusKind } from "@/ui/status";
import { JobAgency } from "./job-agency";
import type { ShownJob } from "./jobs";

type JobStatus = ShownJob["job"]["status"];
const statusKind: Record<JobStatus, StatusKind> = {
  queued: "waiting",
  running: "busy",
  done: "good",
  failed: "bad",
  dead: "paused",
  cancelled: "neutral",
};

export function JobDetails({ shown: { job, steps } }: { shown: ShownJob }) {
  const t = useText().jobs;
  const format = useFormat();
  const time = (at: string | null | undefined) => (at ? format.dateTime(at) : null);
  const facts: [string, ReactNode][] = [
    [t.state, <Status key="state" kind={statusKind[job.status]} word={t.statuses[job.status]} />],
    [
      t.agency,
      <Link key="agency" href={agencyPath(job.tenantId)} className="text-link hover:underline">
        <JobAgency agencyId={job.tenantId} />
      </Link>,
    ],
    [t.attempts, t.attemptsOf(format.number(job.attempt), format.number(job.maxAttempts))],
    [t.created, time(job.createdAt)],
    [t.started, time(job.startedAt)],
    [t.ended, time(job.finishedAt)],
    [t.uniqueKey, job.uniqueKey && <code className="font-mono text-xs break-all">{job.uniqueKey}</code>],
    [
      t.id,
      <span key="id" className="flex items-start gap-1">
        <code className="min-w-0 font-mono text-xs leading-5 break-all">{job.id}</code>
        <CopyButton text={job.id} label={t.copyId} className="-my-1" />
      </span>,
    ],
  ];
  return (
    <>
      <p className="font-mono text-sm font-semibold break-words">{job.kind}</p>
      {job.error && (
        <Notice tone="danger" title={t.error}>
          <span className="font-mono text-xs break-words">{job.error}</span>
        </Notice>
      )}
      <dl className="grid grid-cols-[6.5rem_minmax(0,1fr)] gap-x-3 gap-y-1.5">
        {facts
          .filter(([, value]) => value)
          .map(([label, value]) => (
            <div key={label} className="contents">
              <dt className="text-muted-foreground">{label}</dt>
              <dd className="min-w-0 break-words">{value}</dd>
            </div>
          ))}
      </dl>
      <Payload payload={job.payload} />
      {steps.length > 0 && <Steps steps={steps} />}
    </>
  );
}

function Payload({ payload }: { payload: ShownJob["job"]["payload"] }) {
  const t = useText().jobs;
  const text = JSON.stringify(payload, null, 2);
  return (
    <section className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
      <div className="flex items-center justify-between">
        <h3 className="font-medium">{t.payload}</h3>
        <CopyButton text={text} label={t.copyPayload} />
      </div>
      <pre
        tabIndex={0}
        aria-label={t.payload}
        className="max-h-72 overflow-auto rounded-lg border bg-log p-3 font-mono text-xs"
      >
        {text}
      </pre>
    </section>
  );
}

const stepKind: Record<ShownJob["steps"][number]["status"], StatusKind> = {
  running: "busy",
  done: "good",
  failed: "bad",
};

function Steps({ steps }: { steps: ShownJob["steps"] }) {
  const t = useText().jobs;
  const format = useFormat();
  const lasted = (from: string, to: string | null | undefined) =>
    to ? format.duration(Date.parse(to) - Date.parse(from)) : null;
  return (
    <section className="grid gap-1.5">
      <h3 className="font-medium">{t.steps}</h3>
      <ol className="divide-y rounded-lg border">
        {steps.map((step) => (
          <li key={`${step.name}${step.attempt}`} className="grid gap-0.5 px-3 py-2">
            <span className="flex items-center justify-between gap-3">
              <Status kind={stepKind[step.status]} word={step.name} className="font-mono text-xs" />
              <span className="tabular text-xs text-muted-foreground">
                {lasted(step.startedAt, step.finishedAt)}
              </span>
            </span>
            {step.error && <span className="text-xs break-words text-destructive">{step.error}</span>}
          </li>
        ))}
      </ol>
    </section>
  );
}
