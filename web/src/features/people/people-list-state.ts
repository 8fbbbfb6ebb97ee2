"use client";
// What the list of people shows is in its address.
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import type { PersonFilter } from "./people";

export const statuses = ["all", "active", "deactivated"] as const;
export type PeopleListState = { q: string; status: (typeof statuses)[number] };

export function usePeopleListState() {
  return useQueryStates(
    {
      q: parseAsString.withDefault(""),
      status: parseAsStringLiteral(statuses).withDefault("all"),
    },
    { clearOnDefault: true },
  );
}

export function filterOf({ q, status }: PeopleListState): PersonFilter {
  const search = q.trim();
  return { ...(search && { search }), ...(status !== "all" && { status }) };
}
