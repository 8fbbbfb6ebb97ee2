import { expect, test } from "vitest";
import { answeringOf } from "./answering";

test("a release keeps serving while the next is made, and when that one fails", () => {
  expect(answeringOf({ status: "live", releaseId: "r1" })).toBe("serving");
  expect(answeringOf({ status: "provisioning", releaseId: "r1" })).toBe("serving");
  expect(answeringOf({ status: "error", releaseId: "r1" })).toBe("serving");
});

test("a website without a release is being set up, or has nothing to show", () => {
  expect(answeringOf({ status: "provisioning", releaseId: null })).toBe("settingUp");
  expect(answeringOf({ status: "error", releaseId: null })).toBe("nothing");
});

test("a suspended website says that it is paused", () => {
  expect(answeringOf({ status: "suspended", releaseId: "r1" })).toBe("paused");
});
