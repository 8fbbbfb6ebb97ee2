"use client";
// Which lines of a list are chosen. What is not shown any more is not chosen either.
import { useState } from "react";

// The ids between two lines of a list, both included, whichever comes first.
export function idsBetween(ids: string[], from: string, to: string) {
  const [first = -1, last = -1] = [ids.indexOf(from), ids.indexOf(to)].toSorted((a, b) => a - b);
  return first < 0 ? [to] : ids.slice(first, last + 1);
}

export function useSelection(shown: string[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [last, setLast] = useState<string | null>(null);
  const selected = shown.filter((id) => chosen.has(id));

  // With `upTo` also what lies between this line and the one before.
  function toggle(id: string, upTo: boolean) {
    const isOn = !chosen.has(id);
    const ids = upTo && last !== null ? idsBetween(shown, last, id) : [id];
    const next = new Set(chosen);
    for (const one of ids) {
      if (isOn) next.add(one);
      else next.delete(one);
    }
    setChosen(next);
    setLast(id);
  }

  return {
    selected,
    has: (id: string) => chosen.has(id),
    toggle,
    areAll: shown.length > 0 && selected.length === shown.length,
    toggleAll: () => setChosen(new Set(selected.length === shown.length ? [] : shown)),
    keep: (ids: string[]) => setChosen(new Set(ids)),
    clear: () => setChosen(new Set()),
  };
}

export type Selection = ReturnType<typeof useSelection>;
