import { expect, test } from "vitest";
import { changeTo, invitationFor, judge, rightsOf } from "./standing";

const person = (id: string, level: "owner" | "admin" | "member") => ({ id, role: "agency" as const, level });
const owner = person("o", "owner");
const admin = person("a", "admin");

test("nobody changes themselves, the owner nor whoever ranks above", () => {
  expect(judge(admin, admin)).toBe("yourself");
  expect(judge(owner, owner)).toBe("owner");
  expect(judge(person("b", "member"), admin)).toBe("above");
  expect(judge(person("b", "admin"), admin)).toBe("allowed");
  expect(judge(admin, { id: "c", role: "client", level: null })).toBe("allowed");
});

test("rights are one choice, whatever they are made of", () => {
  expect(rightsOf({ role: "agency", level: "member", roleId: "r1" })).toBe("role:r1");
  expect(rightsOf({ role: "client", level: null, roleId: null })).toBe("client");
  expect(rightsOf(admin)).toBe("admin");
});

test("whoever becomes an admin lays the role down, and users of clients have no level", () => {
  expect(changeTo("admin", false)).toEqual({ level: "admin" });
  expect(changeTo("role:r1", false)).toEqual({ level: "member", roleId: "r1" });
  expect(changeTo("client", true)).toEqual({ roleId: null });
});

test("an invitation to a client names the client and no level", () => {
  expect(invitationFor("a@b.example", "role:r1", "c1")).toEqual({
    email: "a@b.example",
    subTenantId: "c1",
    roleId: "r1",
  });
  expect(invitationFor("a@b.example", "admin", null)).toEqual({
    email: "a@b.example",
    level: "admin",
    roleId: null,
  });
});
