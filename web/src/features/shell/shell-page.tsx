"use client";
import { Menu, Search } from "lucide-react";
import type { ReactNode } from "react";
import { InboxButton } from "@/features/notifications/inbox-button";
import { useText } from "@/messages";
import { Breadcrumb, type Crumb } from "@/ui/breadcrumb";
import { Button } from "@/ui/button";
import { Page } from "@/ui/page";
import { useShell } from "./shell";
import { titleOf, useTitle } from "./use-title";

// A page of the shell: where one is, then the content.
export function ShellPage({
  crumbs,
  narrow,
  children,
}: {
  crumbs: Crumb[];
  narrow?: boolean;
  children: ReactNode;
}) {
  const t = useText().shell;
  const { area, show } = useShell();
  useTitle(titleOf(crumbs));
  return (
    <>
      <header className="sticky top-0 z-20 flex h-12 items-center gap-2 border-b bg-card/90 px-3 backdrop-blur md:px-8">
        <Button
          variant="ghost"
          size="icon"
          className="-ml-1 md:hidden"
          aria-label={t.openNavigation}
          onClick={() => show("navigation")}
        >
          <Menu />
        </Button>
        <Breadcrumb label={t.where} crumbs={crumbs} />
        <Button
          variant="ghost"
          size="icon"
          className="ml-auto md:hidden"
          aria-label={t.search}
          onClick={() => show("palette")}
        >
          <Search />
        </Button>
        {area !== "admin" && <InboxButton className="-mr-1 md:hidden" />}
      </header>
      <Page narrow={narrow}>{children}</Page>
    </>
  );
}
