"use client";
import { useMay } from "@/features/auth/session";
import { useRoles } from "@/features/roles/roles";
import { useAllClients } from "@/features/tenants/clients";
import { useText } from "@/messages";
import type { TeamMember } from "./members";

type Placed = Pick<TeamMember, "role" | "level" | "roleId" | "subTenantId"> & { roleName?: string | null };

// What somebody is and where, in words.
export function usePlaceWords() {
  const t = useText();
  const { clients } = useAllClients({ enabled: useMay("clients:read") });
  const roles = useRoles(useMay("roles:read")).data ?? [];
  const builtIn = t.roles.builtInNames;
  return {
    rights: ({ role, level, roleId, roleName }: Placed) => {
      if (roleId) return roleName ?? roles.find((one) => one.id === roleId)?.name ?? t.members.someRole;
      return role === "client" ? builtIn.client : builtIn[level ?? "member"];
    },
    place: ({ subTenantId }: Placed) =>
      subTenantId ? (clients.find((one) => one.id === subTenantId)?.name ?? t.members.someClient) : null,
  };
}
