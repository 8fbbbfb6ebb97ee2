import { expect, test } from "vitest";
import { answerIn } from "./answer";

test("an answer is what a provider puts behind the address, and nothing else of it", () => {
  expect(answerIn("?code=c%20d&state=s&iss=https%3A%2F%2Fid.example&session_state=x")).toEqual({
    state: "s",
    code: "c d",
    iss: "https://id.example",
  });
  expect(answerIn("?error=access_denied&error_description=no&state=s")).toEqual({
    state: "s",
    error: "access_denied",
  });
});

test("without a state nobody has asked for it", () => {
  expect(answerIn("?code=c")).toBeNull();
  expect(answerIn("")).toBeNull();
});
