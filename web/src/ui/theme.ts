"use client";
// Light, dark, or as the device has it. The choice stays in this browser; `data-theme` holds what is shown.
import { useSyncExternalStore } from "react";
import { change, key } from "./theme-script";

export type Theme = "system" | "light" | "dark";

function subscribe(listener: () => void) {
  addEventListener(change, listener);
  addEventListener("storage", listener);
  return () => {
    removeEventListener(change, listener);
    removeEventListener("storage", listener);
  };
}

const read = () => (localStorage.getItem(key) ?? "system") as Theme;

export function useTheme() {
  const theme = useSyncExternalStore(subscribe, read, () => "system" as Theme);
  const setTheme = (next: Theme) => {
    if (next === "system") localStorage.removeItem(key);
    else localStorage.setItem(key, next);
    dispatchEvent(new Event(change));
  };
  return { theme, setTheme };
}
