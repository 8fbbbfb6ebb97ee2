"use client";
// Messages of the device for what ends while nobody looks. Only a click of the person turns them on, for this browser.
import { useSyncExternalStore } from "react";

const key = "device-messages";
const change = "devicemessageschange";

export type OnDevice = "impossible" | "refused" | "off" | "on";

function read(): OnDevice {
  if (!("Notification" in window)) return "impossible";
  if (Notification.permission === "denied") return "refused";
  return Notification.permission === "granted" && localStorage.getItem(key) === "on" ? "on" : "off";
}

function subscribe(listener: () => void) {
  addEventListener(change, listener);
  addEventListener("storage", listener);
  return () => {
    removeEventListener(change, listener);
    removeEventListener("storage", listener);
  };
}

export const useOnDevice = () => useSyncExternalStore(subscribe, read, () => "off" as const);

export async function turnOnDevice(wanted: boolean) {
  if (wanted) await Notification.requestPermission();
  if (wanted) localStorage.setItem(key, "on");
  else localStorage.removeItem(key);
  dispatchEvent(new Event(change));
}

type Message = { title: string; text?: string; path: string };

// Phones want it from the service worker; it also leads to the page when somebody taps on it.
export async function tellOnDevice({ title, text, path }: Message) {
  if (read() !== "on" || document.visibilityState === "visible") return;
  const worker = await navigator.serviceWorker?.getRegistration();
  await worker?.showNotification(title, { body: text, icon: "/brand-icon", tag: path, data: { path } });
}
