// A connection as a form has it.
import type { components } from "@/api/schema";
import type { Connection, ConnectionChange } from "./connections";

export const newcomerLevels = ["nobody", "member", "admin"] as const;
type Newcomers = (typeof newcomerLevels)[number];

export type Draft = {
  name: string;
  issuer: string;
  clientId: string;
  clientSecret: string; // empty: none, or as it is
  newcomers: Newcomers;
  isEnforced: boolean;
  isEnabled: boolean;
};

const newcomersOf = (level: Connection["defaultLevel"]): Newcomers =>
  level === "member" || level === "admin" ? level : "nobody";

export function draftOf(connection: Connection | null): Draft {
  return {
    name: connection?.name ?? "",
    issuer: connection?.issuer ?? "",
    clientId: connection?.clientId ?? "",
    clientSecret: "",
    newcomers: newcomersOf(connection?.defaultLevel),
    isEnforced: connection?.isEnforced ?? false,
    isEnabled: connection?.isEnabled ?? true,
  };
}

export function newOf(draft: Draft): components["schemas"]["NewConnection"] {
  const { name, issuer, clientId, clientSecret, isEnforced } = draft;
  return {
    name,
    issuer,
    clientId,
    clientSecret: clientSecret || null,
    defaultLevel: draft.newcomers === "nobody" ? null : draft.newcomers,
    isEnforced,
  };
}

// Only what differs, so that nothing is written over that somebody else has changed meanwhile.
export function changeOf(draft: Draft, connection: Connection): ConnectionChange {
  const { newcomers, clientSecret, ...texts } = draft;
  const change: ConnectionChange = Object.fromEntries(
    Object.entries(texts).filter(([name, value]) => connection[name as keyof Connection] !== value),
  );
  if (newcomers !== newcomersOf(connection.defaultLevel)) {
    change.defaultLevel = newcomers === "nobody" ? null : newcomers;
  }
  return clientSecret ? { ...change, clientSecret } : change;
}
