"use client";
// Where a deployment is looked at: the agency's people by client, those of a client in their own area.
import type { Person } from "@/api/session";
import { usePerson } from "@/features/auth/session";
import { usePathIds } from "@/features/shell/path-ids";
import { clientPath } from "@/features/tenants/clients-table";
import { deploymentPath } from "./deployment-list";

const ownWebsite = "/client/website";

export const deploymentPathOf = ({ role }: Pick<Person, "role">, clientId: string | null, id: string) =>
  role === "client" ? `${ownWebsite}/deployments/${id}` : deploymentPath(clientId ?? "", id);

export function useDeploymentPlace() {
  const [first, second] = usePathIds();
  const person = usePerson();
  const isClient = person.role === "client";
  const clientId = isClient ? (person.subTenantId ?? null) : first;
  return {
    isClient,
    clientId,
    wanted: isClient ? first : second,
    home: isClient ? ownWebsite : clientId ? clientPath(clientId) : undefined,
    pathOf: (id: string) => deploymentPathOf(person, clientId, id),
  };
}
