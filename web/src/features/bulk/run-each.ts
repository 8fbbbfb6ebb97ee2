// The same for many, a few at a time: what has failed stops nothing else.
export type Failed<T> = { item: T; error: unknown };
export type Outcome<T> = { done: T[]; failed: Failed<T>[] };

const atOnce = 4;

export async function runEach<T>(
  items: T[],
  act: (item: T) => Promise<unknown>,
  onProgress: (finished: number) => void = () => undefined,
): Promise<Outcome<T>> {
  const outcome: Outcome<T> = { done: [], failed: [] };
  const waiting = [...items];
  async function work(): Promise<void> {
    const item = waiting.shift();
    if (item === undefined) return;
    await act(item).then(
      () => outcome.done.push(item),
      (error) => outcome.failed.push({ item, error }),
    );
    onProgress(outcome.done.length + outcome.failed.length);
    return work();
  }
  await Promise.all(Array.from({ length: atOnce }, work));
  return outcome;
}
