"use client";
import { useSyncExternalStore } from "react";

const query = "(min-width: 48rem)"; // Tailwind's md

function subscribe(listener: () => void) {
  const list = matchMedia(query);
  list.addEventListener("change", listener);
  return () => list.removeEventListener("change", listener);
}

// Whether there is room for two columns; for parts that a phone need not draw only to hide them.
export const useWide = () =>
  useSyncExternalStore(
    subscribe,
    () => matchMedia(query).matches,
    () => false,
  );
