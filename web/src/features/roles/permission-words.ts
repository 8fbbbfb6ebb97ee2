"use client";
import { useText } from "@/messages";

// Permissions in words; what has no words yet is shown by its name.
export function usePermissionWords() {
  const t = useText().roles;
  return {
    noun: (noun: string) => t.nouns[noun] ?? noun,
    action: (action: string) => t.actions[action] ?? action,
    explain: (name: string) => t.explained[name],
  };
}
