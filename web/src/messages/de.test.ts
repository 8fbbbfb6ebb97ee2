import { expect, test } from "vitest";
import { de } from "./de";
import { en } from "./en";

// The paths of all words. The server's words are English: only German has its own for them.
function pathsOf(words: object, path = ""): string[] {
  return Object.entries(words).flatMap(([key, value]) => {
    const here = `${path}/${key}`;
    if (/^\/failures\/(byCode|byField|sentences)$/.test(here)) return [];
    return typeof value === "object" && value !== null ? pathsOf(value, here) : [here];
  });
}

test("German has every word, also those that are found by name only", () => {
  expect(pathsOf(de)).toEqual(pathsOf(en));
});

test("a function that takes a name mentions it", () => {
  expect(de.clients.removeTitle("Kestrel")).toContain("Kestrel");
  expect(de.account.emailAsked("new@example.com", "old@example.com")).toMatch(/new@.*old@/);
});
