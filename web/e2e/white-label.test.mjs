import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeBrowser, inBrowser, isAccessible } from "./browser.mjs";
import { branded, platform } from "./own-address.mjs";
import { linkInMail, newPerson, password, registered, signIn } from "./people.mjs";

after(closeBrowser);

const refused = ["status of 401", "status of 404"];
const yellow = "rgb(253, 224, 71)";
const pages = [
  "dashboard",
  "clients",
  "clients/new",
  ...["", "/branding", "/plan", "/members", "/roles", "/sign-in", "/api-keys", "/audit", "/privacy"].map(
    (part) => `settings${part}`,
  ),
].map((part) => `/agency/${part}`);

// What stands there in every frame from the first on.
function watchFrames() {
  window.frames_seen = [];
  const look = () => {
    const button = document.querySelector("button[type=submit]");
    const mark = document.querySelector(".brand-early-name");
    window.frames_seen.push({
      button: button && getComputedStyle(button).backgroundColor,
      mark: mark && getComputedStyle(mark, "::before").content,
      text: document.body?.innerText ?? "",
    });
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

async function namesNobodyElse(page) {
  await page.getByRole("heading", { level: 1 }).first().waitFor();
  await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
  assert.doesNotMatch(await page.evaluate(() => document.body.innerText), platform, page.url());
  assert.doesNotMatch(await page.title(), platform, page.url());
}

test("an agency's own address shows its brand from the first paint on, and nobody else's anywhere", async () => {
  const { owner, name, host } = await branded();
  await inBrowser(
    async (page, context) => {
      await page.addInitScript(watchFrames);
      await page.goto("/login");
      await page.getByText(name).first().waitFor();
      const frames = (await page.evaluate(() => window.frames_seen)).filter(({ button }) => button);
      assert.ok(frames.length > 0);
      assert.deepEqual([...new Set(frames.map(({ button }) => button))], [yellow]);
      assert.equal(frames[0].mark, `"${name}"`);
      assert.ok(frames.every(({ text }) => !platform.test(text)));
      await page.waitForFunction((wanted) => document.title === wanted, `Sign in · ${name}`);
      const icon = await page.evaluate(async () =>
        (await fetch(document.querySelector("link[rel=icon]").href)).text(),
      );
      assert.match(icon, /#fde047/);
      await isAccessible(page);

      await signIn(page, owner);
      for (const path of pages) {
        await page.goto(path);
        await namesNobodyElse(page);
      }
      const client = await owner.addClient("Kestrel");
      await page.goto(`/agency/clients/${client.id}`);
      await page.getByText("Live").first().waitFor();
      await namesNobodyElse(page);

      const { email } = newPerson();
      await owner.invite(email, client.id);
      const theirs = await context.browser().newContext({ baseURL: host, ignoreHTTPSErrors: true });
      const portal = await theirs.newPage();
      await portal.goto(await linkInMail(email, "/accept-invitation"));
      await namesNobodyElse(portal);
      await portal.getByLabel("Your name").fill("Mia Kestrel");
      await portal.getByLabel("Password", { exact: true }).fill(password);
      await portal.getByRole("button", { name: "Accept the invitation" }).click();
      await portal.getByRole("heading", { name: "Hello, Mia" }).waitFor();
      for (const path of ["/client/dashboard", "/client/website", "/client/settings", "/account"]) {
        await portal.goto(path);
        await namesNobodyElse(portal);
      }
      await theirs.close();
    },
    { baseURL: host, expected: refused },
  );
});

// What the first frame in which there is a button shows.
const firstPrimary = (page) =>
  page.evaluate(() => window.primaries_seen.find((color) => color !== null) ?? null);

function watchPrimary() {
  window.primaries_seen = [];
  const look = () => {
    const probe = document.createElement("i");
    if (document.body) {
      probe.style.color = "var(--primary)";
      document.body.append(probe);
      window.primaries_seen.push(getComputedStyle(probe).color);
      probe.remove();
    }
    requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

test("at the platform's address one sees one's agency's brand, too, once signed in, and until one signs out", async () => {
  const owner = await registered();
  await owner.call("PATCH", "/tenants/settings", {
    primaryColor: "#fde047",
    supportEmail: "hello@nova.example",
  });
  await inBrowser(
    async (page) => {
      const primary = () =>
        page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue("--primary"));
      await page.goto("/login");
      const before = await primary();
      await signIn(page, owner);
      await page.waitForFunction(() =>
        getComputedStyle(document.documentElement).getPropertyValue("--primary").includes("#fde047"),
      );
      await page.waitForFunction((wanted) => document.title.endsWith(` · ${wanted}`), owner.agencyName);
      await isAccessible(page);
      await page.addInitScript(watchPrimary);
      await page.reload();
      await page.getByRole("heading", { name: /^Hello/ }).waitFor();
      assert.equal(await firstPrimary(page), yellow);

      await page.goto("/agency/settings/branding");
      await page.getByLabel("Primary colour", { exact: true }).fill("#0f766e");
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await page.waitForFunction(() =>
        getComputedStyle(document.documentElement).getPropertyValue("--primary").includes("#0f766e"),
      );

      await page.getByRole("button", { name: `Account: ${owner.fullName}` }).click();
      await page.getByRole("menuitem", { name: "Sign out" }).click();
      await page.getByRole("heading", { name: "Sign in" }).waitFor();
      assert.equal(await primary(), before);
      await page.reload();
      assert.equal(await primary(), before);
    },
    { expected: refused },
  );
});
