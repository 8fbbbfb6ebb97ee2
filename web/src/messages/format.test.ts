import { expect, test } from "vitest";
import { durationText, intervalText, relativeParts } from "./format";

test.each([
  [0, "0.0 s"],
  [1_250, "1.3 s"],
  [42_900, "42 s"],
  [125_000, "2 min 5 s"],
])("%d ms are %s", (milliseconds, text) => {
  expect(durationText(milliseconds, "en")).toBe(text);
});

test("tenths of a second stand behind the comma of the language", () => {
  expect(durationText(1_250, "de")).toBe("1,3 s");
});

test.each([
  ["2026-01-01T00:00:00Z", [0, "second"]],
  ["2025-12-31T23:58:30Z", [-1, "minute"]],
  ["2025-12-29T12:00:00Z", [-2, "day"]],
])("%s is so long ago", (time, parts) => {
  expect(relativeParts(time, Date.parse("2026-01-01T00:00:02Z"))).toEqual(parts);
});

test("an interval is told in the largest unit that it is whole in", () => {
  expect([20, 90, 120, 3_600, 5_400, 172_800].map((seconds) => intervalText(seconds, "en"))).toEqual([
    "20 seconds",
    "90 seconds",
    "2 minutes",
    "1 hour",
    "90 minutes",
    "2 days",
  ]);
});
