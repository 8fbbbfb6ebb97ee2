"use client";
// What the list of clients shows is in its address: search, filter, order. The rest is pure.
import { parseAsString, parseAsStringLiteral, useQueryState, useQueryStates } from "nuqs";
import type { Filter } from "./clients";

export const filters = ["all", "live", "provisioning", "error", "suspended", "deleted"] as const;
export type ListFilter = (typeof filters)[number];
export const orders = ["newest", "oldest", "name", "-name", "updated"] as const;
export type Order = (typeof orders)[number];

const longestSearch = 120;

const parsers = {
  q: parseAsString.withDefault(""),
  status: parseAsStringLiteral(filters).withDefault("all"),
  sort: parseAsStringLiteral(orders).withDefault("newest"),
};

export const listKeys = Object.keys(parsers);

// Which client is open beside the list.
export const useOpenClient = () => useQueryState("client", parseAsString);

export const useListState = () => useQueryStates(parsers, { clearOnDefault: true });

const sorts: Record<Order, Filter["sort"]> = {
  newest: undefined,
  oldest: "oldest",
  name: "name",
  "-name": "name_descending",
  updated: "recently_updated",
};

type ListState = { q: string; status: ListFilter; sort: Order };

export function filterOf({ q, status, sort }: ListState): Filter {
  const search = q.trim().slice(0, longestSearch);
  return {
    ...(search && { search }),
    ...(status === "deleted" ? { deleted: true } : status !== "all" && { status }),
    ...(sorts[sort] && { sort: sorts[sort] }),
  };
}
