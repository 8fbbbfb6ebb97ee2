import { expect, test } from "vitest";
import { readViews, searchOf, withDefault, withoutView, withView } from "./saved-views";

const views = [
  { name: "Late", search: "status=error" },
  { name: "New", search: "sort=newest" },
];

test("an address is compared by what belongs to the list, in any order", () => {
  const keys = ["q", "status"];
  expect(searchOf(new URLSearchParams("status=live&q=a&panel=7"), keys)).toBe("q=a&status=live");
  expect(searchOf(new URLSearchParams("q=a&status=live"), keys)).toBe("q=a&status=live");
  expect(searchOf(new URLSearchParams("panel=7&q="), keys)).toBe("");
});

test("the same name means one view, and the list is in order", () => {
  expect(withView(views, { name: "Late", search: "q=x" })).toEqual([
    { name: "Late", search: "q=x" },
    { name: "New", search: "sort=newest" },
  ]);
  expect(withView(views, { name: "Mine", search: "" }).map((one) => one.name)).toEqual([
    "Late",
    "Mine",
    "New",
  ]);
  expect(withoutView(views, "Late")).toEqual([views[1]]);
});

test("one view at most is the default", () => {
  const first = withDefault(views, "Late");
  expect(first.filter((one) => one.isDefault).map((one) => one.name)).toEqual(["Late"]);
  expect(
    withDefault(first, "New")
      .filter((one) => one.isDefault)
      .map((one) => one.name),
  ).toEqual(["New"]);
  expect(withDefault(first, "Late").some((one) => one.isDefault)).toBe(false);
});

test("what cannot be read is nothing", () => {
  expect(readViews(null)).toEqual([]);
  expect(readViews("{")).toEqual([]);
  expect(readViews('[{"name":1},null,{"name":"A","search":""}]')).toEqual([{ name: "A", search: "" }]);
});
