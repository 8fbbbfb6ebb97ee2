// What needs somebody's attention on the platform. All of it is pure.
import type { ListedAgency } from "@/features/agencies/agencies";
import type { Queue, Schedule } from "@/features/jobs/jobs";
import { isOverdue, lateAfter } from "@/features/jobs/queue-health";

export type Matter = { href: string; subject: string } & (
  | { kind: "failed"; count: number }
  | { kind: "late"; seconds: number }
  | { kind: "scheduleFailed" | "scheduleLate" }
  | { kind: "purge"; at: string }
);

type Known = { queues: Queue[]; schedules: Schedule[]; archived: ListedAgency[]; now: number };

const soon = 7 * 86_400_000;
const schedulesPath = "/admin/jobs?tab=schedules";

export function mattersOf({ queues, schedules, archived, now }: Known): Matter[] {
  const failed = queues
    .filter((queue) => queue.failed + queue.dead > 0)
    .map((queue) => ({
      kind: "failed" as const,
      subject: queue.kind,
      count: queue.failed + queue.dead,
      href: `/admin/jobs?tab=failed&kind=${encodeURIComponent(queue.kind)}`,
    }))
    .sort((a, b) => b.count - a.count);
  const broken = schedules
    .filter((schedule) => schedule.error)
    .map(({ name }) => ({ kind: "scheduleFailed" as const, subject: name, href: schedulesPath }));
  const late = queues
    .map(({ kind, oldestWaitsSeconds }) => ({ subject: kind, seconds: oldestWaitsSeconds ?? 0 }))
    .filter(({ seconds }) => seconds > lateAfter)
    .map((one) => ({ kind: "late" as const, href: "/admin/jobs", ...one }));
  const overdue = schedules
    .filter((schedule) => !schedule.error && isOverdue(schedule, now))
    .map(({ name }) => ({ kind: "scheduleLate" as const, subject: name, href: schedulesPath }));
  const leaving = archived.flatMap(({ id, name, purgeAfter }) =>
    purgeAfter && Date.parse(purgeAfter) - now < soon
      ? [{ kind: "purge" as const, subject: name, at: purgeAfter, href: `/admin/tenants/${id}` }]
      : [],
  );
  return [...failed, ...broken, ...late, ...overdue, ...leaving];
}
