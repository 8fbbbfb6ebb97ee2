"use client";
import dynamic from "next/dynamic";
import { usePathname, useRouter } from "next/navigation";
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { useText } from "@/messages";
import { loadAllParts } from "@/ui/on-demand";
import { Sheet } from "@/ui/sheet";
import { useWide } from "@/ui/use-wide";
import { Banners } from "./banners";
import { places } from "./navigation";
import type { Area } from "./require-session";
import { useShellShortcuts } from "./shell-shortcuts";
import { Sidebar } from "./sidebar";

const loadPalette = () => import("./palette").then((it) => it.Palette);
const Palette = dynamic(loadPalette, { ssr: false });
const Inbox = dynamic(() => import("@/features/notifications/inbox").then((it) => it.Inbox), { ssr: false });
const ShortcutList = dynamic(() => import("./shortcut-list").then((it) => it.ShortcutList), { ssr: false });

// Whoever presses the keys types on at once, and nothing that opens makes one wait.
function useLater(area: Area) {
  const router = useRouter();
  useEffect(() => {
    const load = () => {
      Promise.all([loadPalette(), loadAllParts()]).catch(() => undefined);
      for (const { href } of places[area]) router.prefetch(href);
    };
    const idle = window.requestIdleCallback ?? setTimeout; // Safari has none
    const timer = setTimeout(() => idle(load), 3_000);
    return () => clearTimeout(timer);
  }, [area, router]);
}

type Overlay = "navigation" | "palette" | "shortcuts" | "inbox" | null;
type Value = { area: Area; show: (overlay: Overlay) => void };
const ShellContext = createContext<Value | null>(null);

export function useShell() {
  const value = useContext(ShellContext);
  if (!value) throw new Error("there is no shell around");
  return value;
}

// Navigation at the left (a sheet on a phone), the page in a sheet of paper of its own.
export function Shell({ area, children }: { area: Area; children: ReactNode }) {
  const t = useText().shell;
  const isWide = useWide();
  const path = usePathname();
  const [open, show] = useState<Overlay>(null);
  const [seen, setSeen] = useState(path);
  if (seen !== path) {
    setSeen(path);
    show(null);
  }
  useShellShortcuts(area, show);
  useLater(area);
  const change = (overlay: Overlay) => (isOpen: boolean) => show(isOpen ? overlay : null);
  return (
    <ShellContext value={{ area, show }}>
      <a
        href="#content"
        className="sr-only rounded-md border bg-popover px-3 py-2 shadow-lg focus:not-sr-only focus:fixed focus:top-2 focus:left-2 focus:z-80"
      >
        {t.skip}
      </a>
      <div className="flex h-full flex-col">
        <Banners />
        <div className="flex min-h-0 flex-1">
          {isWide && (
            <aside className="w-60 shrink-0">
              <Sidebar />
            </aside>
          )}
          <div className="min-w-0 flex-1 md:py-2 md:pr-2">
            <main
              id="content"
              tabIndex={-1}
              className="h-full overflow-y-auto bg-card outline-none md:rounded-lg md:border md:shadow-xs"
            >
              {children}
            </main>
          </div>
        </div>
      </div>
      <Sheet
        open={open === "navigation"}
        onOpenChange={change("navigation")}
        title={t.navigation}
        side="left"
        hideTitle
      >
        <Sidebar />
      </Sheet>
      {open === "palette" && <Palette onOpenChange={change("palette")} />}
      {open === "inbox" && <Inbox area={area} onOpenChange={change("inbox")} />}
      {open === "shortcuts" && <ShortcutList onOpenChange={change("shortcuts")} />}
    </ShellContext>
  );
}
