"use client";
// Whose place this is, by the host name: name, pictures, language, time zone. Colours come by /api/v1/branding.css.
import { createContext, type ReactNode, startTransition, useContext, useEffect, useState } from "react";
import { body, openApi } from "@/api/client";
import type { components } from "@/api/schema";
import { RegionProvider } from "@/messages";
import { useBrandedTitle } from "./branded-title";

export type Brand = components["schemas"]["Branding"];

const BrandContext = createContext<Brand | null>(null);

export function BrandProvider({ children }: { children: ReactNode }) {
  const [brand, setBrand] = useState<Brand | null>(null);
  const [isMissing, setMissing] = useState(false);
  useEffect(() => {
    let isHere = true;
    body(openApi.GET("/api/v1/branding"))
      .then((found) => isHere && startTransition(() => setBrand(found)))
      .catch(() => isHere && setMissing(true)); // the platform's own look stays
    return () => {
      isHere = false;
    };
  }, []);
  useBrandedTitle(brand);
  const isOwn = brand !== null && !brand.isPlatform; // on the platform's own address the browser decides
  return (
    <BrandContext value={brand}>
      <RegionProvider
        locale={isOwn ? brand.locale : brand || isMissing ? null : undefined}
        timeZone={isOwn ? brand.timeZone : undefined}
        currency={brand?.currency}
      >
        {children}
      </RegionProvider>
    </BrandContext>
  );
}

// null until it is known: nothing may name the platform before that.
export const useBrand = () => useContext(BrandContext);
