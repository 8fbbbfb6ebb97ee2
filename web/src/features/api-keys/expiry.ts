// How long a key is good for. All of it is pure.
export const lifetimes = ["30", "90", "365", "never"] as const;
export type Lifetime = (typeof lifetimes)[number];

const day = 86_400_000;
const soonDays = 7;

export function expiryAfter(lifetime: Lifetime, now: number) {
  return lifetime === "never" ? null : new Date(now + Number(lifetime) * day).toISOString();
}

export type ExpiryState = "never" | "later" | "soon" | "expired";

export function expiryState(expiresAt: string | null | undefined, now: number): ExpiryState {
  if (!expiresAt) return "never";
  const left = Date.parse(expiresAt) - now;
  if (left <= 0) return "expired";
  return left <= soonDays * day ? "soon" : "later";
}
