"use client";
// Numbers, times and durations as people of the region write them.
import { useRegion } from ".";
import { relativeText, type Unit } from "./relative";

const units: [Unit, number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

export function relativeParts(time: string, now: number): [number, Unit] {
  const seconds = Math.round((Date.parse(time) - now) / 1000);
  for (const [unit, size] of units) {
    if (Math.abs(seconds) >= size) return [Math.trunc(seconds / size), unit];
  }
  return [Math.abs(seconds) < 10 ? 0 : seconds, "second"];
}

const sizes = ["byte", "kilobyte", "megabyte", "gigabyte"];

export function bytesText(size: number, locale: string) {
  const step = Math.min(sizes.length - 1, Math.floor(Math.log10(Math.max(1, size)) / 3));
  const options = { style: "unit", unit: sizes[step], maximumFractionDigits: step > 1 ? 1 : 0 } as const;
  return new Intl.NumberFormat(locale, options).format(size / 1000 ** step);
}

// In the largest unit that it is whole in.
export function intervalText(seconds: number, locale: string) {
  const [unit, size] = units.slice(2).find(([, one]) => seconds % one === 0) ?? ["second", 1];
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "long" }).format(seconds / size);
}

const tenths = new Map<string, Intl.NumberFormat>();

function tenthsIn(locale: string) {
  const known =
    tenths.get(locale) ??
    new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  tenths.set(locale, known);
  return known;
}

export function durationText(milliseconds: number, locale: string) {
  const seconds = Math.max(0, milliseconds) / 1000;
  if (seconds < 10) return `${tenthsIn(locale).format(seconds)} s`;
  if (seconds < 60) return `${Math.floor(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
}

type Make<T> = () => T;

// Made at the first use: each of them costs a browser milliseconds.
function late<T>(make: Make<T>): Make<T> {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

// Written alike in all languages that the app speaks.
const isPlain = (value: number) => Number.isInteger(value) && value >= 0 && value < 1_000;

type Region = ReturnType<typeof useRegion>;

function formatOf({ language, locale, timeZone, currency }: Region) {
  const dates = (options: Intl.DateTimeFormatOptions) =>
    late(() => new Intl.DateTimeFormat(locale, { timeZone, ...options }));
  const number = late(() => new Intl.NumberFormat(locale));
  const date = dates({ dateStyle: "medium" });
  // A day of the server's, which counts them in UTC.
  const day = dates({ month: "short", day: "numeric", timeZone: "UTC" });
  const dateTime = dates({ dateStyle: "medium", timeStyle: "long" });
  const clock = dates({ timeStyle: "medium", hourCycle: "h23" });
  const money = late(
    () => new Intl.NumberFormat(locale, { style: "currency", currency, maximumFractionDigits: 0 }),
  );
  return {
    number: (value: number) => (isPlain(value) ? `${value}` : number().format(value)),
    money: (cents: number) => money().format(cents / 100),
    date: (time: string) => date().format(new Date(time)),
    day: (time: string) => day().format(new Date(time)),
    dateTime: (time: string) => dateTime().format(new Date(time)),
    time: (time: string) => clock().format(new Date(time)),
    relative: (time: string, now: number) => relativeText[language](...relativeParts(time, now)),
    bytes: (size: number) => bytesText(size, locale),
    duration: (milliseconds: number) => durationText(milliseconds, locale),
    interval: (seconds: number) => intervalText(seconds, locale),
  };
}

const formats = new Map<string, ReturnType<typeof formatOf>>();

// One for everything in a region.
export function useFormat() {
  const region = useRegion();
  const key = [region.language, region.locale, region.timeZone, region.currency].join();
  const known = formats.get(key) ?? formatOf(region);
  formats.set(key, known);
  return known;
}
