"use client";
// A list of the API, page after page.
import { keepPreviousData, type QueryKey, useInfiniteQuery } from "@tanstack/react-query";
import { useEffect } from "react";

type Page<T> = { data: T[]; nextCursor?: string | null };
type Read<T> = (query: { cursor?: string; limit: number }, signal: AbortSignal) => Promise<Page<T>>;

export const pageSize = 50;

// What was shown stays until the next is there, unless `keeps` says otherwise.
export function usePages<T>(
  queryKey: QueryKey,
  read: Read<T>,
  { limit = pageSize, enabled = true, keeps = true } = {},
) {
  const pages = useInfiniteQuery({
    queryKey: [...queryKey, limit],
    queryFn: ({ pageParam, signal }) => read({ limit, cursor: pageParam ?? undefined }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor ?? null,
    placeholderData: keeps ? keepPreviousData : undefined,
    enabled,
  });
  return { ...pages, items: pages.data?.pages.flatMap((page) => page.data) };
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
