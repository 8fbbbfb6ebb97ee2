"use client";
// Light, dark, or as the device has it. The choice stays in this browser; `data-theme` holds what is shown.
import { useSyncExternalStore } from "react";

export type Theme = "system" | "light" | "dark";
const key = "theme";
const change = "themechange";

// Runs before the first paint, so that nothing flashes.
export const themeScript = `(()=>{const d=matchMedia("(prefers-color-scheme: dark)"),a=()=>{let t;try{t=localStorage.getItem("${key}")}catch{}document.documentElement.dataset.theme=t==="dark"||t!=="light"&&d.matches?"dark":"light"};a();d.addEventListener("change",a);addEventListener("storage",a);addEventListener("${change}",a)})()`;

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
