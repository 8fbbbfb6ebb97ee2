import { expect, test } from "vitest";
import { brandedTitle } from "./branded-title";

test("a page's title ends with the brand, once", () => {
  expect(brandedTitle("Clients", "Nova")).toBe("Clients · Nova");
  expect(brandedTitle("Clients · Nova", "Nova")).toBe("Clients · Nova");
  expect(brandedTitle("", "Nova")).toBe("Nova");
});
