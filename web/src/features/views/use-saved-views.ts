"use client";
// The views of the person signed in, kept in this browser.
import { useMemo, useSyncExternalStore } from "react";
import { usePerson } from "@/features/auth/session";
import { readViews, type SavedView } from "./saved-views";

const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    removeEventListener("storage", listener);
  };
}

export function useSavedViews(list: string) {
  const { userId, tenantId } = usePerson();
  const key = `views.${tenantId}.${userId}.${list}`;
  const kept = useSyncExternalStore(
    subscribe,
    () => localStorage.getItem(key),
    () => null,
  );
  const views = useMemo(() => readViews(kept), [kept]);
  const keep = (next: SavedView[]) => {
    localStorage.setItem(key, JSON.stringify(next));
    for (const listener of listeners) listener();
  };
  return { views, keep };
}
