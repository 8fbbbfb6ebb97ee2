import { expect, test } from "vitest";
import { expiryAfter, expiryState } from "./expiry";

const now = Date.parse("2026-11-21T12:00:00Z");

test("a lifetime is counted from now, and never is none", () => {
  expect(expiryAfter("30", now)).toBe("2026-12-21T12:00:00.000Z");
  expect(expiryAfter("never", now)).toBeNull();
});

test("what expires within a week is pointed out, what has expired is said so", () => {
  expect(expiryState(null, now)).toBe("never");
  expect(expiryState("2027-01-01T00:00:00Z", now)).toBe("later");
  expect(expiryState("2026-11-28T12:00:00Z", now)).toBe("soon");
  expect(expiryState("2026-11-21T12:00:00Z", now)).toBe("expired");
});
