// Who may change whom: the same ranks as the server's, so that what it would refuse is not offered. All of it is pure.
type Ranked = {
  id: string;
  role: "admin" | "agency" | "client";
  level?: "owner" | "admin" | "member" | null;
};

export type Verdict = "allowed" | "yourself" | "owner" | "above";

function rankOf({ role, level }: Omit<Ranked, "id">) {
  if (role === "admin") return 4;
  if (role === "client") return 0;
  return { owner: 3, admin: 2, member: 1 }[level ?? "member"];
}

export function judge(actor: Ranked | undefined, target: Ranked): Verdict {
  const isOwner = target.level === "owner";
  if (actor?.id === target.id) return isOwner ? "owner" : "yourself";
  if (actor && rankOf(actor) < rankOf(target)) return "above";
  return isOwner ? "owner" : "allowed";
}

// What somebody is, as one choice: a level, the role of a client's user, or a role of the agency's own.
export type Rights = "admin" | "member" | "client" | `role:${string}`;

export function rightsOf({ role, level, roleId }: Omit<Ranked, "id"> & { roleId?: string | null }): Rights {
  if (roleId) return `role:${roleId}`;
  if (role === "client") return "client";
  return level === "admin" || level === "owner" ? "admin" : "member";
}

const roleIn = (rights: Rights) => (rights.startsWith("role:") ? rights.slice("role:".length) : null);

export function changeTo(rights: Rights, isClient: boolean) {
  const roleId = roleIn(rights);
  if (isClient) return { roleId };
  return rights === "admin" ? { level: "admin" as const } : { level: "member" as const, roleId };
}

export function invitationFor(email: string, rights: Rights, subTenantId: string | null) {
  const roleId = roleIn(rights);
  if (subTenantId) return { email, subTenantId, roleId };
  return { email, level: rights === "admin" ? ("admin" as const) : ("member" as const), roleId };
}
