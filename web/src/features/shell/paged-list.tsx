"use client";
import type { ReactNode } from "react";
import { useFormat } from "@/messages/format";
import { Button } from "@/ui/button";
import { Card, CardFooter } from "@/ui/card";
import { SkeletonRows } from "@/ui/skeleton";
import { useArrived } from "@/ui/use-arrived";
import { Failure } from "./region";
import type { Pages } from "./use-pages";

type Words = { count: (shown: string, hasMore: boolean) => string; more: string };

// A card with a list that goes on, whatever state it is in.
export function PagedList<T>({
  pages,
  words,
  empty,
  children,
}: {
  pages: Pages<T>;
  words: Words;
  empty: ReactNode;
  children: (items: T[]) => ReactNode;
}) {
  const format = useFormat();
  const { items } = pages;
  const hasArrived = useArrived(items !== undefined);
  // Of the filter before, nothing can be kept of nobody.
  if (!items || !hasArrived || (pages.isPlaceholderData && items.length === 0)) {
    return (
      <Card aria-busy={!pages.error}>
        {pages.error ? <Failure query={pages} /> : <SkeletonRows rows={8} className="pt-9" />}
      </Card>
    );
  }
  if (items.length === 0) return <Card>{empty}</Card>;
  return (
    <Card aria-busy={pages.isPlaceholderData}>
      {children(items)}
      <CardFooter className="min-h-12">
        <span role="status">{words.count(format.number(items.length), pages.hasNextPage)}</span>
        {pages.hasNextPage && (
          <Button size="sm" pending={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
            {words.more}
          </Button>
        )}
      </CardFooter>
    </Card>
  );
}
