"use client";
// Numbers, times and durations as people of the region write them.
import { useMemo } from "react";
import { useRegion } from ".";

const units: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
];

export function relativeParts(time: string, now: number): [number, Intl.RelativeTimeFormatUnit] {
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

const tenths = { minimumFractionDigits: 1, maximumFractionDigits: 1 };

export function durationText(milliseconds: number, locale: string) {
  const seconds = Math.max(0, milliseconds) / 1000;
  if (seconds < 10) return `${new Intl.NumberFormat(locale, tenths).format(seconds)} s`;
  if (seconds < 60) return `${Math.floor(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
}

export function useFormat() {
  const { locale, timeZone, currency } = useRegion();
  return useMemo(() => {
    const relative = new Intl.RelativeTimeFormat(locale, { numeric: "auto" });
    const number = new Intl.NumberFormat(locale);
    const date = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone });
    // A day of the server's, which counts them in UTC.
    const day = new Intl.DateTimeFormat(locale, { month: "short", day: "numeric", timeZone: "UTC" });
    const dateTime = new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeStyle: "long", timeZone });
    const clock = new Intl.DateTimeFormat(locale, { timeStyle: "medium", hourCycle: "h23", timeZone });
    const money = new Intl.NumberFormat(locale, { style: "currency", currency, maximumFractionDigits: 0 });
    return {
      number: (value: number) => number.format(value),
      money: (cents: number) => money.format(cents / 100),
      date: (time: string) => date.format(new Date(time)),
      day: (time: string) => day.format(new Date(time)),
      dateTime: (time: string) => dateTime.format(new Date(time)),
      time: (time: string) => clock.format(new Date(time)),
      relative: (time: string, now: number) => relative.format(...relativeParts(time, now)),
      bytes: (size: number) => bytesText(size, locale),
      duration: (milliseconds: number) => durationText(milliseconds, locale),
      interval: (seconds: number) => intervalText(seconds, locale),
    };
  }, [locale, timeZone, currency]);
}
