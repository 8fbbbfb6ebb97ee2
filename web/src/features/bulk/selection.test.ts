import { act, renderHook } from "@testing-library/react";
import { expect, test } from "vitest";
import { idsBetween, useSelection } from "./selection";

const ids = ["a", "b", "c", "d"];

test("a range goes either way, and to a line alone where the other is gone", () => {
  expect(idsBetween(ids, "b", "d")).toEqual(["b", "c", "d"]);
  expect(idsBetween(ids, "d", "b")).toEqual(["b", "c", "d"]);
  expect(idsBetween(ids, "gone", "c")).toEqual(["c"]);
});

test("lines are chosen one by one, up to another, and all at once", () => {
  const { result, rerender } = renderHook(({ shown }) => useSelection(shown), {
    initialProps: { shown: ids },
  });
  act(() => result.current.toggle("a", false));
  act(() => result.current.toggle("c", true));
  expect(result.current.selected).toEqual(["a", "b", "c"]);
  act(() => result.current.toggle("b", false));
  expect(result.current.selected).toEqual(["a", "c"]);
  rerender({ shown: ["a", "b"] });
  expect(result.current.selected).toEqual(["a"]);
  act(() => result.current.toggleAll());
  expect(result.current.areAll).toBe(true);
  act(() => result.current.toggleAll());
  expect(result.current.selected).toEqual([]);
});
