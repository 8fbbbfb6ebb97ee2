import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeBrowser, fitsWidth, inBrowser, isAccessible } from "./browser.mjs";
import { registered, signIn } from "./people.mjs";

after(closeBrowser);

const refused = ["status of 401", "status of 404", "status of 409"];

async function agencyWith(...names) {
  const owner = await registered();
  const clients = [];
  for (const name of names) clients.push(await owner.addClient(name));
  return { owner, clients };
}

const rows = (page) => page.getByRole("checkbox", { name: /^Select / });
const allLive = (page, count) =>
  page
    .locator("tr", { hasText: "Live" })
    .nth(count - 1)
    .waitFor({ timeout: 60_000 });

test("a view of a list is kept under a name, begins it if one likes, and comes back when removed by mistake", () =>
  inBrowser(
    async (page) => {
      const { owner } = await agencyWith("Kestrel", "Lindgren");
      await signIn(page, owner);
      await page.goto("/agency/clients?q=lind&sort=name");
      await page.getByText("1 client", { exact: true }).waitFor();
      await page.getByRole("button", { name: "Views" }).click();
      await page.getByLabel("Keep what is shown as").fill("The Lindgrens");
      await isAccessible(page);
      await page.getByRole("button", { name: "Keep", exact: true }).click();
      await page.getByRole("button", { name: "Begin with the view The Lindgrens" }).click();
      await page.goto("/agency/settings");
      await page.getByRole("heading", { level: 1 }).waitFor();
      await page.goto("/agency/clients");
      await page.getByText("1 client", { exact: true }).waitFor();
      assert.equal(await page.getByLabel("Search clients").inputValue(), "lind");
      await page.getByLabel("Search clients").fill("");
      await page.getByText("2 clients").waitFor();
      await page.getByRole("button", { name: "Views" }).click();
      await page.getByRole("button", { name: "Remove the view The Lindgrens" }).click();
      await page.getByRole("button", { name: "Undo" }).click();
      await page.getByRole("button", { name: "The Lindgrens", exact: true }).click();
      await page.getByText("1 client", { exact: true }).waitFor();
    },
    { expected: refused },
  ));

test("what fails of an act on several clients is listed with its reason, and a deletion is taken back", () =>
  inBrowser(
    async (page) => {
      const { owner, clients } = await agencyWith("Kestrel", "Lindgren", "Ostwind");
      await signIn(page, owner);
      await page.goto("/agency/clients?sort=name");
      await allLive(page, 3);
      await page.getByLabel("Select Kestrel").click();
      await page.getByLabel("Select Ostwind").click({ modifiers: ["Shift"] });
      await page.getByText("3 clients selected").waitFor();
      await isAccessible(page);
      await owner.call("DELETE", `/tenants/clients/${clients[1].id}`);
      await page.getByRole("button", { name: "Deploy again" }).click();
      const failures = page.getByRole("dialog", { name: "1 could not be deployed" });
      await failures.getByText("Lindgren").waitFor();
      await page.getByText("2 websites are being deployed").first().waitFor();
      await isAccessible(page);
      await failures.getByRole("button", { name: "Close" }).first().click();

      await page.getByText("2 clients", { exact: true }).waitFor();
      await allLive(page, 2);
      await page.getByLabel("Select all that are shown").click();
      await page.getByRole("button", { name: "Delete…" }).click();
      await page.getByLabel("Type “2 clients” to confirm").fill("2 clients");
      await page.getByRole("button", { name: "Delete 2 clients" }).click();
      await page.getByText("2 clients are deleted").first().waitFor();
      await page.getByText("Add your first client").waitFor();
      await page.getByRole("button", { name: "Undo" }).click();
      await page.getByText("2 clients", { exact: true }).waitFor();
      await rows(page).nth(1).waitFor();
    },
    { expected: refused },
  ));

test("a client is looked at beside the list, the next by a key, and Back closes it", () =>
  inBrowser(
    async (page) => {
      const { owner, clients } = await agencyWith("Kestrel", "Lindgren");
      await signIn(page, owner);
      await page.goto("/agency/clients?sort=name");
      await page.getByLabel("Look at Kestrel").click();
      const panel = page.getByRole("dialog", { name: "Kestrel" });
      await panel.getByRole("link", { name: "Open the site" }).waitFor();
      await isAccessible(page);
      await page.keyboard.press("j");
      await page.getByRole("dialog", { name: "Lindgren" }).waitFor();
      assert.equal(new URL(page.url()).searchParams.get("client"), clients[1].id);
      await page.reload();
      await page.getByRole("dialog", { name: "Lindgren" }).waitFor();
      await page.goBack();
      await page.getByRole("dialog").waitFor({ state: "detached" });
      await page.setViewportSize({ width: 360, height: 740 });
      await page.getByLabel("Select Kestrel").click();
      await fitsWidth(page);
    },
    { expected: refused },
  ));
