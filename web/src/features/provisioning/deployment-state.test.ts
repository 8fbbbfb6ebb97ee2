import { expect, test } from "vitest";
import { told, untold } from "./deployment-state";

const event = (type: string, data: object) => ({ id: null, type, data: JSON.stringify(data) });
const line = (seq: number) => event("log", { seq, writtenAt: "2026-01-01T00:00:00Z", line: `line ${seq}` });

test("a line that comes again after a break counts once", () => {
  const state = [line(1), line(2), line(2), line(1), line(3)].reduce(told, untold);

  expect(state.lines.map((one) => one.seq)).toEqual([1, 2, 3]);
});

test("the newest word on a step holds, in its place", () => {
  const step = (name: string, status: string) => event("step", { name, status });

  const state = [step("source", "running"), step("render", "running"), step("source", "done")].reduce(
    told,
    untold,
  );

  expect(state.steps).toMatchObject([
    { name: "source", status: "done" },
    { name: "render", status: "running" },
  ]);
});
