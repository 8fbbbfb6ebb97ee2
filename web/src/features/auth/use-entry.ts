"use client";
// What follows an answer to any way of signing in: the app, or the question for a second factor.
import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import type { components } from "@/api/schema";
import { takeSession } from "@/api/session";
import { homeOf, safeTarget } from "./session";

export type SignInAnswer = components["schemas"]["SignInAnswer"];
export type Challenge = components["schemas"]["SecondFactorChallenge"];

type Answer = SignInAnswer & { returnTo?: string | null };

const target = () => new URLSearchParams(location.search).get("next");

export function useEntry() {
  const router = useRouter();
  const [challenge, setChallenge] = useState<Challenge | null>(null);

  const wanted = useRef<string | null>(null); // kept while a second factor is asked for

  function enter({ accessToken, expiresIn, user, secondFactor, returnTo }: Answer) {
    wanted.current = returnTo ?? wanted.current;
    if (secondFactor) return setChallenge(secondFactor);
    if (!accessToken || !expiresIn || !user) throw new Error("an answer without a session");
    takeSession({ accessToken, expiresIn, user });
    router.replace(safeTarget(wanted.current ?? target(), homeOf(user)));
  }

  return { challenge, enter, startAgain: () => setChallenge(null) };
}
