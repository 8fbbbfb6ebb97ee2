"use client";
// Agencies of the platform, as the API has them for its administrator.
import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import type { components } from "@/api/schema";
import { usePages } from "@/features/shell/use-pages";
import { isAboutToBePurged } from "./purge";

export type ListedAgency = components["schemas"]["ListedAgency"];
export type Agency = components["schemas"]["ShownAgency"];
export type AgencyFilter = {
  status?: Agency["status"];
  plan?: string;
  search?: string;
  sort?: "newest" | "name";
};

const root = "agencies";

export const useAgencies = (filter: AgencyFilter, options?: { limit?: number; enabled?: boolean }) =>
  usePages(
    [root, "list", filter],
    (page, signal) =>
      body(api.GET("/api/v1/tenants/agencies", { params: { query: { ...filter, ...page } }, signal })),
    options,
  );

export function useAgency(agencyId: string | null) {
  return useQuery({
    queryKey: [root, "one", agencyId],
    queryFn: ({ signal }) =>
      body(
        api.GET("/api/v1/tenants/agencies/{agencyId}", {
          params: { path: { agencyId: agencyId ?? "" } },
          signal,
        }),
      ),
    enabled: agencyId !== null,
    // One that is being deleted is gone soon.
    refetchInterval: ({ state: { data } }) =>
      data && (data.purgeStartedAt || isAboutToBePurged(data)) ? 2_000 : false,
  });
}

export function useGrowth(days: number) {
  return useQuery({
    queryKey: [root, "growth", days],
    queryFn: ({ signal }) => body(api.GET("/api/v1/tenants/growth", { params: { query: { days } }, signal })),
    placeholderData: keepPreviousData,
  });
}

export type Act = "suspend" | "archive" | "restore" | "purge";
export type ActWish = { reason: string; days?: number; agencyName?: string };

function act(agencyId: string, what: Act, { reason, days, agencyName = "" }: ActWish) {
  const params = { path: { agencyId } };
  switch (what) {
    case "suspend":
      return body(api.POST("/api/v1/tenants/agencies/{agencyId}/suspend", { params, body: { reason } }));
    case "archive":
      return body(
        api.POST("/api/v1/tenants/agencies/{agencyId}/archive", { params, body: { reason, days } }),
      );
    case "restore":
      return body(api.POST("/api/v1/tenants/agencies/{agencyId}/restore", { params, body: { reason } }));
    case "purge":
      return body(
        api.POST("/api/v1/tenants/agencies/{agencyId}/purge", { params, body: { reason, agencyName } }),
      );
  }
}

export function useAct(agencyId: string, what: Act) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wish: ActWish) => act(agencyId, what, wish),
    onSuccess: (agency) => {
      queries.setQueryData([root, "one", agencyId], agency);
      queries.invalidateQueries({ queryKey: [root] });
    },
  });
}

export function useUsageOf(agencyId: string) {
  return useQuery({
    queryKey: [root, "usage", agencyId],
    queryFn: ({ signal }) =>
      body(api.GET("/api/v1/billing/agencies/{agencyId}/usage", { params: { path: { agencyId } }, signal })),
  });
}

export function usePutOnPlan(agencyId: string) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (wish: { planId: string; reason: string }) =>
      body(
        api.PUT("/api/v1/billing/agencies/{agencyId}/plan", { params: { path: { agencyId } }, body: wish }),
      ),
    onSuccess: (usage) => {
      queries.setQueryData([root, "usage", agencyId], usage);
      queries.invalidateQueries({ queryKey: [root] });
    },
  });
}
