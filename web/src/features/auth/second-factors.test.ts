import { expect, test } from "vitest";
import { proofsBy } from "./second-factors";

test("without a second factor one proves by password", () => {
  expect(proofsBy([])).toEqual({ password: true, code: false, passkey: false });
});

test("with any second factor the password does not do", () => {
  expect(proofsBy([{ kind: "passkey" }])).toEqual({ password: false, code: false, passkey: true });
  expect(proofsBy([{ kind: "totp" }, { kind: "passkey" }])).toEqual({
    password: false,
    code: true,
    passkey: true,
  });
});
