"use client";
// The authenticator apps and passkeys of the person signed in, and what can be proven by them.
import { useQuery } from "@tanstack/react-query";
import { api, body } from "@/api/client";
import type { components } from "@/api/schema";
import { usePerson } from "./session";

export type SecondFactor = components["schemas"]["SecondFactor"];
export type Proofs = { password: boolean; code: boolean; passkey: boolean };

export const factorsKey = ["second-factors"];

export function useSecondFactors() {
  const { userId } = usePerson();
  return useQuery({
    queryKey: [...factorsKey, userId],
    queryFn: ({ signal }) => body(api.GET("/api/v1/auth/second-factors", { signal })),
  });
}

// With a second factor the password alone proves nothing any more.
export function proofsBy(factors: Pick<SecondFactor, "kind">[]): Proofs {
  const has = (kind: SecondFactor["kind"]) => factors.some((one) => one.kind === kind);
  return { password: factors.length === 0, code: has("totp"), passkey: has("passkey") };
}
