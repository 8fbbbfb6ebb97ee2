"use client";
// The identity providers of the platform, and the way to one.
import { useEffect, useState } from "react";
import { body, openApi } from "@/api/client";
import type { components } from "@/api/schema";
import { safeTarget } from "@/features/auth/session";
import { leaveFor } from "./begun";

export type Provider = components["schemas"]["OfferedProvider"];
type Wish = Pick<components["schemas"]["OidcStart"], "email" | "provider">;

let known: Promise<Provider[]> | null = null;

// None as long as it is not known: the other ways to sign in are there at once.
export function useProviders() {
  const [providers, setProviders] = useState<Provider[]>([]);
  useEffect(() => {
    let isHere = true;
    known ??= body(openApi.GET("/api/v1/auth/oidc/providers")).then(({ data }) => data);
    known.then(
      (found) => isHere && setProviders(found),
      () => {
        known = null;
      },
    );
    return () => {
      isHere = false;
    };
  }, []);
  return providers;
}

const wantedPage = () => safeTarget(new URLSearchParams(location.search).get("next"), "") || undefined;

// Leaves for the provider of this name, or for the one that an address belongs to.
export function useStart() {
  const [pending, setPending] = useState<string | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  useEffect(() => {
    // Whoever comes back by the browser's button finds the page as it was left.
    const come = () => setPending(null);
    addEventListener("pageshow", come);
    return () => removeEventListener("pageshow", come);
  }, []);

  async function start(wish: Wish) {
    setPending(wish.provider ?? "email");
    setFailure(null);
    try {
      const wanted = { ...wish, returnTo: wantedPage() };
      const { authorizationUrl } = await body(openApi.POST("/api/v1/auth/oidc/start", { body: wanted }));
      leaveFor(authorizationUrl);
    } catch (error) {
      setFailure(error);
      setPending(null);
    }
  }

  return { start, pending, failure };
}
