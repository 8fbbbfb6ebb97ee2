"use client";
// What the platform can switch off for an agency, or on.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import type { components } from "@/api/schema";

export type Feature = components["schemas"]["FeatureState"];
type Wish = { feature: string; isOn: boolean; reason: string };

const keyOf = (agencyId: string) => ["agencies", "features", agencyId];
const path = "/api/v1/tenants/agencies/{agencyId}/features/{feature}";

export function useFeatures(agencyId: string) {
  return useQuery({
    queryKey: keyOf(agencyId),
    queryFn: async ({ signal }) => {
      const params = { path: { agencyId } };
      return (await body(api.GET("/api/v1/tenants/agencies/{agencyId}/features", { params, signal }))).data;
    },
  });
}

export function useSwitchFeature(agencyId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ feature, isOn, reason }: Wish) =>
      body(api.PUT(path, { params: { path: { agencyId, feature } }, body: { isOn, reason } })),
    onSuccess: ({ data }) => queries.setQueryData(keyOf(agencyId), data),
  });
}

export function useResetFeature(agencyId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (feature: string) => body(api.DELETE(path, { params: { path: { agencyId, feature } } })),
    onSuccess: () => queries.invalidateQueries({ queryKey: keyOf(agencyId) }),
  });
}
