"use client";
// What the page about jobs shows is in its address, the open job too.
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import type { FailedFilter } from "./jobs";

export const tabs = ["queues", "failed", "schedules"] as const;
export const endings = ["all", "failed", "dead"] as const;

const parsers = {
  tab: parseAsStringLiteral(tabs).withDefault("queues"),
  kind: parseAsString.withDefault("all"),
  ending: parseAsStringLiteral(endings).withDefault("all"),
  agency: parseAsString.withDefault(""),
  job: parseAsString,
};

export const useJobsState = () => useQueryStates(parsers, { clearOnDefault: true });

export const noFilter = { kind: null, ending: null, agency: null };

export type JobsState = { kind: string; ending: (typeof endings)[number]; agency: string };

export function filterOf({ kind, ending, agency }: JobsState): FailedFilter {
  return {
    ...(kind !== "all" && { kind }),
    ...(ending !== "all" && { status: ending }),
    ...(agency && { agencyId: agency }),
  };
}
