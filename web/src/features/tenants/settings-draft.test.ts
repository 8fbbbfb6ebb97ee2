import { expect, test } from "vitest";
import { changedKeys, changeOf, conflictsOf, without } from "./settings-draft";

const settings = {
  name: "Northlight",
  primaryColor: "#1d4ed8",
  accentColor: "#f59e0b",
  mailSenderName: "Northlight",
  supportEmail: "help@northlight.example",
  locale: "en",
  timeZone: "Etc/UTC",
  currency: "USD",
  updatedAt: "2026-11-21T10:00:00Z",
};

test("only what differs is sent, without blanks around it", () => {
  expect(changeOf(settings, { name: " Northlight ", currency: "EUR" })).toEqual({ currency: "EUR" });
});

test("what is emptied is taken back, but a name is never nothing", () => {
  expect(changeOf(settings, { supportEmail: " ", name: "" })).toEqual({ supportEmail: null, name: "" });
});

test("typing what stands there already is no change", () => {
  expect(changedKeys(settings, { supportUrl: "", currency: "USD" })).toEqual([]);
});

test("two people collide only where both have changed the same to something else", () => {
  const now = { ...settings, name: "Southlight", currency: "EUR" };
  expect(conflictsOf(settings, now, { name: "Eastlight", currency: "EUR", timeZone: "Europe/Rome" })).toEqual(
    ["name"],
  );
});

test("theirs is taken by laying one's own down", () => {
  expect(without({ name: "Eastlight", currency: "EUR" }, ["name"])).toEqual({ currency: "EUR" });
});
