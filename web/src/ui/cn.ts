// Joins class names; of two Tailwind classes for the same thing the later one wins.
import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

const merge = extendTailwindMerge({ extend: { theme: { text: ["2xs"] } } });

export function cn(...classes: ClassValue[]) {
  const given = classes.filter(Boolean);
  return given.length > 1 ? merge(clsx(given)) : clsx(given); // one list is at one with itself
}
