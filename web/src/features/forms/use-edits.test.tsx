import { act, renderHook } from "@testing-library/react";
import { expect, test } from "vitest";
import { ApiError } from "@/api/error";
import { useEdits } from "./use-edits";

type Read = { name: string; email: string; version: number };
type Fields = Pick<Read, "name" | "email">;

// A server that keeps one record, and refuses what was not made over its version.
function server(record: Read) {
  const kept = { record };
  const change = (changes: Partial<Fields>) => {
    kept.record = { ...kept.record, ...changes, version: kept.record.version + 1 };
  };
  const options = {
    fieldsOf: ({ name, email }: Read) => ({ name, email }),
    send: async (changes: Partial<Fields>, over: Read) => {
      if (over.version !== kept.record.version) throw new ApiError("changed_meanwhile", "", 409, null);
      change(changes);
    },
    reread: async () => kept.record,
  };
  const { result } = renderHook(() => useEdits(record, options));
  const save = () => act(() => result.current.save());
  return {
    kept,
    change,
    edits: result,
    set: (one: Partial<Fields>) => act(() => result.current.set(one)),
    save,
  };
}

const bakery = { name: "Bakery", email: "a@bakery.example", version: 1 };

test("what only somebody else has changed stays theirs, without a question", async () => {
  const { kept, change, edits, set, save } = server(bakery);
  set({ name: "Mine" });
  change({ email: "b@bakery.example" });

  expect(await save()).toBe(true);

  expect(kept.record).toMatchObject({ name: "Mine", email: "b@bakery.example" });
  expect(edits.current.conflicts).toEqual([]);
});

test("where both have changed the same, what was typed stays and both are shown", async () => {
  const { kept, change, edits, set, save } = server(bakery);
  set({ name: "Mine" });
  change({ name: "Theirs" });

  expect(await save()).toBe(false);

  expect(edits.current.conflicts).toEqual([{ key: "name", theirs: "Theirs", mine: "Mine" }]);
  expect(edits.current.fields.name).toBe("Mine");
  expect(kept.record.name).toBe("Theirs");
  expect(await save()).toBe(true);
  expect(kept.record.name).toBe("Mine");
});

test("theirs can be taken, and what else was typed is saved", async () => {
  const { kept, change, edits, set, save } = server(bakery);
  set({ name: "Mine", email: "c@bakery.example" });
  change({ name: "Theirs" });
  await save();

  act(() => edits.current.takeTheirs());

  expect(edits.current.fields).toEqual({ name: "Theirs", email: "c@bakery.example" });
  expect(await save()).toBe(true);
  expect(kept.record).toMatchObject({ name: "Theirs", email: "c@bakery.example" });
});
