"use client";
// Whose trail is read: the agency's of whoever reads or, by the platform's administrator, another's. What comes with it
// are the names of people and clients, as far as the reader may know them.
import { createContext, useContext } from "react";
import { useAgencyPeople } from "@/features/agencies/agency-people";
import { useMay } from "@/features/auth/session";
import { useMembers } from "@/features/members/members";
import { useWhole } from "@/features/shell/use-pages";
import { useAllClients } from "@/features/tenants/clients";

const AgencyContext = createContext<string | null>(null);

export const TrailOf = AgencyContext.Provider;
export const useTrailAgency = () => useContext(AgencyContext);

const most = 200;

export function useTrailNames() {
  const agencyId = useTrailAgency();
  const isOwn = agencyId === null;
  const { members = [] } = useMembers({}, useMay("members:read") && isOwn);
  const { clients } = useAllClients({ enabled: useMay("clients:read") && isOwn });
  const { items = [] } = useWhole(useAgencyPeople(agencyId ?? "", {}, { limit: most, enabled: !isOwn }));
  if (isOwn) return { people: members, clients };
  const names = items.map(({ subTenantId, clientName }) => [subTenantId, clientName] as const);
  const known = new Map(names.flatMap(([id, name]) => (id && name ? [[id, name]] : [])));
  return { people: items, clients: [...known].map(([id, name]) => ({ id, name })) };
}
