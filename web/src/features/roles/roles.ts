"use client";
// The agency's own roles, and the catalogue of what roles can be given.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, body, ifUnchanged } from "@/api/client";
import type { components } from "@/api/schema";

export type Role = components["schemas"]["CustomRole"];
export type Permission = components["schemas"]["Permission"];
export type Audience = Role["audience"];
export type NewRole = components["schemas"]["NewRole"];
// What a form begins with: of a role that is there, with its version.
export type RoleStart = NewRole & { updatedAt?: string };

const root = "roles";

export function useRoles(enabled = true) {
  return useQuery({
    queryKey: [root],
    queryFn: async ({ signal }) => (await body(api.GET("/api/v1/auth/roles", { signal }))).data,
    enabled,
  });
}

export function useCatalogue() {
  return useQuery({
    queryKey: ["permissions"],
    queryFn: async ({ signal }) => (await body(api.GET("/api/v1/auth/permissions", { signal }))).data,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useSaveRole(id: string | null) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ wish: { name, audience, permissions }, over }: { wish: NewRole; over: RoleStart }) =>
      id && over.updatedAt
        ? body(
            api.PATCH("/api/v1/auth/roles/{id}", {
              params: { path: { id } },
              body: { name, permissions },
              headers: ifUnchanged({ updatedAt: over.updatedAt }),
            }),
          )
        : body(api.POST("/api/v1/auth/roles", { body: { name, audience, permissions } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: [root] }),
  });
}

export function useRemoveRole() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => body(api.DELETE("/api/v1/auth/roles/{id}", { params: { path: { id } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: [root] }),
  });
}
