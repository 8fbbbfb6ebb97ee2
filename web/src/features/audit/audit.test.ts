import { expect, test } from "vitest";
import { lineFilterOf, rangeOf } from "./audit-state";
import { isActOfPlatform } from "./acts";
import { differencesOf, textOf, wordsOf } from "./diff";

test("a change is told field by field, nested ones by their path", () => {
  const before = { branding_settings: { logo: null } };
  const after = { branding_settings: { logo: null, primaryColor: "#0f766e" }, name: "Northlight" };
  expect(differencesOf(before, after)).toEqual([
    { path: "branding_settings.primaryColor", before: undefined, after: "#0f766e" },
    { path: "name", before: undefined, after: "Northlight" },
  ]);
});

test("nothing and nothing again are no difference", () => {
  expect(differencesOf({ phone: null }, { phone: "" })).toEqual([]);
  expect(differencesOf(null, { scopes: ["a"] })).toEqual([
    { path: "scopes", before: undefined, after: ["a"] },
  ]);
});

test("names of fields become words, values become text", () => {
  const words = { nothing: "–", hidden: "(hidden)", time: (text: string) => `at ${text.slice(0, 4)}` };
  expect(wordsOf("branding_settings.primaryColor")).toBe("branding settings · primary color");
  expect(textOf("***", words)).toBe("(hidden)");
  expect(textOf(["a", "b"], words)).toBe("a, b");
  expect(textOf("2026-11-21T17:29:32.146254+00:00", words)).toBe("at 2026");
  expect(textOf(false, words)).toBe("false");
  expect(textOf([], words)).toBe("–");
});

test("a period is whole days where the reader is, and the last day counts", () => {
  const now = new Date("2026-11-21T15:30:00");
  expect(rangeOf({ period: "week", from: "", to: "" }, now)).toEqual({
    from: new Date("2026-11-15T00:00").toISOString(),
  });
  expect(rangeOf({ period: "custom", from: "2026-11-01", to: "2026-11-02" }, now)).toEqual({
    from: new Date("2026-11-01T00:00").toISOString(),
    to: new Date("2026-11-03T00:00").toISOString(),
  });
});

test("what is not filtered by is not sent", () => {
  const all = {
    actor: "all",
    noun: "all",
    action: "all",
    client: "all",
    period: "any",
    from: "",
    to: "",
    row: "",
  } as const;
  expect(lineFilterOf(all, new Date())).toEqual({});
  expect(
    lineFilterOf({ ...all, noun: "auth.roles", row: "r1", period: "custom", from: "soon" }, new Date()),
  ).toEqual({
    noun: "auth.roles",
    rowId: "r1",
  });
});

test("what the administrator does to an agency is told apart from what its own people do", () => {
  expect(isActOfPlatform("suspend_agency")).toBe(true);
  expect(isActOfPlatform("change_settings")).toBe(false);
  expect(isActOfPlatform(null)).toBe(false);
});
