"use client";
// Which language the app speaks: the choice made in this browser, else the agency's, else what the browser prefers.
import { useMemo, useSyncExternalStore } from "react";
import { chosenKey, type codes, lastKey } from "./language-script";

export type Language = (typeof codes)[number];
export const languageNames: Record<Language, string> = { en: "English", de: "Deutsch" };

const change = "languagechange-own";

const isLanguage = (text: string): text is Language => text in languageNames;

export function languageOf(locales: readonly string[]): Language | null {
  return locales.map((one) => one.toLowerCase().split("-")[0] ?? "").find(isLanguage) ?? null;
}

// Numbers and dates as the region has them, as long as it speaks the language.
export function localeFor(language: Language, locale: string | undefined, preferred: readonly string[]) {
  const speaks = (one: string) => languageOf([one]) === language;
  return [locale, ...preferred].find((one) => one && speaks(one)) ?? language;
}

const kept = (key: string) => languageOf([localStorage.getItem(key) ?? ""]);

function subscribe(listener: () => void) {
  addEventListener(change, listener);
  addEventListener("storage", listener);
  return () => {
    removeEventListener(change, listener);
    removeEventListener("storage", listener);
  };
}

export const useChosenLanguage = () =>
  useSyncExternalStore(
    subscribe,
    () => kept(chosenKey),
    () => null,
  );

export function chooseLanguage(language: Language | "auto") {
  if (language === "auto") localStorage.removeItem(chosenKey);
  else localStorage.setItem(chosenKey, language);
  dispatchEvent(new Event(change));
}

const still = () => () => undefined;

// As one text, which stays the same as long as it says the same.
export function usePreferredLocales(): readonly string[] {
  const text = useSyncExternalStore(
    still,
    () => navigator.languages.join(),
    () => "",
  );
  return useMemo(() => (text ? text.split(",") : []), [text]);
}

// `locale` is the agency's, null where there is none, undefined until it is known.
export function useDefaultLanguage(locale: string | null | undefined): Language {
  const guess = useSyncExternalStore(
    still,
    () => kept(lastKey) ?? languageOf(navigator.languages) ?? "en",
    () => "en" as const,
  );
  const own = useSyncExternalStore(
    still,
    () => languageOf([...(locale ? [locale] : []), ...navigator.languages]) ?? "en",
    () => "en" as const,
  );
  return locale === undefined ? guess : own;
}

export const rememberDefault = (language: Language) => localStorage.setItem(lastKey, language);
