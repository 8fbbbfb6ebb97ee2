"use client";
// What the lists of people show is in the address.
import { parseAsBoolean, parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import type { MemberFilter, TeamMember } from "./members";

export const tabs = ["people", "invitations"] as const;
export const levels = ["all", "owner", "admin", "member"] as const;
export const statuses = ["all", "active", "deactivated"] as const;

export const listKeys = ["q", "level", "status", "client"];

type State = { level: (typeof levels)[number]; status: (typeof statuses)[number]; client: string };

export function useMemberListState() {
  return useQueryStates(
    {
      tab: parseAsStringLiteral(tabs).withDefault("people"),
      q: parseAsString.withDefault(""),
      level: parseAsStringLiteral(levels).withDefault("all"),
      status: parseAsStringLiteral(statuses).withDefault("all"),
      client: parseAsString.withDefault("all"),
      invite: parseAsBoolean.withDefault(false),
    },
    { clearOnDefault: true },
  );
}

export function filterOf({ level, status, client }: State): MemberFilter {
  return {
    ...(level !== "all" && { level }),
    ...(status !== "all" && { status }),
    ...(client !== "all" && { subTenantId: client }),
  };
}

export function found(members: TeamMember[], query: string) {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = ({ fullName, email, roleName }: TeamMember) => {
    const text = `${fullName}\n${email}\n${roleName ?? ""}`.toLowerCase();
    return words.every((word) => text.includes(word));
  };
  return words.length > 0 ? members.filter(fits) : members;
}
