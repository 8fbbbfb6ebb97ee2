// The catalogue in groups, and what somebody lacks to give a right to another. All of it is pure.
import { covers } from "@/features/auth/session";
import type { Audience, Permission } from "./roles";

export type Group = { noun: string; permissions: Permission[] };

export const nounOf = (name: string) => name.split(":")[0] ?? name;
export const actionOf = (name: string) => name.split(":")[1] ?? "*";

export function groupsOf(catalogue: Permission[]): Group[] {
  const groups = new Map<string, Permission[]>();
  for (const one of catalogue) {
    const noun = nounOf(one.name);
    groups.set(noun, [...(groups.get(noun) ?? []), one]);
  }
  return [...groups].map(([noun, permissions]) => ({ noun, permissions }));
}

export const lackingOf = (mine: string[], wanted: string[]) => wanted.filter((one) => !covers(mine, one));

export type BuiltIn = Permission["builtInRoles"][number];

export const heldBy = (catalogue: Permission[], role: BuiltIn) =>
  catalogue.filter((one) => one.builtInRoles.includes(role)).map((one) => one.name);

// Why a permission cannot be given in a role for these people; null where it can.
export function hindranceOf(permission: Permission, audience: Audience, mine: string[]) {
  if (audience === "client" && !permission.mayBeGivenToClients) return "notForClients";
  return covers(mine, permission.name) ? null : "notYours";
}

// Names by noun: "clients: read, write".
export function summaryOf(
  names: string[],
  words: { noun: (noun: string) => string; action: (action: string) => string },
) {
  const byNoun = new Map<string, string[]>();
  for (const name of names) {
    const noun = nounOf(name);
    byNoun.set(noun, [...(byNoun.get(noun) ?? []), words.action(actionOf(name))]);
  }
  return [...byNoun].map(([noun, actions]) => `${words.noun(noun)}: ${actions.join(", ")}`);
}
