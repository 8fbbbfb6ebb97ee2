import { render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, test, vi } from "vitest";
import { ApiError } from "@/api/error";
import type { Queue, Schedule } from "@/features/jobs/jobs";
import { everyDay, summed } from "./days";
import { mattersOf } from "./matters";
import { ReasonDialog } from "./reason-dialog";

const now = Date.parse("2026-11-21T12:00:00Z");
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
const schedule = (name: string, change: Partial<Schedule> = {}): Schedule => ({
  name,
  intervalSeconds: 60,
  nextAt: "2026-11-21T12:00:30Z",
  isRunning: false,
  ...change,
});

test("days of which nothing is known are there with nothing", () => {
  const days = everyDay([{ day: "2026-11-20T00:00:00Z", value: 7 }], 3, now);
  expect(days.map(({ day, value }) => [day.slice(0, 10), value])).toEqual([
    ["2026-11-19", 0],
    ["2026-11-20", 7],
    ["2026-11-21", 0],
  ]);
});

test("the latest of the best days is the peak, and there is none where nothing happened", () => {
  const day = (name: string, value: number) => ({ day: name, value });
  expect(summed([day("a", 2), day("b", 5), day("c", 5), day("d", 1)])).toEqual({
    total: 13,
    peak: day("c", 5),
  });
  expect(summed([day("a", 0)])).toEqual({ total: 0, peak: null });
});

test("what needs attention is told with the worst first", () => {
  const archived = { id: "t1", name: "Two Rivers", purgeAfter: "2026-11-25T12:00:00Z" };
  const matters = mattersOf({
    queues: [
      queue("mail", { failed: 1 }),
      queue("deploy", { failed: 2, dead: 1 }),
      queue("slow", { queued: 4, oldestWaitsSeconds: 90 }),
      queue("well", { queued: 1, oldestWaitsSeconds: 5 }),
    ],
    schedules: [
      schedule("seal", { error: "no connection" }),
      schedule("purge", { nextAt: "2026-11-21T11:50:00Z" }),
      schedule("count"),
    ],
    archived: [
      { ...archived, status: "archived", plan: "basic", createdAt: "2026-01-01T00:00:00Z" },
      {
        ...archived,
        id: "t2",
        purgeAfter: "2027-01-01T00:00:00Z",
        status: "archived",
        plan: "basic",
        createdAt: "2026-01-01T00:00:00Z",
      },
    ],
    now,
  });
  expect(matters.map(({ kind, subject }) => `${kind} ${subject}`)).toEqual([
    "failed deploy",
    "failed mail",
    "scheduleFailed seal",
    "late slow",
    "scheduleLate purge",
    "purge Two Rivers",
  ]);
  expect(matters[0]).toMatchObject({ count: 3, href: "/admin/jobs?tab=failed&kind=deploy" });
});

async function open(onSend: () => Promise<unknown>) {
  const onClose = vi.fn();
  render(
    <ReasonDialog
      title="Suspend Acme?"
      verb="Suspend"
      consequences={["Nobody gets in."]}
      typed="Acme"
      isDangerous
      onSend={onSend}
      onClose={onClose}
    />,
  );
  await userEvent.type(await screen.findByLabelText("Reason"), "Unpaid bills");
  return onClose;
}

test("what hurts an agency wants its name typed, and is sent with the reason", async () => {
  const send = vi.fn(async () => undefined);
  const onClose = await open(send);
  const button = screen.getByRole<HTMLButtonElement>("button", { name: "Suspend" });

  expect(button.disabled).toBe(true);
  await userEvent.type(screen.getByLabelText("Type “Acme” to confirm"), "Acme");
  await userEvent.click(button);

  expect(send).toHaveBeenCalledWith({ reason: "Unpaid bills", typed: "Acme" });
  expect(onClose).toHaveBeenCalledOnce();
});

test("a refusal is told at the field it is about, and nothing closes", async () => {
  const details = [{ field: "reason", code: "too_short", message: "Say more." }];
  const onClose = await open(() =>
    Promise.reject(new ApiError("validation_failed", "No.", 422, "r-1", details)),
  );
  await userEvent.type(screen.getByLabelText("Type “Acme” to confirm"), "Acme");
  await userEvent.click(screen.getByRole("button", { name: "Suspend" }));

  expect(await screen.findByText("Say more.")).toBeTruthy();
  expect(document.activeElement).toBe(screen.getByLabelText("Reason"));
  expect(onClose).not.toHaveBeenCalled();
});
