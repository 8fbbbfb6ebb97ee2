"use client";
// A client's website and the templates to choose from.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import type { components } from "@/api/schema";

export type Website = components["schemas"]["Website"];
export type Template = components["schemas"]["Template"];

export function useTemplates() {
  return useQuery({
    queryKey: ["templates"],
    queryFn: ({ signal }) => body(api.GET("/api/v1/templates", { signal })),
    staleTime: 300_000,
  });
}

export function useWebsite(clientId: string | null) {
  return useQuery({
    queryKey: ["website", clientId],
    queryFn: ({ signal }) =>
      body(api.GET("/api/v1/clients/{id}/website", { params: { path: { id: clientId ?? "" } }, signal })),
    enabled: clientId !== null,
    refetchInterval: (query) => (query.state.data?.status === "provisioning" ? 2_000 : false),
  });
}

export function useDeploy(clientId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (branch: string | null) =>
      body(
        api.POST("/api/v1/clients/{id}/website/deploy", {
          params: { path: { id: clientId } },
          body: { branch },
        }),
      ),
    onSuccess: () => {
      queries.invalidateQueries({ queryKey: ["website", clientId] });
      queries.invalidateQueries({ queryKey: ["deployments", clientId] });
    },
  });
}
