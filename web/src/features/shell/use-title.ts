"use client";
import { useEffect } from "react";
import type { Crumb } from "@/ui/breadcrumb";

// "Deployment 2 · Harbour Coffee Roasters": the page first, then what it belongs to.
export function titleOf(crumbs: Crumb[]) {
  const known = crumbs
    .map(({ label }) => label)
    .filter((label) => typeof label === "string" && label !== "…");
  return known.reverse().slice(0, 2).join(" · ") || null;
}

// What the tab and the history say: as the page calls itself, in the language that is spoken. Pages have an English
// title of their own for the moment before.
export function useTitle(title: string | null) {
  useEffect(() => {
    if (title) document.title = title;
  }, [title]);
}
