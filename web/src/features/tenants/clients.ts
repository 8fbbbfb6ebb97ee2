"use client";
// Clients of the agency, as the API has them.
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { api, body } from "@/api/client";
import type { components } from "@/api/schema";

export type Client = components["schemas"]["Client"];
export type NewClient = components["schemas"]["NewClient"];
export type Filter = { status?: Client["status"]; deleted?: boolean };

const pageSize = 100;
const root = "clients";

export function useClientPages(filter: Filter, enabled = true) {
  return useInfiniteQuery({
    queryKey: [root, "list", filter],
    queryFn: ({ pageParam, signal }) =>
      body(
        api.GET("/api/v1/tenants/clients", {
          params: { query: { ...filter, limit: pageSize, cursor: pageParam ?? undefined } },
          signal,
        }),
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.nextCursor ?? null,
    enabled,
    // Those being set up change by themselves.
    refetchInterval: (query) =>
      query.state.data?.pages.some((page) => page.data.some((one) => one.status === "provisioning"))
        ? 2_000
        : false,
  });
}

// All of them, page after page: to search, to sort and to count. A plan bounds how many there can be.
export function useAllClients({ enabled = true, filter = {} }: { enabled?: boolean; filter?: Filter } = {}) {
  const pages = useClientPages(filter, enabled);
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
    mutationFn: (change: Partial<Pick<Client, "name" | "email" | "company" | "industry">>) =>
      body(api.PATCH("/api/v1/tenants/clients/{id}", { params: { path: { id } }, body: change })),
    onSuccess: () => queries.invalidateQueries({ queryKey: [root] }),
  });
}

export function useRemoveClient() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      body(api.DELETE("/api/v1/tenants/clients/{id}", { params: { path: { id } } })),
    // Nobody asks any more for the one that is gone.
    onSuccess: () => queries.invalidateQueries({ queryKey: [root, "list"] }),
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
