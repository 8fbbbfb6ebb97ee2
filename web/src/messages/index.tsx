"use client";
// All words of the app, by typed keys. Another language is another file of the type `Messages`, loaded where it is spoken.
import {
  createContext,
  type ReactNode,
  startTransition,
  useContext,
  useEffect,
  useMemo,
  useState,
} from "react";
import type { en } from "./en";
import { publicWords } from "./en/public";
import {
  type Language,
  localeFor,
  rememberDefault,
  useChosenLanguage,
  useDefaultLanguage,
  usePreferredLocales,
} from "./language";

export type Messages = typeof en;
type PublicMessages = Pick<Messages, keyof typeof publicWords>;

let english: Messages | null = null;

// English is in the page itself: the public part of it, and where `all.ts` is imported the rest.
export const bringEnglish = (all: Messages) => {
  english = all;
};

const others: Record<Exclude<Language, "en">, () => Promise<Messages>> = {
  de: () => import("./de").then((it) => it.de),
};

type Region = {
  language: Language;
  byDefault: Language; // where nothing is chosen
  locale: string;
  timeZone?: string;
  currency: string;
};

const here: Region = { language: "en", byDefault: "en", locale: "en", currency: "USD" };
const RegionContext = createContext<Region>(here);
const ForeignContext = createContext<Messages | null>(null); // the words where they are not English

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
  const { language, foreign } = useMessages(wanted);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  useEffect(() => {
    if (locale !== undefined) rememberDefault(byDefault);
  }, [locale, byDefault]);
  const preferred = usePreferredLocales();
  const spoken = localeFor(language, locale ?? undefined, preferred);
  const region = useMemo(
    () => ({ language, byDefault, locale: spoken, timeZone, currency }),
    [language, byDefault, spoken, timeZone, currency],
  );
  return (
    <RegionContext value={region}>
      <ForeignContext value={foreign}>{children}</ForeignContext>
    </RegionContext>
  );
}

// The language before stays until the words of the wanted one are there.
function useMessages(wanted: Language) {
  const [loaded, setLoaded] = useState({ language: "en" as Language, foreign: null as Messages | null });
  useEffect(() => {
    let isHere = true;
    const load = wanted === "en" ? Promise.resolve(null) : others[wanted]();
    const take = (foreign: Messages | null) =>
      startTransition(() =>
        setLoaded((before) => (before.language === wanted ? before : { language: wanted, foreign })),
      );
    load.then(
      (foreign) => isHere && take(foreign),
      () => undefined, // it stays with what there is
    );
    return () => {
      isHere = false;
    };
  }, [wanted]);
  return loaded;
}

export const useRegion = () => useContext(RegionContext);

// For pages before sign-in, and for whatever these pages use.
export const usePublicText = (): PublicMessages => useContext(ForeignContext) ?? publicWords;

export function useText(): Messages {
  const words = useContext(ForeignContext) ?? english;
  if (!words) throw new Error("this page has the public words only: messages/all is not imported");
  return words;
}
