import { expect, test } from "vitest";
import type { Queue } from "./jobs";
import { filterOf } from "./jobs-state";
import { byUrgency, healthOf, isOverdue, totalsOf } from "./queue-health";

const queue = (kind: string, change: Partial<Queue> = {}): Queue => ({
  kind,
  queued: 0,
  running: 0,
  failed: 0,
  dead: 0,
  doneLastMinute: 0,
  doneLastHour: 0,
  failedLastHour: 0,
  ...change,
});

test("failures are worse than lateness, and lateness than work", () => {
  const late = queue("late", { queued: 1, oldestWaitsSeconds: 61 });
  const busy = queue("busy", { running: 1 });
  const bad = queue("bad", { dead: 1, running: 2, oldestWaitsSeconds: 300 });
  const idle = queue("idle");

  expect([late, busy, bad, idle].map(healthOf)).toEqual(["late", "busy", "bad", "idle"]);
  expect(byUrgency([idle, busy, late, bad]).map(({ kind }) => kind)).toEqual(["bad", "late", "busy", "idle"]);
});

test("a job that waits for its time is not late", () => {
  expect(healthOf(queue("retries", { queued: 3, oldestWaitsSeconds: null }))).toBe("busy");
});

test("the totals sum up the queues and name the longest wait", () => {
  expect(
    totalsOf([
      queue("a", { queued: 2, failed: 1, dead: 1, doneLastHour: 5, oldestWaitsSeconds: 9 }),
      queue("b", { queued: 1, running: 4, doneLastHour: 7, oldestWaitsSeconds: 30 }),
    ]),
  ).toEqual({ waiting: 3, running: 4, failed: 2, doneLastHour: 12, oldest: 30 });
  expect(totalsOf([]).oldest).toBe(0);
});

test("a schedule is overdue when its turn has long passed and it does not run", () => {
  const now = Date.parse("2026-11-21T12:00:00Z");
  const schedule = { name: "s", intervalSeconds: 10, isRunning: false };
  const dueAt = (nextAt: string, isRunning = false) => isOverdue({ ...schedule, nextAt, isRunning }, now);

  expect(dueAt("2026-11-21T11:59:50Z")).toBe(false);
  expect(dueAt("2026-11-21T11:59:20Z")).toBe(true);
  expect(dueAt("2026-11-21T11:59:20Z", true)).toBe(false);
});

test("what is not filtered by is not sent", () => {
  expect(filterOf({ kind: "all", ending: "all", agency: "" })).toEqual({});
  expect(filterOf({ kind: "mail", ending: "dead", agency: "t1" })).toEqual({
    kind: "mail",
    status: "dead",
    agencyId: "t1",
  });
});
