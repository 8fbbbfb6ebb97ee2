// What has been changed of a record and is not saved: one value for each field. All of it is pure.
const settled = (value: unknown) => (typeof value === "string" ? value.trim() : value);

export const isSame = (one: unknown, other: unknown) =>
  JSON.stringify(settled(one)) === JSON.stringify(settled(other));

const keysOf = <F extends object>(edits: Partial<F>) => Object.keys(edits) as (keyof F)[];

function pick<F extends object>(edits: Partial<F>, keys: (keyof F)[]): Partial<F> {
  return Object.fromEntries(keys.map((key) => [key, settled(edits[key])])) as Partial<F>;
}

// What differs, without blanks around it.
export const changesOver = <F extends object>(fields: F, edits: Partial<F>) =>
  pick(
    edits,
    keysOf(edits).filter((key) => !isSame(edits[key], fields[key])),
  );

// What somebody else has changed since to something other than what is wished here.
export const clashesOf = <F extends object>(before: F, now: F, edits: Partial<F>) =>
  keysOf(changesOver(now, edits)).filter((key) => !isSame(before[key], now[key]));

export const without = <F extends object>(edits: Partial<F>, keys: (keyof F)[]) =>
  Object.fromEntries(
    keysOf(edits).flatMap((key) => (keys.includes(key) ? [] : [[key, edits[key]]])),
  ) as Partial<F>;
