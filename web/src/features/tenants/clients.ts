"use client";
// Clients of the agency, as the API has them.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, body, ifUnchanged } from "@/api/client";
import type { components, operations } from "@/api/schema";
import { usePages, useWhole } from "@/features/shell/use-pages";

export type Client = components["schemas"]["Client"];
export type ClientChange = Partial<Pick<Client, "name" | "email" | "company" | "industry">>;
export type NewClient = components["schemas"]["NewClient"];
type Query = NonNullable<operations["list_clients"]["parameters"]["query"]>;
export type Filter = Pick<Query, "status" | "deleted" | "search" | "sort">;

const pageSize = 100;
const largestPage = 200;
const root = "clients";

// Those being set up change by themselves.
const looksAgain = (clients: Client[]) => clients.some((one) => one.status === "provisioning") && 2_000;

export function useClientPages(filter: Filter, { limit = pageSize, enabled = true } = {}) {
  return usePages(
    [root, "list", filter],
    (query, signal) =>
      body(api.GET("/api/v1/tenants/clients", { params: { query: { ...filter, ...query } }, signal })),
    { limit, enabled, looksAgain },
  );
}

// All of them, page after page: to count, and to choose one. A plan bounds how many there can be.
export function useAllClients({ enabled = true } = {}) {
  const pages = useWhole(useClientPages({}, { enabled, limit: largestPage }));
  return { ...pages, clients: pages.items ?? [], isComplete: pages.isSuccess && !pages.hasNextPage };
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
