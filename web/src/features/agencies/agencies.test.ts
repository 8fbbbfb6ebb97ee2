import { expect, test } from "vitest";
import { filterOf } from "./agency-list-state";
import { tightLimits } from "./plan-fit";

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
