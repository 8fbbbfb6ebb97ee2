import { expect, test } from "vitest";
import { sentences } from "./de/sentences";
import { toldIn } from "./server-words";

test("a sentence of the server is told in German, with its names", () => {
  expect(toldIn(sentences, "Branch 'main 2' does not exist in starter.git.")).toBe(
    "Den Zweig „main 2“ gibt es in starter.git nicht.",
  );
});

test("a sentence within a sentence is told too", () => {
  expect(toldIn(sentences, "The site does not answer as it should: https://shop.example answers 502")).toBe(
    "Die Website antwortet nicht, wie sie sollte: https://shop.example antwortet mit 502",
  );
});

test("what nobody knows stays as it came", () => {
  expect(toldIn(sentences, "Something new (1+1).")).toBe("Something new (1+1).");
  expect(toldIn([], "Branch 'a' does not exist in b.")).toBe("Branch 'a' does not exist in b.");
});

test("German says as much as the server does: no name is lost or made up", () => {
  for (const [pattern, told] of sentences) {
    expect(told.split("{}").length, pattern).toBe(pattern.split("{}").length);
  }
});
