import { expect, test } from "vitest";
import { isErased } from "./erased";
import { filterOf } from "./people-list-state";

test("who has been erased is known by what is left of the address", () => {
  expect(isErased({ email: "erased-5b5eef33-2ad9-4371-80b7-8e1e1ef3d6b1" })).toBe(true);
  expect(isErased({ email: "erased-5b5eef33@agency.example" })).toBe(false);
});

test("a list by the defaults asks for everybody", () => {
  expect(filterOf({ q: " ", status: "all" })).toEqual({});
  expect(filterOf({ q: " ada ", status: "deactivated" })).toEqual({ search: "ada", status: "deactivated" });
});
