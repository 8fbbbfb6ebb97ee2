import { expect, test } from "vitest";
import { deviceName, deviceText } from "./device-name";

const edge =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0";

test("Edge is told from the browsers that it claims to be", () => {
  expect(deviceName(edge)).toBe("Edge on Windows");
});

test("a program without a system is called by its first word", () => {
  expect(deviceName("curl/8.5.0")).toBe("curl");
});

test("what the server says in English is said in the words of the page", () => {
  const on = (browser: string, system: string) => `${browser} unter ${system}`;
  expect(deviceText("Edge on Windows", on)).toBe("Edge unter Windows");
  expect(deviceText("curl", on)).toBe("curl");
});
