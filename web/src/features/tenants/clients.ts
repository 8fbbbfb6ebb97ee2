"use client";
// Clients of the agency, as the API has them.
import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from "@tanstack/react-query";
import { useEffect } from "react";
import { api, body, ifUnchanged } from "@/api/client";
import type { components, operations } from "@/api/schema";

export type Client = components["schemas"]["Client"];
export type ClientChange = Partial<Pick<Client, "name" | "email" | "company" | "industry">>;
export type NewClient = components["schemas"]["NewClient"];
type Query = NonNullable<operations["list_clients"]["parameters"]["query"]>;
export type Filter = Pick<Query, "status" | "deleted" | "search" | "sort">;

const pageSize = 100;
const largestPage = 200;
const root = "clients";

export function useClientPages(filter: Filter, { limit = pageSize, enabled = true } = {}) {
  return useInfiniteQuery({
    queryKey: [root, "list", filter, limit],
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET("/api/v1/tenants/clients", {
          params: { query: { ...filter, limit, cursor: pageParam ?? undefined } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor ?? null,
    enabled,
    placeholderData: keepPreviousData,
    // Those being set up change by themselves.
    refetchInterval: (query) =>
      query.state.data?.pages.some((page) => page.data.some((one) => one.status === "provisioning"))
        ? 2_000
        : false,
  });
}

// All of them, page after page: to count, and to choose one. A plan bounds how many there can be.
export function useAllClients({ enabled = true } = {}) {
  const pages = useClientPages({}, { enabled, limit: largestPage });
  const { hasNextPage, isFetching, fetchNextPage, isError } = pages;
  useEffect(() => {
    if (enabled && hasNextPage && !isFetching && !isError) fetchNextPage();
  }, [enabled, hasNextPage, isFetching, isError, fetchNextPage]);
  const clients = pages.data?.pages.flatMap((page) => page.data) ?? [];
  return { ...pages, clients, isComplete: pages.isSuccess && !hasNextPage };
}

export function useClient(id: string | null) {
  return useQuery({
    queryKey: [root, "one", id],
    queryFn: ({ signal }) =>
      body(api.GET("/api/v1/tenants/clients/{id}", { params: { path: { id: id ?? "" } }, signal })),
    enabled: id !== null,
    refetchInterval: (query) => (query.state.data?.status === "provisioning" ? 2_000 : false),
  });
}

export function useCreateClient() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ client, key }: { client: NewClient; key: string }) =>
      body(api.POST("/api/v1/tenants/clients", { body: client, headers: { "Idempotency-Key": key } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: [root] }),
  });
}

export function useChangeClient(id: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ change, over }: { change: ClientChange; over: Client }) =>
      body(
        api.PATCH("/api/v1/tenants/clients/{id}", {
          params: { path: { id } },
          body: change,
          headers: ifUnchanged(over),
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: [root] }),
  });
}

export function useRemoveClient() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      body(api.DELETE("/api/v1/tenants/clients/{id}", { params: { path: { id } } })),
    // Nobody asks any more for the one that is gone.
    onSuccess: () =>
      Promise.all(["list", "samples"].map((what) => queries.invalidateQueries({ queryKey: [root, what] }))),
  });
}

export function useRestoreClient() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      body(api.POST("/api/v1/tenants/clients/{id}/restore", { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: [root] }),
  });
}
