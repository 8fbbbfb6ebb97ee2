import { expect, test } from "vitest";
import { runEach } from "./run-each";

test("all are tried though some fail, and never more than four at once", async () => {
  let running = 0;
  let most = 0;
  const progress: number[] = [];
  const act = async (item: number) => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setTimeout(resolve, 1));
    running -= 1;
    if (item % 3 === 0) throw new Error(`no ${item}`);
  };

  const outcome = await runEach([1, 2, 3, 4, 5, 6, 7, 8, 9], act, (finished) => progress.push(finished));

  expect(outcome.done.toSorted()).toEqual([1, 2, 4, 5, 7, 8]);
  expect(outcome.failed.map(({ item, error }) => `${item}: ${(error as Error).message}`).toSorted()).toEqual([
    "3: no 3",
    "6: no 6",
    "9: no 9",
  ]);
  expect(most).toBe(4);
  expect(progress).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
});

test("nothing to do is done at once", async () => {
  expect(await runEach([], () => Promise.reject(new Error()))).toEqual({ done: [], failed: [] });
});
