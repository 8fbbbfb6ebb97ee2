"use client";
import { Languages, Laptop, LockKeyhole, ShieldCheck, UserRound } from "lucide-react";
import { useRegion, useText } from "@/messages";
import { chooseLanguage, languageNames } from "@/messages/language";
import type { CommandItem } from "@/ui/command";
import { accountKeys, accountPath } from "./navigation";

// The parts of one's own account.
export function useAccountCommands(go: (href: string) => () => void): CommandItem[] {
  const t = useText();
  const parts = [
    {
      part: "security",
      icon: <LockKeyhole aria-hidden />,
      label: t.account.security,
      words: [t.account.password, t.account.factors],
    },
    {
      part: "sessions",
      icon: <Laptop aria-hidden />,
      label: t.account.sessions,
      words: [t.account.signOutEverywhere],
    },
    {
      part: "privacy",
      icon: <ShieldCheck aria-hidden />,
      label: t.account.privacy,
      words: [t.privacy.title.own, t.account.erase],
    },
  ];
  return [
    {
      id: "go account",
      label: t.account.title,
      words: [t.account.profile],
      icon: <UserRound aria-hidden />,
      keys: accountKeys.toUpperCase(),
      run: go(accountPath),
    },
    ...parts.map(({ part, label, ...rest }) => ({
      id: `go account ${part}`,
      label: `${t.account.title}: ${label}`,
      run: go(`${accountPath}?tab=${part}`),
      ...rest,
    })),
  ];
}

export function useLanguageCommand(closing: (run: () => void) => () => void): CommandItem {
  const t = useText().account;
  const other = useRegion().language === "en" ? "de" : "en";
  return {
    id: "act language",
    label: `${t.language}: ${languageNames[other]}`,
    icon: <Languages aria-hidden />,
    run: closing(() => chooseLanguage(other)),
  };
}
