import { expect, test } from "vitest";
import { languageOf, localeFor } from "./language";

test("the first language wins that the app speaks", () => {
  expect(languageOf(["fr-FR", "de-AT", "en"])).toBe("de");
  expect(languageOf(["fr", "it"])).toBeNull();
});

test("numbers follow the region as long as it speaks the language", () => {
  expect(localeFor("en", "en-GB", ["de-DE"])).toBe("en-GB");
  expect(localeFor("de", "en-GB", ["fr", "de-CH"])).toBe("de-CH");
  expect(localeFor("de", "en-GB", [])).toBe("de");
});
