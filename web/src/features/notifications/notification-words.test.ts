import { expect, test } from "vitest";
import { en } from "@/messages/en";
import { wordsOf } from "./notification-words";
import type { Notification } from "./notifications";

const blank: Omit<Notification, "kind"> = {
  id: "1",
  createdAt: "2026-11-21T10:00:00Z",
  isRead: false,
  clientId: "c1",
  clientName: "Kestrel Coffee",
  domain: "kestrel.example",
  release: 3,
  reason: "There is no branch x.",
  entitlement: "clients",
  used: 8,
  amount: 10,
  exportId: "e1",
};

test.each([
  ["website_live", "agency", "Kestrel Coffee is live", "/agency/clients/c1"],
  ["website_live", "client", "Kestrel Coffee is live", "/client/website"],
  ["website_failed", "agency", "The website of Kestrel Coffee needs attention", "/agency/clients/c1"],
  ["usage_warning", "agency", "Your plan is nearly full", "/agency/settings/plan"],
  ["app_domain_active", "agency", "kestrel.example is your address now", "/agency/settings/domain"],
  ["app_domain_failed", "agency", "kestrel.example could not be set up", "/agency/settings/domain"],
  ["ownership_transferred", "agency", "The agency has another owner", "/agency/settings/members"],
  ["export_ready", "client", "Your data is ready", "/account?export=e1"],
] as const)("%s in the area %s reads “%s”", (kind, area, title, href) => {
  expect(wordsOf({ ...blank, kind }, en, area)).toMatchObject({ title, href });
});

test("a failure says why, and a plan how full it is", () => {
  expect(wordsOf({ ...blank, kind: "website_failed" }, en, "agency").text).toBe("There is no branch x.");
  expect(wordsOf({ ...blank, kind: "usage_warning" }, en, "agency").text).toBe("Clients: 8 of 10 used");
});

test("a client that is gone by then is named by its domain", () => {
  expect(wordsOf({ ...blank, kind: "website_live", clientName: null }, en, "agency").title).toBe(
    "kestrel.example is live",
  );
});
