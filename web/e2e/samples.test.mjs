import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeBrowser, fitsWidth, inBrowser, isAccessible } from "./browser.mjs";
import { registered, signIn } from "./people.mjs";

after(closeBrowser);

const names = ["Foundry Lane Builders", "The Long Afternoon", "Marigold & Moss"];
const samples = (page) => page.getByText("Sample data: 3 clients");
const clientNamed = (page, name) => page.getByRole("main").getByRole("link", { name, exact: true }).first();
const isLive = (page, name) => page.getByRole("row", { name }).getByText("Live", { exact: true }).waitFor();

async function add(page) {
  await page.getByRole("button", { name: "Look around with sample data" }).click();
  await samples(page).waitFor();
}

async function openWebsite(page, context) {
  await page.getByRole("link", { name: "Marigold & Moss" }).first().click();
  await page.getByRole("heading", { level: 1, name: "Marigold & Moss" }).waitFor();
  await page.getByText("Sample", { exact: true }).waitFor();
  await isAccessible(page);
  const [site] = await Promise.all([
    context.waitForEvent("page"),
    page.getByRole("link", { name: "Open the site" }).click(),
  ]);
  await site.getByRole("heading", { level: 1 }).first().waitFor();
  assert.match(await site.title(), /Marigold & Moss/);
  await site.close();
}

async function remove(page) {
  await page.getByRole("button", { name: "Remove", exact: true }).click();
  const dialog = page.getByRole("dialog", { name: "Remove the sample data?" });
  await isAccessible(page);
  await dialog.getByRole("button", { name: "Remove the sample data" }).click();
  await page.getByText("The sample data is gone", { exact: true }).waitFor();
  await samples(page).waitFor({ state: "detached" });
}

test("a new agency looks around with sample data, opens a live site, and is rid of all of it by one act", () =>
  inBrowser(async (page, context) => {
    await signIn(page, await registered());
    await page.getByText("0 of 4 done").waitFor();
    await isAccessible(page);
    await add(page);
    await clientNamed(page, "The Long Afternoon").waitFor();
    await page.getByText("0 of 4 done").waitFor();
    await isAccessible(page);

    await page.goto("/agency/clients");
    for (const name of names) await isLive(page, name);
    await isAccessible(page);
    await openWebsite(page, context);

    await page.goto("/agency/clients");
    await remove(page);
    await page.getByRole("heading", { name: "Add your first client" }).waitFor();
    await isAccessible(page);
    await page.goto("/agency/clients?status=deleted");
    await page.getByRole("heading", { name: "No deleted clients" }).waitFor();
    await page.goto("/agency/dashboard");
    await page.getByText("0 of 4 done").waitFor();
    await page.getByRole("button", { name: "Look around with sample data" }).waitFor();
  }));

test("removing the sample data leaves the agency's own client, on a phone", () =>
  inBrowser(
    async (page) => {
      const person = await registered();
      await person.call("POST", "/tenants/samples");
      const own = await person.addClient("Kestrel Physiotherapy");
      await signIn(page, person);
      await samples(page).waitFor();
      await fitsWidth(page);
      await isAccessible(page);
      await page.goto("/agency/clients");
      await isLive(page, "Kestrel Physiotherapy");
      await fitsWidth(page);
      await remove(page);
      await page.getByText("1 client", { exact: true }).waitFor();
      await clientNamed(page, own.name).waitFor();
      await fitsWidth(page);
      await isAccessible(page);
    },
    { width: 360, height: 740, hasTouch: true },
  ));
