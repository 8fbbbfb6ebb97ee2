"use client";
import { Menu, Search } from "lucide-react";
import type { ReactNode } from "react";
import { InboxButton } from "@/features/notifications/inbox-button";
import { useText } from "@/messages";
import type { Crumb } from "@/ui/breadcrumb";
import { Button } from "@/ui/button";
import { Page } from "@/ui/page";
import { useShell } from "./shell";
import { TopBar } from "./top-bar";
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
      <TopBar
        label={t.where}
        crumbs={crumbs}
        before={
          <Button
            variant="ghost"
            size="icon"
            className="-ml-1 md:hidden"
            aria-label={t.openNavigation}
            onClick={() => show("navigation")}
          >
            <Menu />
          </Button>
        }
        after={
          <>
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
          </>
        }
      />
      <Page narrow={narrow}>{children}</Page>
    </>
  );
}
