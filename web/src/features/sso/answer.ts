"use client";
// What the provider has sent along with the browser: read once, then out of the address bar and the history.
import { useEffect, useState } from "react";
import type { components } from "@/api/schema";

type Callback = components["schemas"]["OidcCallback"];
export type Answer = Pick<Callback, "state" | "code" | "iss" | "error">;

export function answerIn(search: string): Answer | null {
  const given = new URLSearchParams(search);
  const state = given.get("state");
  if (!state) return null;
  const optional = (["code", "iss", "error"] as const).flatMap((name) => {
    const value = given.get(name);
    return value ? [[name, value]] : [];
  });
  return { state, ...Object.fromEntries(optional) };
}

// undefined until the page is in the browser, null where nothing was sent.
export function useAnswer() {
  const [answer, setAnswer] = useState<Answer | null | undefined>(undefined);
  useEffect(() => {
    // eslint-disable-next-line react-hooks/set-state-in-effect -- the address is known to the browser only
    setAnswer((known) => known ?? answerIn(location.search));
    history.replaceState(history.state, "", location.pathname);
  }, []);
  return answer;
}
