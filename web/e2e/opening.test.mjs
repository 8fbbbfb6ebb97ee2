import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { agencyWithData } from "./agency.mjs";
import { base, closeBrowser, inBrowser } from "./browser.mjs";
import { signIn } from "./people.mjs";
import { placesOf, settled, viewers } from "./places.mjs";

let people;
before(async () => {
  people = await agencyWithData();
});
after(closeBrowser);

const phone = { baseURL: base, ignoreHTTPSErrors: true, width: 390, viewport: { width: 390, height: 800 } };

const opens = (path) => !path.includes("?") && !path.startsWith("/agency/settings") && !path.endsWith("/new");

// Where one is, and the heading with what it says; a name that only the API knows is a place that is kept.
const headOf = (page) =>
  page.evaluate(() => {
    const texts = (selector) => [...document.querySelectorAll(selector)].map((one) => one.textContent);
    const top = document.querySelector("h1").getBoundingClientRect().top;
    const heading = document.querySelector("h1:not(:has([aria-hidden]))")?.textContent;
    const said = document.querySelector("h1 + div")?.textContent;
    return { crumbs: texts("header nav li:not([aria-hidden])"), heading, said, top };
  });

function isKept(before, after, path) {
  assert.equal(after.top, before.top, `${path}: the heading moves`);
  for (const part of ["heading", "said"]) {
    if (before[part] !== undefined) assert.equal(after[part], before[part], `${path}: the ${part} changes`);
  }
  for (const [at, crumb] of before.crumbs.entries()) {
    if (crumb !== "…") assert.equal(after.crumbs[at], crumb, `${path}: where one is changes`);
  }
}

test("what a page says before it is known who looks stays there", () =>
  inBrowser(async (page, context) => {
    const exported = await (
      await context.browser().newContext({ ...phone, javaScriptEnabled: false })
    ).newPage();
    let compared = 0;
    for (const who of viewers.filter(Boolean)) {
      await context.clearCookies();
      await signIn(page, people[who]);
      for (const { path } of placesOf(people).filter((one) => one.who === who && opens(one.path))) {
        await exported.goto(path);
        await page.goto(path);
        await settled(page);
        isKept(await headOf(exported), await headOf(page), path);
        compared += 1;
      }
    }
    await exported.context().close();
    assert.ok(compared >= 15, `${compared} pages compared`);
  }, phone));

test("who reads German sees no English word of a page on the way to its own", () =>
  inBrowser(
    async (page, context) => {
      await signIn(page, people.owner);
      await page.evaluate(() => localStorage.setItem("language", "de"));
      await page.goto("/agency/clients");
      await page.getByRole("heading", { level: 1, name: "Kunden" }).waitFor();
      await context.route("**/_next/static/chunks/*.js", (route) => route.abort());
      await context.clearCookies();
      await page.goto("/agency/clients");
      await page.locator("h1").waitFor({ state: "attached" });
      assert.equal(await page.locator("h1").isVisible(), false);
      assert.equal(await page.locator("nav").first().isVisible(), false);
    },
    { serviceWorkers: "block", expected: ["ERR_FAILED"] },
  ));
