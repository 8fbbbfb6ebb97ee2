import { expect, test } from "vitest";
import { changesOver, clashesOf, without } from "./edits";

const role = { name: "Readers", permissions: ["a:read"], isEnabled: true };

test("only what differs is a change, without blanks around it", () => {
  expect(changesOver(role, { name: " Readers ", permissions: ["a:read"], isEnabled: false })).toEqual({
    isEnabled: false,
  });
  expect(changesOver(role, { name: " Looker " })).toEqual({ name: "Looker" });
});

test("two people collide only where both have changed the same to something else", () => {
  const now = { name: "Lookers", permissions: ["a:read", "b:read"], isEnabled: true };
  expect(
    clashesOf(role, now, { name: "Viewers", permissions: ["a:read", "b:read"], isEnabled: false }),
  ).toEqual(["name"]);
  expect(clashesOf(role, now, { isEnabled: false })).toEqual([]);
});

test("theirs is taken by laying one's own down", () => {
  expect(without({ name: "Viewers", isEnabled: false }, ["name"])).toEqual({ isEnabled: false });
});
