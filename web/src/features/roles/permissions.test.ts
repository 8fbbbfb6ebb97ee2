import { expect, test } from "vitest";
import { groupsOf, heldBy, hindranceOf, lackingOf, summaryOf } from "./permissions";
import type { Permission } from "./roles";

const permission = (name: string, builtInRoles: Permission["builtInRoles"], mayBeGivenToClients = false) => ({
  name,
  builtInRoles,
  mayBeGivenToClients,
});
const catalogue = [
  permission("billing:read", ["owner", "admin"]),
  permission("clients:read", ["owner", "admin", "member", "client"], true),
  permission("clients:write", ["owner", "admin", "member"]),
];

test("the catalogue is grouped by noun, in its order", () => {
  const groups = groupsOf(catalogue).map(({ noun, permissions }) => [noun, permissions.length]);
  expect(groups).toEqual([
    ["billing", 1],
    ["clients", 2],
  ]);
});

test("what one lacks is named, patterns count", () => {
  expect(lackingOf(["clients:*"], heldBy(catalogue, "admin"))).toEqual(["billing:read"]);
  expect(lackingOf(["*"], heldBy(catalogue, "admin"))).toEqual([]);
});

test("clients never get what is not for them, and nobody gives what is not theirs", () => {
  const [billing, read, write] = catalogue as [Permission, Permission, Permission];
  expect(hindranceOf(write, "client", ["*"])).toBe("notForClients");
  expect(hindranceOf(billing, "agency", ["clients:*"])).toBe("notYours");
  expect(hindranceOf(read, "client", ["clients:read"])).toBeNull();
});

test("permissions are summed up by noun", () => {
  const words = { noun: (noun: string) => noun.toUpperCase(), action: (action: string) => action };
  expect(summaryOf(["clients:read", "clients:write", "billing:read"], words)).toEqual([
    "CLIENTS: read, write",
    "BILLING: read",
  ]);
});
