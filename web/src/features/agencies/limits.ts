"use client";
// What is left in an agency's buckets of requests.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import type { components } from "@/api/schema";

export type Bucket = components["schemas"]["BucketState"];

const keyOf = (agencyId: string) => ["agencies", "limits", agencyId];
const lookEvery = 5_000;

export function useLimits(agencyId: string) {
  return useQuery({
    queryKey: keyOf(agencyId),
    queryFn: async ({ signal }) => {
      const params = { path: { agencyId } };
      return (await body(api.GET("/api/v1/operations/rate-limits/{agencyId}", { params, signal }))).data;
    },
    refetchInterval: lookEvery,
  });
}

export function useRefill(agencyId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wish: { bucket: string; reason: string }) =>
      body(
        api.POST("/api/v1/operations/rate-limits/{agencyId}/refill", {
          params: { path: { agencyId } },
          body: wish,
        }),
      ),
    onSuccess: () => queries.invalidateQueries({ queryKey: keyOf(agencyId) }),
  });
}
