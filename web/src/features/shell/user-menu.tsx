"use client";
import { BookOpen, ChevronsUpDown, Keyboard, LogOut, Monitor, Moon, Sun, UserRound } from "lucide-react";
import { Link } from "@/ui/link";
import { endSession } from "@/api/session";
import { usePerson } from "@/features/auth/session";
import { useText } from "@/messages";
import { Avatar } from "@/ui/avatar";
import { Menu, MenuChoice, MenuItem, MenuLabel, MenuSeparator } from "@/ui/menu";
import { useTheme } from "@/ui/theme";
import { accountPath } from "./navigation";
import { useShell } from "./shell";

export function UserMenu() {
  const t = useText().shell;
  const person = usePerson();
  const { show } = useShell();
  return (
    <Menu
      align="start"
      side="top"
      className="w-56"
      trigger={
        <button
          type="button"
          className="flex h-10 w-full items-center gap-2 rounded-md px-1.5 text-left hover:bg-accent data-[state=open]:bg-accent"
        >
          <Avatar name={person.fullName} />
          <span className="min-w-0 flex-1 truncate font-medium">
            <span className="sr-only">{t.account}: </span>
            {person.fullName}
          </span>
          <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-muted-foreground" />
        </button>
      }
    >
      <MenuLabel className="truncate">{person.email}</MenuLabel>
      <MenuItem asChild>
        <Link href={accountPath}>
          <UserRound aria-hidden />
          {t.account}
        </Link>
      </MenuItem>
      <MenuSeparator />
      <MenuLabel>{t.theme}</MenuLabel>
      <ThemeChoice />
      <MenuSeparator />
      <MenuItem keys="?" onSelect={() => show("shortcuts")}>
        <Keyboard aria-hidden />
        {t.shortcuts}
      </MenuItem>
      <MenuItem asChild>
        <a href="/api/v1/docs" target="_blank" rel="noreferrer">
          <BookOpen aria-hidden />
          {t.apiDocs}
        </a>
      </MenuItem>
      <MenuSeparator />
      <MenuItem onSelect={() => endSession()}>
        <LogOut aria-hidden />
        {t.signOut}
      </MenuItem>
    </Menu>
  );
}

function ThemeChoice() {
  const t = useText().shell;
  const { theme, setTheme } = useTheme();
  const icon = "size-4 text-muted-foreground";
  const choice = (Icon: typeof Sun, label: string) => (
    <>
      <Icon aria-hidden className={icon} />
      {label}
    </>
  );
  return (
    <MenuChoice
      value={theme}
      onChange={setTheme}
      choices={[
        { value: "system", label: choice(Monitor, t.system) },
        { value: "light", label: choice(Sun, t.light) },
        { value: "dark", label: choice(Moon, t.dark) },
      ]}
    />
  );
}
