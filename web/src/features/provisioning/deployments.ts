"use client";
// Deployments of a website, as a list and followed live.
import { useQuery } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import type { components } from "@/api/schema";
import { usePages } from "@/features/shell/use-pages";

export type Deployment = components["schemas"]["Deployment"];
export type Step = components["schemas"]["Step"];

const stepNames = ["source", "render", "dns", "certificate", "publish"];

// A release that was made before is published only.
export const stepsOf = (deployment: Pick<Deployment, "cause"> | null) =>
  deployment?.cause === "rollback" ? ["publish"] : stepNames;

export const isOver = (deployment: Pick<Deployment, "status">) =>
  deployment.status !== "queued" && deployment.status !== "running";

export function useDeployments(clientId: string | null) {
  return usePages(
    ["deployments", clientId],
    (query, signal) =>
      body(
        api.GET("/api/v1/clients/{id}/website/deployments", {
          params: { path: { id: clientId ?? "" }, query },
          signal,
        }),
      ),
    { limit: 20, enabled: clientId !== null, keeps: false, looksAgain: isUnderWay },
  );
}

const isUnderWay = (deployments: Deployment[]) => !deployments.every(isOver) && 2_000;

// "latest" becomes an id as soon as there is a deployment.
export function useDeploymentId(clientId: string | null, wanted: string | null) {
  const latest = useQuery({
    queryKey: ["deployments", clientId, "latest"],
    queryFn: ({ signal }) =>
      body(
        api.GET("/api/v1/clients/{id}/website/deployments", {
          params: { path: { id: clientId ?? "" }, query: { limit: 1 } },
          signal,
        }),
      ),
    enabled: clientId !== null && wanted === "latest",
    refetchInterval: (query) => (query.state.data?.data.length ? false : 300),
  });
  const id = wanted === "latest" ? (latest.data?.data[0]?.id ?? null) : wanted;
  return { id, query: latest };
}
