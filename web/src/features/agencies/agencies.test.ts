import { expect, test } from "vitest";
import { filterOf } from "./agency-list-state";
import { tightLimits } from "./plan-fit";
import { isAboutToBePurged } from "./purge";

test("a list by the defaults asks for everything, newest first", () => {
  expect(filterOf({ q: "  ", status: "all", plan: "all", sort: "newest" })).toEqual({});
  expect(filterOf({ q: " acme ", status: "archived", plan: "pro", sort: "name" })).toEqual({
    search: "acme",
    status: "archived",
    plan: "pro",
    sort: "name",
  });
});

test("a plan is too small for what is used already, but not for a busy minute", () => {
  const plan = {
    entitlements: [
      { name: "clients", amount: 10 },
      { name: "seats", amount: 3 },
      { name: "requests_per_minute", amount: 100 },
    ],
  };
  const usage = [
    { name: "clients", used: 11 },
    { name: "seats", used: 3 },
    { name: "requests_per_minute", used: 400 },
  ];
  expect(tightLimits(plan, usage)).toEqual(["clients"]);
});

test("an agency is about to be deleted when its term ends where it begins", () => {
  const updatedAt = "2026-11-21T12:00:00Z";
  expect(isAboutToBePurged({ updatedAt, purgeAfter: "2026-11-21T12:00:01Z" })).toBe(true);
  expect(isAboutToBePurged({ updatedAt, purgeAfter: "2026-11-22T12:00:00Z" })).toBe(false);
  expect(isAboutToBePurged({ updatedAt, purgeAfter: null })).toBe(false);
});
