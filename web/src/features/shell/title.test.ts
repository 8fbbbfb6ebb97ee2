import { expect, test } from "vitest";
import { titleOf } from "./use-title";

test("a title names the page first, then what it belongs to", () => {
  const crumbs = ["Clients", "Harbour Coffee", "Deployment 2"].map((label) => ({ label }));

  expect(titleOf(crumbs)).toBe("Deployment 2 · Harbour Coffee");
  expect(titleOf([{ label: "Clients" }])).toBe("Clients");
});

test("what is not known yet is not in the title", () => {
  expect(titleOf([{ label: "Clients" }, { label: "…" }])).toBe("Clients");
  expect(titleOf([{ label: "…" }])).toBeNull();
});
