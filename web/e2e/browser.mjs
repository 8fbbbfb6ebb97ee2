// A browser for stories: every page fails its story on console errors, script errors and refusals by its policy.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

export const base = process.env.DDE_TEST_WEB_URL;
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

// Customers' names lead to the instance, as they would by DNS.
const names = "--host-resolver-rules=MAP *.example 127.0.0.1";
// A service worker is taken from certificates that the browser trusts only, whatever the context says.
const args = ["--no-sandbox", "--ignore-certificate-errors", names];

let browser;
const launch = () => chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args });

// The browser writes an error for each answer of 4xx; those that a story provokes it names.
const isExpected = (text, expected) => expected.some((one) => text.includes(one));

// Runs a story in a browser of its own, and looks at what went wrong in the background.
export async function inBrowser(story, { width = 1280, height = 800, expected = [], ...rest } = {}) {
  browser ??= await launch();
  const context = await browser.newContext({
    baseURL: base,
    ignoreHTTPSErrors: true,
    viewport: { width, height },
    ...rest,
  });
  context.setDefaultTimeout(20_000);
  const wrong = [];
  context.on("console", (message) => {
    if (message.type() === "error" && !isExpected(message.text(), expected)) wrong.push(message.text());
  });
  context.on("weberror", (error) => wrong.push(String(error.error())));
  try {
    await story(await context.newPage(), context);
    assert.deepEqual(wrong, [], "the console is silent");
  } finally {
    await context.close();
  }
}

export async function closeBrowser() {
  await browser?.close();
}

async function violations(page) {
  await page.evaluate(axeSource);
  // An open dialog or menu hides the page behind it from screen readers, its heading too.
  const isModal = (await page.locator("[aria-hidden=true] h1").count()) > 0;
  // What pops up stands at the end of the document, outside of its landmarks, as it should.
  const popsUp = (await page.locator("[data-radix-popper-content-wrapper]").count()) > 0;
  const options = {
    runOnly: { type: "tag", values: rules },
    rules: { "page-has-heading-one": { enabled: !isModal }, region: { enabled: !popsUp } },
  };
  const found = await page.evaluate((given) => window.axe.run(given), options);
  return found.violations.flatMap((one) =>
    one.nodes.map((node) => `${one.id}: ${node.target} ${node.failureSummary}`),
  );
}

// In the page: the scheme has arrived, and what moves to it has come to rest.
function isStill(scheme) {
  const moves = document.getAnimations().filter((one) => one.effect.getComputedTiming().endTime !== Infinity);
  return (
    document.documentElement.dataset.theme === scheme && moves.every((one) => one.playState !== "running")
  );
}

// What is loaded on demand may appear, slowly, while axe looks: what it finds has to be there a moment later, too.
async function lastingViolations(page, colorScheme) {
  await page.waitForFunction(isStill, colorScheme);
  const found = await violations(page);
  if (found.length === 0) return found;
  await page.waitForTimeout(500);
  await page.waitForFunction(isStill, colorScheme);
  return violations(page);
}

// What axe finds in light and in dark; the animations are over before it looks.
export async function isAccessible(page) {
  await page.bringToFront(); // nothing moves behind another page
  for (const colorScheme of ["light", "dark"]) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    assert.deepEqual(await lastingViolations(page, colorScheme), [], `${page.url()} in ${colorScheme}`);
  }
  await page.emulateMedia({ colorScheme: "light" });
}

export async function fitsWidth(page) {
  const [width, shown] = await page.evaluate(() => {
    const parts = [document.documentElement, document.body, document.querySelector("main")];
    return [Math.max(...parts.map((one) => one?.scrollWidth ?? 0)), window.innerWidth];
  });
  assert.ok(width <= shown, `${page.url()} is ${width} wide in a window of ${shown}`);
}
