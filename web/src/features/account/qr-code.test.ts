import { encode } from "uqr";
import { expect, test } from "vitest";
import { pathOf } from "./qr-code";

test("neighbours in a row are one piece", () => {
  expect(
    pathOf([
      [true, true, false, true],
      [false, false, false, false],
    ]),
  ).toBe("M0 0h2v1h-2zM3 0h1v1h-1z");
});

test("the pieces cover as many squares as the code has", () => {
  const { data } = encode("otpauth://totp/Studio:ada@agency.example?secret=JBSWY3DPEHPK3PXP", { border: 0 });
  const covered = [...pathOf(data).matchAll(/h(\d+)v/g)].reduce((sum, one) => sum + Number(one[1]), 0);
  expect(covered).toBe(data.flat().filter(Boolean).length);
});
