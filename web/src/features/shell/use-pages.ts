"use client";
// A list of the API, page after page.
import { keepPreviousData, type QueryKey, useInfiniteQuery } from "@tanstack/react-query";
import { useEffect } from "react";

type Page<T> = { data: T[]; nextCursor?: string | null };
type Read<T> = (query: { cursor?: string; limit: number }, signal: AbortSignal) => Promise<Page<T>>;

export const pageSize = 50;

const itemsOf = <T>(read?: { pages: Page<T>[] }) => read?.pages.flatMap((page) => page.data);

type Options<T> = {
  limit?: number;
  enabled?: boolean;
  keeps?: boolean; // what was shown stays until the next is there
  looksAgain?: (items: T[]) => number | false; // after so many milliseconds, while it is looked at
};

export function usePages<T>(
  queryKey: QueryKey,
  read: Read<T>,
  { limit = pageSize, enabled = true, keeps = true, looksAgain }: Options<T> = {},
) {
  const pages = useInfiniteQuery({
    queryKey: [...queryKey, limit],
    queryFn: ({ pageParam, signal }) => read({ limit, cursor: pageParam ?? undefined }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor ?? null,
    placeholderData: keeps ? keepPreviousData : undefined,
    enabled,
    refetchInterval: looksAgain && ((query) => looksAgain(itemsOf(query.state.data) ?? [])),
  });
  return { ...pages, items: itemsOf(pages.data) };
}

export type Pages<T> = ReturnType<typeof usePages<T>>;

// All of them, for lists that something bounds.
export function useWhole<
  T extends Pick<Pages<unknown>, "hasNextPage" | "isFetching" | "isError" | "fetchNextPage">,
>(pages: T) {
  const { hasNextPage, isFetching, fetchNextPage, isError } = pages;
  useEffect(() => {
    if (hasNextPage && !isFetching && !isError) fetchNextPage();
  }, [hasNextPage, isFetching, isError, fetchNextPage]);
  return pages;
}
