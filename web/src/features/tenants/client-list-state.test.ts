import { expect, test } from "vitest";
import { filterOf } from "./client-list-state";

const plain = { q: "", status: "all", sort: "newest" } as const;

test("what is plain is not asked for", () => {
  expect(filterOf(plain)).toEqual({});
  expect(filterOf({ ...plain, q: "  " })).toEqual({});
});

test("search, status and order are asked of the server", () => {
  expect(filterOf({ q: " Müller ", status: "live", sort: "-name" })).toEqual({
    search: "Müller",
    status: "live",
    sort: "name_descending",
  });
  expect(filterOf({ ...plain, status: "deleted", sort: "updated" })).toEqual({
    deleted: true,
    sort: "recently_updated",
  });
});

test("no more is searched for than the server takes", () => {
  expect(filterOf({ ...plain, q: "a".repeat(200) }).search).toHaveLength(120);
});
