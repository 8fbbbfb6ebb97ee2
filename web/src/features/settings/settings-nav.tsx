"use client";
import { Link } from "@/ui/link";
import { useEffect, useRef } from "react";
import { covers, usePerson } from "@/features/auth/session";
import { useText } from "@/messages";
import { cn } from "@/ui/cn";
import { settingsGroups, type SettingsPlace } from "./places";

// A column beside the page; on narrow screens a row that scrolls to where one is.
export function SettingsNav({ path }: { path: string }) {
  const t = useText().settings;
  const { permissions } = usePerson();
  const groups = settingsGroups
    .map((group) => ({ ...group, places: group.places.filter((one) => covers(permissions, one.permission)) }))
    .filter((group) => group.places.length > 0);
  return (
    <nav
      aria-label={t.parts}
      className="-mx-4 flex gap-1 overflow-x-auto border-b px-4 pb-2 sm:-mx-8 sm:px-8 lg:sticky lg:top-20 lg:mx-0 lg:grid lg:gap-4 lg:overflow-visible lg:border-none lg:p-0"
    >
      {groups.map((group) => (
        <div key={group.label(t)} className="max-lg:contents">
          <p className="mb-1 px-2 text-xs text-muted-foreground max-lg:sr-only">{group.label(t)}</p>
          <ul className="flex gap-1 lg:grid lg:gap-0.5">
            {group.places.map((place) => (
              <Entry key={place.href} place={place} isHere={place.href === path} />
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function Entry({ place, isHere }: { place: SettingsPlace; isHere: boolean }) {
  const t = useText().settings;
  const entry = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (isHere) entry.current?.scrollIntoView({ block: "nearest", inline: "center" });
  }, [isHere]);
  const Icon = place.icon;
  return (
    <li ref={entry}>
      <Link
        href={place.href}
        aria-current={isHere ? "page" : undefined}
        className={cn(
          "flex h-8 items-center gap-2 rounded-md px-2 font-medium whitespace-nowrap text-muted-foreground transition-colors",
          "-outline-offset-2 hover:bg-accent hover:text-foreground pointer-coarse:h-10",
          "aria-[current]:bg-accent aria-[current]:text-foreground",
        )}
      >
        <Icon aria-hidden className="size-4" />
        {place.label(t)}
      </Link>
    </li>
  );
}
