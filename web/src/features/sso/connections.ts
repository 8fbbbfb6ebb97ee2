"use client";
// The identity providers of the agency, and the domains whose people sign in by them.
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api, body, ifUnchanged } from "@/api/client";
import type { components } from "@/api/schema";

export type Connection = components["schemas"]["Connection"];
export type ConnectionChange = Partial<
  Omit<components["schemas"]["NewConnection"], "clientSecret"> & { clientSecret: string; isEnabled: boolean }
>;
export type ClaimedDomain = components["schemas"]["ClaimedDomain"];

const path = "/api/v1/auth/oidc/connections";
const domainsPath = "/api/v1/auth/oidc/domains";
const connectionsKey = ["oidc-connections"];
const domainsKey = ["oidc-domains"];
const lookEvery = 2_000;
const lookFor = 20_000; // after a check, until its answer is in

const at = (id: string) => ({ params: { path: { id } } });

export function useConnections() {
  return useQuery({
    queryKey: connectionsKey,
    queryFn: ({ signal }) => body(api.GET(path, { signal })),
  });
}

function useRenewing<T, R>(keys: string[][], mutationFn: (given: T) => Promise<R>) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn,
    onSuccess: () => Promise.all(keys.map((queryKey) => queries.invalidateQueries({ queryKey }))),
  });
}

export const useAddConnection = () =>
  useRenewing([connectionsKey], (made: components["schemas"]["NewConnection"]) =>
    body(api.POST(path, { body: made })),
  );

export const useChangeConnection = (id: string) =>
  useRenewing([connectionsKey], ({ change, over }: { change: ConnectionChange; over: Connection }) =>
    body(api.PATCH(`${path}/{id}`, { ...at(id), body: change, headers: ifUnchanged(over) })),
  );

export const useRemoveConnection = (id: string) =>
  useRenewing([connectionsKey, domainsKey], () => body(api.DELETE(`${path}/{id}`, at(id))));

export function useCheckConnection(id: string) {
  return useMutation({ mutationFn: () => body(api.POST(`${path}/{id}/check`, at(id))) });
}

export function useClaimedDomains() {
  return useQuery({
    queryKey: domainsKey,
    queryFn: async ({ signal }) => (await body(api.GET(domainsPath, { signal }))).data,
  });
}

export const useClaimDomain = (connectionId: string) =>
  useRenewing([domainsKey], (domain: string) =>
    body(api.POST(domainsPath, { body: { connectionId, domain } })),
  );

export const useGiveUpDomain = (id: string) =>
  useRenewing([domainsKey], () => body(api.DELETE(`${domainsPath}/{id}`, at(id))));

// Asks for a look at the record; the answer comes with one of the next readings.
export function useVerifyDomain({ id, checkedAt = null }: ClaimedDomain) {
  const queries = useQueryClient();
  const [since, setSince] = useState<string | null | undefined>();
  const verify = useMutation({
    mutationFn: () => body(api.POST(`${domainsPath}/{id}/verify`, at(id))),
    onSuccess: () => {
      setSince(checkedAt);
      setTimeout(() => setSince(undefined), lookFor);
    },
  });
  const isLooking = since !== undefined && since === checkedAt;
  useEffect(() => {
    if (!isLooking) return;
    const timer = setInterval(() => queries.invalidateQueries({ queryKey: domainsKey }), lookEvery);
    return () => clearInterval(timer);
  }, [isLooking, queries]);
  return { verify, isLooking: verify.isPending || isLooking };
}
