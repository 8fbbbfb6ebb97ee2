"use client";
import { Menu } from "lucide-react";
import { usePathname } from "next/navigation";
import { useText } from "@/messages";
import { Page, PageHeader } from "@/ui/page";
import { Skeleton } from "@/ui/skeleton";
import { openingOf } from "./opening";
import { TopBar } from "./top-bar";

// The frame before it is known who looks at it: what it shows stays where it is when the screen comes.
export function ShellSkeleton() {
  const t = useText();
  const { crumbs, title, description, narrow } = openingOf(usePathname(), t);
  return (
    <div className="flex h-full" aria-busy>
      <div className="hidden w-60 shrink-0 flex-col gap-3 p-4 md:flex">
        <Skeleton className="h-7 w-40" />
        <Skeleton className="mt-4 h-5 w-full" />
        <Skeleton className="h-5 w-4/5" />
      </div>
      <main className="in-english min-w-0 flex-1 md:py-2 md:pr-2">
        <div className="h-full overflow-hidden bg-card md:rounded-lg md:border md:shadow-xs">
          <TopBar
            label={t.shell.where}
            crumbs={crumbs}
            before={
              <span
                aria-hidden
                className="-ml-1 grid size-8 place-items-center pointer-coarse:size-10 md:hidden"
              >
                <Menu className="size-4 text-muted-foreground" />
              </span>
            }
          />
          <Page narrow={narrow}>
            <PageHeader title={title ?? <Unknown word={t.shell.opening} />} description={description} />
            <Skeleton className="h-28 w-full" />
          </Page>
        </div>
      </main>
    </div>
  );
}

function Unknown({ word }: { word: string }) {
  return (
    <>
      <span className="sr-only">{word}</span>
      <Skeleton className="h-7 w-56" />
    </>
  );
}
