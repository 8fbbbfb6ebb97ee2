import { expect, test } from "vitest";
import { covers, safeTarget } from "./session";

test.each([
  ["/agency/clients?q=a", "/agency/clients?q=a"],
  ["//evil.example", "/home"],
  ["/\\evil.example", "/home"],
  ["https://evil.example", "/home"],
  [null, "/home"],
])("after signing in %s leads to %s", (wanted, target) => {
  expect(safeTarget(wanted, "/home")).toBe(target);
});

test("a permission is covered by itself, by its resource and by all", () => {
  expect(covers(["clients:read"], "clients:read")).toBe(true);
  expect(covers(["clients:*"], "clients:write")).toBe(true);
  expect(covers(["*"], "anything:at_all")).toBe(true);
  expect(covers(["clients:read", "websites:*"], "clients:write")).toBe(false);
});
