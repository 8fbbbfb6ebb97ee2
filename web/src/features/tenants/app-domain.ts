"use client";
// The agency's own address: asked for, proved, connected.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api, body } from "@/api/client";
import { isApiError } from "@/api/error";
import type { components } from "@/api/schema";

export type AppDomain = components["schemas"]["AppDomain"];
const key = ["app-domain"];
const path = "/api/v1/tenants/app-domain";
const lookEvery = 4_000;
const lookFor = 20_000; // after a check, until its answer is in

const isUnderWay = (domain: AppDomain | null | undefined) =>
  domain?.state === "pending" || domain?.state === "verified";

// null where the agency has none.
async function read(signal: AbortSignal): Promise<AppDomain | null> {
  try {
    return await body(api.GET(path, { signal }));
  } catch (error) {
    if (isApiError(error, "resource_not_found")) return null;
    throw error;
  }
}

export function useAppDomain() {
  return useQuery({
    queryKey: key,
    queryFn: ({ signal }) => read(signal),
    refetchInterval: (query) => (isUnderWay(query.state.data) ? lookEvery : false),
  });
}

export function useConnectDomain() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (domain: string) => body(api.PUT(path, { body: { domain } })),
    onSuccess: (made) => queries.setQueryData(key, made),
  });
}

export function useRemoveDomain() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: () => body(api.DELETE(path)),
    onSuccess: () => queries.setQueryData(key, null),
  });
}

// Asks for a look; the answer comes with one of the next readings.
export function useCheckDomain(domain: AppDomain) {
  const queries = useQueryClient();
  const [since, setSince] = useState<string | null | undefined>();
  const check = useMutation({
    mutationFn: () => body(api.POST(`${path}/check`)),
    onSuccess: (now) => {
      queries.setQueryData(key, now);
      setSince(domain.checkedAt ?? null);
      setTimeout(() => queries.invalidateQueries({ queryKey: key }), 1_500);
      setTimeout(() => setSince(undefined), lookFor);
    },
  });
  const isLooking = check.isPending || (since !== undefined && since === (domain.checkedAt ?? null));
  return { check, isLooking };
}
