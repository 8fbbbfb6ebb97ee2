"use client";
// Sample data: clients with live websites, to look around. The agency's own are those that are none.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import type { components } from "@/api/schema";
import { useText } from "@/messages";
import { toast } from "@/ui/toasts";
import type { Client } from "./clients";

export type Samples = components["schemas"]["Samples"];

// Below "clients": whatever changes clients may change these.
const key = ["clients", "samples"];
const whileRemoving = 4_000;

export const ownOf = (clients: Client[]) => clients.filter((client) => !client.isSample);

export function useSamples(enabled = true) {
  return useQuery({
    queryKey: key,
    queryFn: ({ signal }) => body(api.GET("/api/v1/tenants/samples", { signal })),
    enabled,
    refetchInterval: ({ state }) => ((state.data?.startingSites ?? 0) > 0 ? 2_000 : false),
  });
}

// Whoever asked may be gone by the time it is done: the announcement is made here.
export function useAddSamples() {
  const t = useText().samples;
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => body(api.POST("/api/v1/tenants/samples", {})),
    onSuccess: (added) => {
      toast(t.added, { tone: "success" });
      queries.setQueryData(key, added);
      return queries.invalidateQueries();
    },
  });
}

export function useRemoveSamples() {
  const t = useText().samples;
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => body(api.DELETE("/api/v1/tenants/samples", {})),
    onSuccess: () => {
      toast(t.removed, { tone: "success" });
      // Their deployments are gone when their websites are, a moment later.
      setTimeout(() => queries.invalidateQueries({ queryKey: ["newest-deployments"] }), whileRemoving);
      return queries.invalidateQueries();
    },
  });
}
