import { expect, test } from "vitest";
import { noteAnswer, reachOf, reachStore } from "./reachability";

test("no answer, and the gateway's words for it, mean that the server is away", () => {
  expect([reachOf(null), reachOf(502), reachOf(504), reachOf(503, "unavailable")]).toEqual(
    Array(4).fill("down"),
  );
});

test("maintenance is told apart, and a busy server is there", () => {
  expect(reachOf(503, "maintenance")).toBe("maintenance");
  expect([reachOf(503, "overloaded"), reachOf(500), reachOf(404), reachOf(200)]).toEqual(Array(4).fill("up"));
});

test("listeners hear of changes only", () => {
  let heard = 0;
  const stop = reachStore.subscribe(() => {
    heard += 1;
  });
  noteAnswer(200);
  noteAnswer(null);
  noteAnswer(null);
  noteAnswer(200);
  stop();
  expect(heard).toBe(2);
});
