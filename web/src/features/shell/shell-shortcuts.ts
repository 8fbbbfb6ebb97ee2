"use client";
import { useRouter } from "next/navigation";
import { covers, usePerson } from "@/features/auth/session";
import { accountKeys, accountPath, inboxKeys, newClientPath, places } from "./navigation";
import type { Area } from "./require-session";
import { type Shortcuts, useShortcuts } from "./shortcuts";

// The keys that work on every page. "/" goes to the search of the page, where it has one.
export function useShellShortcuts(area: Area, show: (overlay: "palette" | "shortcuts" | "inbox") => void) {
  const router = useRouter();
  const { permissions } = usePerson();
  const shortcuts: Shortcuts = {
    "mod+k": () => show("palette"),
    "?": () => show("shortcuts"),
    "/": () => document.querySelector<HTMLInputElement>("main input[type=search]")?.focus(),
  };
  if (area !== "admin") shortcuts[inboxKeys] = () => show("inbox");
  shortcuts[accountKeys] = () => router.push(accountPath);
  for (const place of places[area]) {
    if (!place.permission || covers(permissions, place.permission))
      shortcuts[place.keys] = () => router.push(place.href);
  }
  if (area === "agency" && covers(permissions, "clients:write"))
    shortcuts.c = () => router.push(newClientPath);
  useShortcuts(shortcuts);
}
