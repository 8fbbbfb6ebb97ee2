import { expect, test } from "vitest";
import { changeOf, fieldsOf } from "./settings-draft";

test("what is not said is an empty field", () => {
  const fields = fieldsOf({
    name: "Northlight",
    primaryColor: "#1d4ed8",
    accentColor: "#f59e0b",
    mailSenderName: "Northlight",
    supportEmail: null,
    locale: "en",
    timeZone: "Etc/UTC",
    currency: "USD",
    updatedAt: "2026-11-21T10:00:00Z",
  });
  expect(fields.name).toBe("Northlight");
  expect(fields.supportEmail).toBe("");
  expect(fields.privacyUrl).toBe("");
});

test("what is emptied is taken back, but a name is never nothing", () => {
  expect(changeOf({ supportEmail: "", name: "", currency: "EUR" })).toEqual({
    supportEmail: null,
    name: "",
    currency: "EUR",
  });
});
