"use client";
// What the log shows is in its address, the open line too.
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import type { components } from "@/api/schema";

type NewExport = components["schemas"]["NewExport"];
export type LineFilter = Partial<
  Pick<NewExport, "actorId" | "noun" | "rowId" | "action" | "clientId" | "from" | "to">
>;

export const periods = ["any", "today", "week", "month", "custom"] as const;
export type Period = (typeof periods)[number];
export const actions = ["all", "added", "changed", "removed"] as const;

const parsers = {
  actor: parseAsString.withDefault("all"),
  noun: parseAsString.withDefault("all"),
  action: parseAsStringLiteral(actions).withDefault("all"),
  client: parseAsString.withDefault("all"),
  period: parseAsStringLiteral(periods).withDefault("any"),
  from: parseAsString.withDefault(""),
  to: parseAsString.withDefault(""),
  row: parseAsString.withDefault(""),
  line: parseAsString,
  export: parseAsString,
};

export const useAuditState = () => useQueryStates(parsers, { clearOnDefault: true });

export type AuditState = {
  actor: string;
  noun: string;
  action: (typeof actions)[number];
  client: string;
  period: Period;
  from: string;
  to: string;
  row: string;
};

export const noFilter = {
  actor: null,
  noun: null,
  action: null,
  client: null,
  period: null,
  from: null,
  to: null,
  row: null,
};

export const filterKeys = Object.keys(noFilter);

const daysBack: Partial<Record<Period, number>> = { today: 0, week: 6, month: 29 };

// The beginning of a day where the reader is, so many days after `day`; undefined for what is no day.
function startOf(day: Date | string, shift: number) {
  const start = typeof day === "string" ? new Date(`${day}T00:00`) : new Date(day);
  if (Number.isNaN(start.getTime())) return undefined;
  start.setHours(0, 0, 0, 0);
  start.setDate(start.getDate() + shift);
  return start.toISOString();
}

export function rangeOf({ period, from, to }: Pick<AuditState, "period" | "from" | "to">, now: Date) {
  const back = daysBack[period];
  if (back !== undefined) return { from: startOf(now, -back) };
  if (period === "any") return {};
  return { from: startOf(from, 0), to: startOf(to, 1) };
}

export function lineFilterOf(state: AuditState, now: Date): LineFilter {
  const { from, to } = rangeOf(state, now);
  return {
    ...(state.actor !== "all" && { actorId: state.actor }),
    ...(state.noun !== "all" && { noun: state.noun }),
    ...(state.action !== "all" && { action: state.action }),
    ...(state.client !== "all" && { clientId: state.client }),
    ...(state.row && { rowId: state.row }),
    ...(from && { from }),
    ...(to && { to }),
  };
}
