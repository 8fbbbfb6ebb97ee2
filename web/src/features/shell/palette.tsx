"use client";
import { Bell, Keyboard, LogOut, Moon, Plus, Sun } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { endSession } from "@/api/session";
import { covers, usePerson } from "@/features/auth/session";
import { usePlatformCommands } from "@/features/platform/platform-commands";
import { settingsPlaces } from "@/features/settings/places";
import { useClientCommands } from "@/features/tenants/use-client-commands";
import { useText } from "@/messages";
import { type CommandGroup, CommandPalette } from "@/ui/command";
import { useTheme } from "@/ui/theme";
import { useAccountCommands, useLanguageCommand } from "./account-commands";
import { inboxKeys, newClientPath, places } from "./navigation";
import { useShell } from "./shell";

// Go, create, find a client, act: all by keyboard.
export function Palette({ onOpenChange }: { onOpenChange: (open: boolean) => void }) {
  const text = useText();
  const t = text.shell;
  const { area } = useShell();
  const [typed, setTyped] = useState("");
  const groups = useGroups(() => onOpenChange(false), typed);
  const placeholders = {
    admin: text.platform.palettePlaceholder,
    agency: t.palettePlaceholder,
    client: t.palettePlaceholderPlain,
  };
  return (
    <CommandPalette
      open
      onOpenChange={onOpenChange}
      title={t.palette}
      placeholder={placeholders[area]}
      onSearch={setTyped}
      empty={t.paletteEmpty}
      groups={groups}
    />
  );
}

function useGroups(close: () => void, typed: string): CommandGroup[] {
  const text = useText();
  const t = text.shell;
  const router = useRouter();
  const { area, show } = useShell();
  const { permissions } = usePerson();
  const { setTheme } = useTheme();
  const may = (permission?: string) => !permission || covers(permissions, permission);
  const closing = (run: () => void) => () => {
    close();
    run();
  };
  const go = (href: string) => closing(() => router.push(href));
  const platform = usePlatformCommands(typed, go, area === "admin");
  const clients = useClientCommands(typed, go, area === "agency" && may("clients:read"));
  const account = useAccountCommands(go);
  const language = useLanguageCommand(closing);

  const goTo = places[area]
    .filter((place) => may(place.permission))
    .map(({ href, label, icon: Icon, keys }) => ({
      id: `go ${href}`,
      label: label(t),
      icon: <Icon aria-hidden />,
      keys: keys.toUpperCase(),
      run: go(href),
    }));
  const settings = (area === "agency" ? settingsPlaces : [])
    .filter((place) => may(place.permission))
    .map(({ href, label, icon: Icon }) => ({
      id: `settings ${href}`,
      label: label(text.settings),
      icon: <Icon aria-hidden />,
      run: go(href),
    }));
  const create =
    area === "agency" && may("clients:write")
      ? [
          {
            id: "create client",
            label: t.newClient,
            icon: <Plus aria-hidden />,
            keys: "C",
            run: go(newClientPath),
          },
        ]
      : [];
  const inbox = {
    id: "act inbox",
    label: text.notifications.title,
    icon: <Bell aria-hidden />,
    keys: inboxKeys.toUpperCase(),
    run: () => show("inbox"),
  };
  const act = [
    ...(area === "admin" ? [] : [inbox]),
    {
      id: "act light",
      label: `${t.theme}: ${t.light}`,
      icon: <Sun aria-hidden />,
      run: closing(() => setTheme("light")),
    },
    {
      id: "act dark",
      label: `${t.theme}: ${t.dark}`,
      icon: <Moon aria-hidden />,
      run: closing(() => setTheme("dark")),
    },
    language,
    {
      id: "act keys",
      label: t.shortcuts,
      icon: <Keyboard aria-hidden />,
      keys: "?",
      run: () => show("shortcuts"),
    },
    {
      id: "act sign out",
      label: t.signOut,
      icon: <LogOut aria-hidden />,
      run: closing(() => void endSession()),
    },
  ];
  return [
    { heading: t.groupGo, items: goTo },
    { heading: t.groupCreate, items: create },
    { heading: t.settings, items: settings },
    clients,
    ...platform,
    { heading: t.groupActions, items: act },
    { heading: t.account, items: account },
  ].filter((group) => group.items.length > 0);
}
