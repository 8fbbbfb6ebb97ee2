// "3 minutes ago", as Intl.RelativeTimeFormat writes it with `numeric: "auto"`: to make one of those takes a browser
// longer than to draw the list that needs it. `value` is negative for what has been, and 0 in seconds only.
import type { Language } from "./language";

export type Unit = "year" | "month" | "day" | "hour" | "minute" | "second";
type Write = (value: number, unit: Unit) => string;

const englishNames: Record<string, string> = {
  "0 second": "now",
  "-1 day": "yesterday",
  "1 day": "tomorrow",
  "-1 month": "last month",
  "1 month": "next month",
  "-1 year": "last year",
  "1 year": "next year",
};

const english: Write = (value, unit) => {
  const count = Math.abs(value);
  const span = `${count} ${unit}${count === 1 ? "" : "s"}`;
  return englishNames[`${value} ${unit}`] ?? (value < 0 ? `${span} ago` : `in ${span}`);
};

const germanNames: Record<string, string> = {
  "0 second": "jetzt",
  "-2 day": "vorgestern",
  "-1 day": "gestern",
  "1 day": "morgen",
  "2 day": "übermorgen",
  "-1 month": "letzten Monat",
  "1 month": "nächsten Monat",
  "-1 year": "letztes Jahr",
  "1 year": "nächstes Jahr",
};

const germanUnits: Record<Unit, [one: string, several: string]> = {
  year: ["Jahr", "Jahren"],
  month: ["Monat", "Monaten"],
  day: ["Tag", "Tagen"],
  hour: ["Stunde", "Stunden"],
  minute: ["Minute", "Minuten"],
  second: ["Sekunde", "Sekunden"],
};

const german: Write = (value, unit) => {
  const count = Math.abs(value);
  const span = `${count} ${germanUnits[unit][count === 1 ? 0 : 1]}`;
  return germanNames[`${value} ${unit}`] ?? (value < 0 ? `vor ${span}` : `in ${span}`);
};

export const relativeText: Record<Language, Write> = { en: english, de: german };
