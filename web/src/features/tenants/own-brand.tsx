"use client";
// The brand of one's agency, wherever one has signed in: the platform's own address shows it, too, after sign-in.
import { useQuery } from "@tanstack/react-query";
import { useEffect, useLayoutEffect } from "react";
import { api, body } from "@/api/client";
import { usePerson } from "@/features/auth/session";
import { useBrand } from "./brand";
import { useBrandedTitle } from "./branded-title";
import { rememberedStyle, rememberStyle, showStyle } from "./own-style";

export const ownBrandKey = ["own-brand"];

export function useOwnBrand() {
  const { role, tenantId } = usePerson();
  return useQuery({
    queryKey: [...ownBrandKey, tenantId],
    queryFn: ({ signal }) => body(api.GET("/api/v1/tenants/branding", { signal })),
    staleTime: 300_000,
    enabled: role !== "admin", // the platform is nobody's agency
  }).data;
}

// An agency's own address has the brand from the server, with the first paint.
export function OwnBrand() {
  const isPlatform = useBrand()?.isPlatform ?? false;
  const own = useOwnBrand();
  const isMine = !usePerson().impersonator;
  const shown = isPlatform ? own : undefined;
  useBrandedTitle(shown?.branding ?? null);
  useIcon(shown?.branding.faviconUrl);
  useLayoutEffect(() => {
    if (shown && isMine) rememberStyle(shown.style);
    if (isPlatform) showStyle(shown?.style ?? rememberedStyle());
  }, [shown, isMine, isPlatform]);
  useLayoutEffect(() => () => showStyle(null), []);
  return null;
}

function useIcon(url?: string | null) {
  useEffect(() => {
    const link = document.querySelector<HTMLLinkElement>("link[rel=icon]");
    if (!url || !link) return;
    const before = link.href;
    link.href = url;
    return () => {
      link.href = before;
    };
  }, [url]);
}
