"use client";
// What follows an answer to any way of signing in: the app, or the question for a second factor.
import { useRouter } from "next/navigation";
import { useState } from "react";
import type { components } from "@/api/schema";
import { takeSession } from "@/api/session";
import { homeOf, safeTarget } from "./session";

export type SignInAnswer = components["schemas"]["SignInAnswer"];
export type Challenge = components["schemas"]["SecondFactorChallenge"];

const target = () => new URLSearchParams(location.search).get("next");

export function useEntry() {
  const router = useRouter();
  const [challenge, setChallenge] = useState<Challenge | null>(null);

  function enter({ accessToken, expiresIn, user, secondFactor }: SignInAnswer) {
    if (secondFactor) return setChallenge(secondFactor);
    if (!accessToken || !expiresIn || !user) throw new Error("an answer without a session");
    takeSession({ accessToken, expiresIn, user });
    router.replace(safeTarget(target(), homeOf(user)));
  }

  return { challenge, enter, startAgain: () => setChallenge(null) };
}
