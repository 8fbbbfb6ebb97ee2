import { expect, test } from "vitest";
import { contrast, hexOf, parseColor, readingsOf, tonesOf } from "./colors";

const tones = (text: string) => tonesOf(parseColor(text) ?? [0, 0, 0]);

test.each([
  ["#1d4ed8", "#ffffff"],
  ["#fde047", "#000000"],
  ["#777777", "#000000"],
  ["#767676", "#ffffff"],
  ["#00ff00", "#000000"],
])("the text on %s is %s, as the server has it", (base, text) => {
  expect(tones(base).onBase).toBe(text);
});

test("every grey is readable wherever it stands", () => {
  for (let level = 0; level < 256; level += 1) {
    for (const { ratio } of readingsOf(tonesOf([level, level, level])))
      expect(ratio).toBeGreaterThanOrEqual(4.5);
  }
});

test("a readable colour stays as it is", () => {
  expect(tones("#1d4ed8").onLight).toBe("#1d4ed8");
  expect(tones("#fde047").onDark).toBe("#fde047");
});

test("a pale colour is darkened for text, in the server's steps", () => {
  expect(tones("#fde047").onLight).not.toBe("#fde047");
  expect(
    contrast(parseColor(tones("#fde047").onLight) ?? [255, 255, 255], [255, 255, 255]),
  ).toBeGreaterThanOrEqual(4.5);
});

test("contrast is that of the guidelines", () => {
  expect(contrast([0, 0, 0], [255, 255, 255])).toBeCloseTo(21, 3);
  expect(contrast([255, 255, 255], [119, 119, 119])).toBeCloseTo(4.478, 3);
});

test("colours are read from hexadecimal only", () => {
  expect(hexOf(parseColor("#18e") ?? [0, 0, 0])).toBe("#1188ee");
  for (const other of ["", "#", "red", "1a73e8", "#1a73e", "#1a73eg", "rgb(1,2,3)"])
    expect(parseColor(other)).toBeNull();
});
