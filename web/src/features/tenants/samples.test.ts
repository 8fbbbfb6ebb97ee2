import { expect, test } from "vitest";
import { en } from "@/messages/en";
import type { Client } from "./clients";
import { sampleNews } from "./sample-banner";
import { ownOf } from "./samples";

const client = (name: string, isSample: boolean): Client => ({
  id: name,
  name,
  email: null,
  company: null,
  industry: null,
  status: "live",
  websiteId: name,
  isSample,
  createdAt: "2026-01-01T00:00:00Z",
  updatedAt: "2026-01-01T00:00:00Z",
  deletedAt: null,
});

test("an agency's own clients are those that are no samples", () => {
  const clients = [client("Marigold", true), client("Bakery", false)];

  expect(ownOf(clients).map(({ name }) => name)).toEqual(["Bakery"]);
});

const news = (startingSites: number, failedSites: number) =>
  sampleNews(
    { clients: 3, startingSites, failedSites, liveSites: 3 - startingSites - failedSites },
    en.samples,
    String,
  );

test("samples say what they cost once nothing is under way", () => {
  expect(news(0, 0)).toBe(en.samples.text);
});

test("samples say that their websites are being set up", () => {
  expect(news(2, 0)).toBe(en.samples.starting);
});

test("a sample whose website failed is said before all else", () => {
  expect(news(1, 1)).toContain("1 of their websites could not be published");
  expect(news(0, 3)).toContain("3 of their websites");
});
