"use client";
// Whether a name is free for a website, and where it leads, asked while it is typed.
import { queryOptions, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api, body } from "@/api/client";
import type { components } from "@/api/schema";
import type { Messages } from "@/messages";

export type DomainCheck = components["schemas"]["DomainCheck"];
export type DomainLead = components["schemas"]["DomainLead"];

const pause = 400;
const lookAgainEvery = 10_000;

export const domainCheckOf = (domain: string) =>
  queryOptions({
    queryKey: ["domain-check", domain],
    queryFn: ({ signal }) => body(api.POST("/api/v1/domains/check", { body: { domain }, signal })),
    staleTime: 5_000,
  });

// `domain` is null where it is none yet. What is free is looked up again, for whoever sets the record meanwhile.
export function useDomainCheck(domain: string | null) {
  const [settled, setSettled] = useState(domain);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(domain), pause);
    return () => clearTimeout(timer);
  }, [domain]);
  const query = useQuery({
    ...domainCheckOf(settled ?? ""),
    enabled: settled !== null && settled === domain,
    refetchInterval: ({ state }) => (state.data?.problem || state.data?.leadsHere ? false : lookAgainEvery),
  });
  return { query, isSettled: settled === domain };
}

// Where the domain of a website leads, looked up again until it leads here.
export function useWebsiteDomain(clientId: string) {
  return useQuery({
    queryKey: ["website-domain", clientId],
    queryFn: ({ signal }) =>
      body(api.GET("/api/v1/clients/{id}/website/domain", { params: { path: { id: clientId } }, signal })),
    refetchInterval: ({ state }) => (state.data?.leadsHere ? false : lookAgainEvery),
  });
}

export function domainProblem(
  check: Pick<DomainCheck, "problem">,
  t: Messages["clients"],
): string | undefined {
  if (!check.problem) return undefined;
  return { taken: t.domainTaken, reserved: t.domainReserved, too_long: t.domainTooLong }[check.problem];
}
