"use client";
import { Plus, Search } from "lucide-react";
import { Link } from "@/ui/link";
import { usePathname } from "next/navigation";
import { covers, usePerson } from "@/features/auth/session";
import { InboxButton } from "@/features/notifications/inbox-button";
import { useText } from "@/messages";
import { Button } from "@/ui/button";
import { cn } from "@/ui/cn";
import { Kbd } from "@/ui/kbd";
import { newClientPath, type Place, places } from "./navigation";
import { useShell } from "./shell";
import { UserMenu } from "./user-menu";
import { WorkspaceSwitcher } from "./workspace-switcher";

export function Sidebar() {
  const t = useText().shell;
  const { area, show } = useShell();
  const { permissions } = usePerson();
  const may = (permission?: string) => !permission || covers(permissions, permission);
  return (
    <div className="flex h-full flex-col gap-3 px-3 py-3">
      <div className="flex items-center gap-1 pr-9 md:pr-0">
        <WorkspaceSwitcher />
        {area !== "admin" && <InboxButton className="ml-auto max-md:hidden" />}
      </div>
      <button
        type="button"
        onClick={() => show("palette")}
        className="flex h-8 items-center gap-2 rounded-md border bg-card px-2.5 text-muted-foreground shadow-xs hover:border-faint pointer-coarse:h-10"
      >
        <Search aria-hidden className="size-4" />
        {t.search}
        <Kbd className="ml-auto">⌘K</Kbd>
      </button>
      <nav aria-label={t.navigation} className="flex-1 overflow-y-auto">
        <ul className="grid gap-0.5">
          {places[area]
            .filter((place) => may(place.permission))
            .map((place) => (
              <NavItem key={place.href} place={place} />
            ))}
        </ul>
        {area === "agency" && may("clients:write") && (
          <Button asChild variant="ghost" className="mt-3 w-full justify-start px-2">
            <Link href={newClientPath}>
              <Plus aria-hidden />
              {t.newClient}
              <Kbd className="ml-auto max-md:hidden">C</Kbd>
            </Link>
          </Button>
        )}
      </nav>
      <UserMenu />
    </div>
  );
}

function NavItem({ place }: { place: Place }) {
  const t = useText().shell;
  const path = usePathname();
  const isHere = path === place.href || path.startsWith(`${place.href}/`);
  const Icon = place.icon;
  return (
    <li>
      <Link
        href={place.href}
        aria-current={isHere ? "page" : undefined}
        className={cn(
          "flex h-8 items-center gap-2 rounded-md px-2 font-medium text-muted-foreground transition-colors pointer-coarse:h-10",
          "hover:bg-accent hover:text-foreground aria-[current]:bg-accent aria-[current]:text-foreground",
        )}
      >
        <Icon aria-hidden className="size-4" />
        {place.label(t)}
      </Link>
    </li>
  );
}
