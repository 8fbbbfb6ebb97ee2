"use client";
// All words of the app, by typed keys. Another language is another file of the type `Messages` and a line in `languages`.
import { createContext, type ReactNode, useContext } from "react";
import { en } from "./en";

export type Messages = typeof en;
export const languages: Record<string, Messages> = { en };

type Region = { language: string; locale: string; timeZone?: string; currency: string };

const here: Region = { language: "en", locale: "en", currency: "USD" };
const RegionContext = createContext<Region>(here);

// Whose language, time zone and currency it is; from the brand of the host.
export function RegionProvider({
  locale,
  timeZone,
  currency,
  children,
}: Partial<Region> & { children: ReactNode }) {
  const wanted = locale?.split("-")[0] ?? "en";
  const language = wanted in languages ? wanted : "en";
  const region = { language, locale: locale ?? here.locale, timeZone, currency: currency ?? here.currency };
  return <RegionContext value={region}>{children}</RegionContext>;
}

export const useRegion = () => useContext(RegionContext);

export function useText(): Messages {
  return languages[useRegion().language] ?? en;
}
