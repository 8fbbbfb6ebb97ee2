"use client";
// What the list of agencies shows is in its address.
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import type { AgencyFilter } from "./agencies";

export const statuses = ["all", "active", "suspended", "archived"] as const;
export const orders = ["newest", "name"] as const;

export type AgencyListState = {
  q: string;
  status: (typeof statuses)[number];
  plan: string;
  sort: (typeof orders)[number];
};

export function useAgencyListState() {
  return useQueryStates(
    {
      q: parseAsString.withDefault(""),
      status: parseAsStringLiteral(statuses).withDefault("all"),
      plan: parseAsString.withDefault("all"),
      sort: parseAsStringLiteral(orders).withDefault("newest"),
    },
    { clearOnDefault: true },
  );
}

export function filterOf({ q, status, plan, sort }: AgencyListState): AgencyFilter {
  const search = q.trim();
  return {
    ...(search && { search }),
    ...(status !== "all" && { status }),
    ...(plan !== "all" && { plan }),
    ...(sort !== "newest" && { sort }),
  };
}
