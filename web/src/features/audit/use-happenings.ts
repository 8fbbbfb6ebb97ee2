"use client";
import { useText } from "@/messages";
import { happenings } from "./activity";
import type { LineFilter } from "./audit-state";
import { useLines, whileFresh } from "./lines";

export function useHappenings(filter: LineFilter) {
  const words = useText().audit.happened;
  const pages = useLines(filter, whileFresh);
  const lines = pages.items;
  return { ...pages, happened: lines && happenings(lines, (operation) => operation in words) };
}
