"use client";
// Single keys and short sequences such as "g d"; silent while one types, in dialogs, and when turned off.
import { useEffect, useRef, useSyncExternalStore } from "react";

export type Shortcuts = Record<string, () => void>;

const key = "single-keys";
const change = "singlekeyschange";
const pause = 1500;

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
const isModal = () => document.querySelector('[role="dialog"], [role="menu"], [role="listbox"]') !== null;
const areOn = () => localStorage.getItem(key) !== "off";

function subscribe(listener: () => void) {
  addEventListener(change, listener);
  return () => removeEventListener(change, listener);
}

export function useSingleKeys() {
  const isOn = useSyncExternalStore(subscribe, areOn, () => true);
  const setOn = (next: boolean) => {
    localStorage.setItem(key, next ? "on" : "off");
    dispatchEvent(new Event(change));
  };
  return { isOn, setOn };
}

export function useShortcuts(shortcuts: Shortcuts) {
  const latest = useRef(shortcuts);
  useEffect(() => {
    latest.current = shortcuts;
  });
  useEffect(() => {
    let first: { key: string; at: number } | null = null;
    const listen = (event: KeyboardEvent) => {
      const isCommand = (event.metaKey || event.ctrlKey) && !event.altKey && event.key.toLowerCase() === "k";
      if (isCommand && latest.current["mod+k"]) {
        event.preventDefault();
        latest.current["mod+k"]();
        return;
      }
      if (event.metaKey || event.ctrlKey || event.altKey || !areOn() || isTyping(event.target) || isModal())
        return;
      const before = first && event.timeStamp - first.at < pause ? `${first.key} ` : "";
      const run = latest.current[before + event.key] ?? latest.current[event.key];
      first = { key: event.key, at: event.timeStamp };
      if (!run) return;
      first = null;
      event.preventDefault();
      run();
    };
    addEventListener("keydown", listen);
    return () => removeEventListener("keydown", listen);
  }, []);
}
