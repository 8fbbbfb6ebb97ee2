import assert from "node:assert/strict";
import { after, test } from "node:test";
import { base, closeBrowser, inBrowser, isAccessible } from "./browser.mjs";
import { registered, signIn } from "./people.mjs";

after(closeBrowser);

const refused = ["status of 401", "ERR_INTERNET_DISCONNECTED", "Failed to fetch"];

test("without a network the app opens, says so, and goes on when it is back", () =>
  inBrowser(
    async (page, context) => {
      const person = await registered();
      await person.addClient("Kestrel");
      await signIn(page, person);
      await page.waitForFunction(() => navigator.serviceWorker.controller);
      await page.goto("/agency/clients");
      await page.getByRole("link", { name: "Kestrel" }).waitFor();
      await context.setOffline(true);
      await page.reload();
      await page.getByText("You are offline. What you see may be out of date.").waitFor();
      await isAccessible(page);
      await page.goto("/agency/settings/branding");
      await page.getByRole("heading", { name: "You are offline" }).waitFor();
      await isAccessible(page);
      assert.doesNotMatch(await page.title(), /Dominant|DDE/);
      await context.setOffline(false);
      await page.getByRole("heading", { name: "Branding" }).waitFor();
      await page.goto("/agency/clients");
      await page.getByRole("link", { name: "Kestrel" }).waitFor();
      const kept = await page.evaluate(async () => {
        const names = await caches.keys();
        const lists = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
        return lists.flat().map(({ url }) => url);
      });
      assert.ok(kept.some((address) => address === `${base}/agency/clients`));
      assert.deepEqual(
        kept.filter((address) => address.includes("/api/")),
        [],
      );
    },
    { expected: refused },
  ));

test("a device may install the app under the brand's name", () =>
  inBrowser(async (page, context) => {
    await page.goto("/login");
    const session = await context.newCDPSession(page);
    const { url, errors, data } = await session.send("Page.getAppManifest");
    assert.match(url, /\/api\/v1\/branding\/manifest\.webmanifest$/);
    assert.deepEqual(errors, []);
    assert.equal(JSON.parse(data).start_url, "/agency/dashboard");
    await page.waitForFunction(() => navigator.serviceWorker.controller);
    const { installabilityErrors } = await session.send("Page.getInstallabilityErrors");
    assert.deepEqual(
      installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== "in-incognito"),
      [],
    );
  }));
