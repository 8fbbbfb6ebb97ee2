import { expect, test } from "vitest";
import { en } from "@/messages/en";
import { cleanDomain, complaintOf, emptyDraft, newClientOf, stepOf } from "./new-client-draft";

test.each([
  ["https://www.Example.com/shop?a=1", "example.com"],
  [" example.com. ", "example.com"],
  ["shop.example.com", "shop.example.com"],
])("%s means the domain %s", (typed, domain) => {
  expect(cleanDomain(typed)).toBe(domain);
});

test.each(["", "example", "not a domain", "-a.com", "a..com"])("'%s' is no domain", (domain) => {
  expect(complaintOf(1, { ...emptyDraft, domain }, en.clients)).toHaveProperty("domain");
});

test("a field that the server refuses leads to its step", () => {
  expect(["clientName", "website.domain", "website.features.0", "other"].map(stepOf)).toEqual([0, 1, 2, 3]);
});

test("an empty address is none", () => {
  const draft = { ...emptyDraft, clientName: " Acme ", domain: "www.acme.example", template: "starter" };

  expect(newClientOf(draft)).toEqual({
    clientName: "Acme",
    email: null,
    website: { domain: "acme.example", template: "starter", features: [] },
  });
});
