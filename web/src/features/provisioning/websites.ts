"use client";
// A client's website and the templates to choose from.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import type { components } from "@/api/schema";

export type Website = components["schemas"]["Website"];
export type Template = components["schemas"]["Template"];

// Without one it is reached at its free address only, which then is all there is to show.
export const hasOwnDomain = (website: Website) => website.primaryDomain !== website.platformDomain;

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

// What changes a website or its deployments is seen in both.
function useRefresh(clientId: string) {
  const queries = useQueryClient();
  return () => {
    for (const key of ["website", "deployments"]) queries.invalidateQueries({ queryKey: [key, clientId] });
    queries.invalidateQueries({ queryKey: ["clients"] });
    // One that is tried again must not be taken for what it was.
    queries.removeQueries({ queryKey: ["deployment", clientId] });
  };
}

export function useSuspend(clientId: string) {
  return useMutation({
    mutationFn: (reason: string | null) =>
      body(
        api.POST("/api/v1/clients/{id}/website/suspend", {
          params: { path: { id: clientId } },
          body: { reason },
        }),
      ),
    onSuccess: useRefresh(clientId),
  });
}

export function useResume(clientId: string) {
  return useMutation({
    mutationFn: () =>
      body(api.POST("/api/v1/clients/{id}/website/resume", { params: { path: { id: clientId } } })),
    onSuccess: useRefresh(clientId),
  });
}

type Path = { id: string; deploymentId: string };

// To stop a deployment, to try a failed one again, to go back to the release of an earlier one.
const acts = {
  cancel: (path: Path) =>
    body(api.POST("/api/v1/clients/{id}/website/deployments/{deploymentId}/cancel", { params: { path } })),
  retry: (path: Path) =>
    body(api.POST("/api/v1/clients/{id}/website/deployments/{deploymentId}/retry", { params: { path } })),
  activate: (path: Path) =>
    body(api.POST("/api/v1/clients/{id}/website/deployments/{deploymentId}/activate", { params: { path } })),
};

export function useDeploymentAct(clientId: string, act: keyof typeof acts) {
  return useMutation({
    mutationFn: (deploymentId: string) => acts[act]({ id: clientId, deploymentId }),
    onSettled: useRefresh(clientId),
  });
}

export function useDeploy(clientId: string) {
  return useMutation({
    mutationFn: (branch: string | null) =>
      body(
        api.POST("/api/v1/clients/{id}/website/deploy", {
          params: { path: { id: clientId } },
          body: { branch },
        }),
      ),
    onSuccess: useRefresh(clientId),
  });
}
