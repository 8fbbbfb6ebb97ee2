// How the queues are doing. All of it is pure.
import type { Queue, Schedule } from "./jobs";

// A job that waits so long after it was due is late.
export const lateAfter = 60;

export type Health = "bad" | "late" | "busy" | "idle";

export function healthOf(queue: Queue): Health {
  if (queue.failed + queue.dead > 0) return "bad";
  if ((queue.oldestWaitsSeconds ?? 0) > lateAfter) return "late";
  return queue.running + queue.queued > 0 ? "busy" : "idle";
}

const weight: Record<Health, number> = { bad: 0, late: 1, busy: 2, idle: 3 };

// Those in trouble first.
export const byUrgency = (queues: Queue[]) =>
  queues.toSorted((a, b) => weight[healthOf(a)] - weight[healthOf(b)] || a.kind.localeCompare(b.kind));

export function totalsOf(queues: Queue[]) {
  const sum = (of: (queue: Queue) => number) => queues.reduce((total, queue) => total + of(queue), 0);
  return {
    waiting: sum((queue) => queue.queued),
    running: sum((queue) => queue.running),
    failed: sum((queue) => queue.failed + queue.dead),
    doneLastHour: sum((queue) => queue.doneLastHour),
    oldest: Math.max(0, ...queues.map((queue) => queue.oldestWaitsSeconds ?? 0)),
  };
}

// One whose turn has long passed, with some patience for the clock and for short intervals.
export function isOverdue({ nextAt, isRunning, intervalSeconds }: Schedule, now: number) {
  const patience = Math.max(30, intervalSeconds) * 1000;
  return !isRunning && now - Date.parse(nextAt) > patience;
}
