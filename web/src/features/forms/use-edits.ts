"use client";
// Edits over a record as it was read. What others change meanwhile stays theirs, unless both have changed the same:
// then both are shown, to choose.
import { useState } from "react";
import { isApiError } from "@/api/error";
import { changesOver, clashesOf, without } from "./edits";

type Options<R, F> = {
  fieldsOf: (read: R) => F;
  // Saves these changes over the record that they were made over.
  send: (changes: Partial<F>, over: R) => Promise<unknown>;
  reread: () => Promise<R | undefined>;
};

// The record as it is now, after somebody else was faster; any other failure goes on.
export async function rereadAfter<R>(failure: unknown, reread: () => Promise<R | undefined>): Promise<R> {
  if (!isApiError(failure, "changed_meanwhile")) throw failure;
  const now = await reread();
  if (!now) throw failure;
  return now;
}

export function useEdits<R, F extends object>(read: R, { fieldsOf, send, reread }: Options<R, F>) {
  const [edits, setEdits] = useState<Partial<F>>({});
  // What was shown when the first of the edits was made.
  const [base, setBase] = useState<R | null>(null);
  const [clashes, setClashes] = useState<(keyof F)[]>([]);
  const start = base ?? read;
  const shown = fieldsOf(start);

  const discard = () => {
    setEdits({});
    setBase(null);
    setClashes([]);
  };
  const sendOver = async (over: R) => {
    await send(changesOver(fieldsOf(over), edits), over);
    discard();
  };
  // Whether it is saved; else there is a choice to make.
  const save = async () => {
    try {
      await sendOver(start);
      return true;
    } catch (failure) {
      const now = await rereadAfter(failure, reread);
      const both = clashesOf(shown, fieldsOf(now), edits);
      setBase(now);
      setClashes(both);
      if (both.length > 0) return false;
      await sendOver(now);
      return true;
    }
  };
  return {
    fields: { ...shown, ...edits },
    isDirty: Object.keys(changesOver(shown, edits)).length > 0,
    set: (change: Partial<F>) => {
      setBase(start);
      setEdits({ ...edits, ...change });
    },
    save,
    discard,
    conflicts: clashes.map((key) => ({ key, theirs: shown[key], mine: edits[key] })),
    takeTheirs: () => {
      setEdits(without(edits, clashes));
      setClashes([]);
    },
  };
}

export type Edits<F extends object> = Pick<
  ReturnType<typeof useEdits<unknown, F>>,
  "conflicts" | "takeTheirs"
>;
