import { expect, test } from "vitest";
import { relativeText, type Unit } from "./relative";

// How far each unit goes before the next larger one says it.
const reach: Record<Unit, number> = { second: 59, minute: 59, hour: 23, day: 29, month: 12, year: 99 };

test.each(["en", "de"] as const)("times are told in %s as Intl tells them", (language) => {
  const intl = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  for (const [unit, most] of Object.entries(reach) as [Unit, number][]) {
    for (let value = -most; value <= most; value += 1) {
      if (value === 0 && unit !== "second") continue;
      expect(relativeText[language](value, unit)).toBe(intl.format(value, unit));
    }
  }
});
