import { expect, test, vi } from "vitest";
import { elsewhereOf, hasBegunHere, leaveFor } from "./begun";

const answer = { state: "s", code: "c d", iss: "https://id.example" };

function answering(origin: string | null) {
  const asked = vi.fn(async (request: Request) => {
    expect(await request.json()).toEqual({ state: "s" });
    return Response.json({ origin });
  });
  vi.stubGlobal("fetch", asked);
}

test("an answer is carried on to the address where it was asked for, and nothing but the answer", async () => {
  answering("https://app.agency.example");
  expect(await elsewhereOf(answer)).toBe(
    "https://app.agency.example/sign-in/callback?state=s&code=c+d&iss=https%3A%2F%2Fid.example",
  );
});

test("an answer that belongs here, or to nobody, stays", async () => {
  answering(location.origin);
  expect(await elsewhereOf(answer)).toBeNull();
  answering(null);
  expect(await elsewhereOf(answer)).toBeNull();
});

test("the tab that left for a provider knows its question again", () => {
  const assign = vi.fn();
  vi.stubGlobal("location", { ...location, assign });
  leaveFor("https://id.example/authorize?state=s");
  expect(assign).toHaveBeenCalledWith("https://id.example/authorize?state=s");
  expect(hasBegunHere(answer)).toBe(true);
  expect(hasBegunHere({ state: "another" })).toBe(false);
});
