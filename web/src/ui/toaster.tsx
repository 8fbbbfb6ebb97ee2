"use client";
import { useState, useSyncExternalStore } from "react";
import { onDemand } from "./on-demand";
import { type Toast, toastStore } from "./toasts";

const List = onDemand(() => import("./toast-list").then((it) => it.ToastList));
const none: Toast[] = [];

// Shows what `toast()` announces; F8 goes there by keyboard.
export function Toaster() {
  const toasts = useSyncExternalStore(toastStore.subscribe, toastStore.read, () => none);
  const [isUsed, setUsed] = useState(false);
  if (toasts.length > 0 && !isUsed) setUsed(true);
  return isUsed && <List toasts={toasts} />;
}
