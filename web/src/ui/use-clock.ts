"use client";
import { useState, useSyncExternalStore } from "react";

const pace = 20_000; // ms

let ticked = 0;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function tick() {
  ticked = Date.now();
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void) {
  timer ??= setInterval(tick, pace);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

const lastTick = () => ticked;

// The time, in milliseconds since 1970; one clock keeps everything on a page up with it.
export function useClock() {
  const [begun] = useState(() => Date.now());
  return Math.max(begun, useSyncExternalStore(subscribe, lastTick, lastTick));
}
