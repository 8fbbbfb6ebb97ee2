import { expect, test } from "vitest";
import { answerProof, freshProof, proofStore } from "./proof";

test("where nobody can ask, the proof fails at once", async () => {
  expect(await freshProof()).toBe(false);
});

test("all who wait share one question and its answer", async () => {
  const withdraw = proofStore.offer();
  const waiting = [freshProof(), freshProof()];
  expect(proofStore.isAsked()).toBe(true);
  answerProof(true);
  expect(await Promise.all(waiting)).toEqual([true, true]);
  expect(proofStore.isAsked()).toBe(false);
  withdraw();
});

test("when the dialog goes away, nobody waits for ever", async () => {
  const withdraw = proofStore.offer();
  const waiting = freshProof();
  withdraw();
  expect(await waiting).toBe(false);
});
