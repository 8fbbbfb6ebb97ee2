"use client";
// All words of the app, by typed keys. Another language is another file of the type `Messages`, loaded where it is spoken.
import { createContext, type ReactNode, useContext, useEffect, useState } from "react";
import { en } from "./en";
import {
  type Language,
  localeFor,
  rememberDefault,
  useChosenLanguage,
  useDefaultLanguage,
  usePreferredLocales,
} from "./language";

export type Messages = typeof en;

const others: Record<Exclude<Language, "en">, () => Promise<Messages>> = {
  de: () => import("./de").then((it) => it.de),
};

type Region = {
  language: Language;
  byDefault: Language; // where nothing is chosen
  locale: string;
  timeZone?: string;
  currency: string;
  messages: Messages;
};

const here: Region = { language: "en", byDefault: "en", locale: "en", currency: "USD", messages: en };
const RegionContext = createContext<Region>(here);

// Whose language, time zone and currency it is. A locale of null: nobody's, so that the browser decides.
export function RegionProvider({
  locale,
  timeZone,
  currency = here.currency,
  children,
}: {
  locale: string | null | undefined;
  timeZone?: string;
  currency?: string;
  children: ReactNode;
}) {
  const byDefault = useDefaultLanguage(locale);
  const wanted = useChosenLanguage() ?? byDefault;
  const { language, messages } = useMessages(wanted);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => {
    if (locale !== undefined) rememberDefault(byDefault);
  }, [locale, byDefault]);
  const preferred = usePreferredLocales();
  const region = {
    language,
    byDefault,
    locale: localeFor(language, locale ?? undefined, preferred),
    timeZone,
    currency,
    messages,
  };
  return <RegionContext value={region}>{children}</RegionContext>;
}

// The language before stays until the words of the wanted one are there.
function useMessages(wanted: Language) {
  const [loaded, setLoaded] = useState({ language: "en" as Language, messages: en });
  useEffect(() => {
    let isHere = true;
    const load = wanted === "en" ? Promise.resolve(en) : others[wanted]();
    load.then(
      (messages) => isHere && setLoaded({ language: wanted, messages }),
      () => undefined, // it stays with what there is
    );
    return () => {
      isHere = false;
    };
  }, [wanted]);
  return loaded;
}

export const useRegion = () => useContext(RegionContext);

export const useText = (): Messages => useRegion().messages;
