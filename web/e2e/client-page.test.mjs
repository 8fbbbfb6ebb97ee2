import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeBrowser, fitsWidth, inBrowser, isAccessible } from "./browser.mjs";
import { confirmed, linkInMail, newDomain, newPerson, password, registered, signIn } from "./people.mjs";

after(closeBrowser);

const phone = { width: 360, height: 740 };
const desk = { width: 1280, height: 800 };

async function isGoodEverywhere(page) {
  await isAccessible(page);
  await page.setViewportSize(phone);
  await fitsWidth(page);
  await isAccessible(page);
  await page.setViewportSize(desk);
}

// As the invited person would, in a browser of its own.
const joinsAs = (fullName, link) =>
  inBrowser(
    async (page) => {
      await page.goto(link);
      await page.getByLabel("Your name").fill(fullName);
      await page.getByLabel("Password", { exact: true }).fill(password);
      await page.getByRole("button", { name: "Accept the invitation" }).click();
      await page.getByRole("heading", { name: "Hello, Mia" }).waitFor();
      await page.getByRole("link", { name: "Open the site" }).waitFor();
      await page.goto("/agency/clients");
      await page.waitForURL("**/client/dashboard");
      await page.getByText("fernhill-").first().waitFor();
      assert.equal(await page.getByText("Another client").count(), 0);
    },
    { expected: ["status of 401"] },
  );

test("what two people change of a client is merged, and asked about where both have changed the same", () =>
  inBrowser(
    async (page) => {
      const owner = await registered();
      const client = await owner.addClient("Fernhill");
      const change = (to) => owner.call("PATCH", `/tenants/clients/${client.id}`, to);
      await signIn(page, owner);
      await page.goto(`/agency/clients/${client.id}`);
      await page.getByText("Live", { exact: true }).first().waitFor();
      await page.getByRole("button", { name: "Edit", exact: true }).click();
      await page.getByLabel("Company", { exact: true }).fill("Fernhill Ltd");
      await change({ industry: "Gardens" });
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await page.getByRole("button", { name: "Edit", exact: true }).waitFor();
      await page.getByText("Fernhill Ltd").waitFor();
      await page.getByText("Gardens").waitFor();

      await page.getByRole("button", { name: "Edit", exact: true }).click();
      await page.getByLabel("Company", { exact: true }).fill("Fernhill SE");
      await page.getByLabel("Industry", { exact: true }).fill("Parks");
      await change({ company: "Fernhill GmbH" });
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await page.getByText("Theirs: Fernhill GmbH · Yours: Fernhill SE").waitFor();
      assert.equal(await page.getByLabel("Industry", { exact: true }).inputValue(), "Parks");
      await isGoodEverywhere(page);
      await page.getByRole("button", { name: "Take theirs" }).click();
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await page.getByText("Fernhill GmbH").waitFor();
      await page.getByText("Parks").waitFor();
    },
    { expected: ["status of 401", "status of 409"] },
  ));

test("somebody is invited on the client's page, joins by the mail, sees the client's site only, and is removed", () =>
  inBrowser(
    async (page) => {
      const owner = await registered();
      await confirmed(owner);
      const client = await owner.addClient("Fernhill", newDomain());
      await owner.addClient("Another client");
      const { email } = newPerson();
      await signIn(page, owner);
      await page.goto(`/agency/clients/${client.id}`);
      await page.getByRole("tab", { name: "Overview" }).focus();
      for (const name of ["Website", "Domains", "People"]) {
        await page.keyboard.press("ArrowRight");
        await page.getByRole("tab", { name, selected: true }).waitFor();
      }
      await page.getByText("Nobody of Fernhill can sign in").waitFor();
      await page.waitForURL("**?tab=people");
      await isGoodEverywhere(page);

      await page.getByRole("button", { name: "Invite" }).click();
      const dialog = page.getByRole("dialog", { name: "Invite somebody to Fernhill" });
      await dialog.getByLabel("E-mail").fill("nobody");
      await dialog.getByRole("button", { name: "Send the invitation" }).click();
      await page.waitForFunction(() => document.activeElement?.getAttribute("aria-invalid") === "true");
      await isAccessible(page);
      await dialog.getByLabel("E-mail").fill(email);
      await dialog.getByRole("button", { name: "Send the invitation" }).click();
      await page.getByText(`${email} is invited`).first().waitFor();
      await page.getByRole("row", { name: email }).waitFor();
      await isGoodEverywhere(page);

      await joinsAs("Mia Fernhill", await linkInMail(email, "/accept-invitation"));
      await page.reload();
      await page.getByRole("row", { name: "Mia Fernhill" }).waitFor();
      assert.equal(await page.getByText("Open invitations").count(), 0);
      await isGoodEverywhere(page);
      await page.getByRole("button", { name: "Actions for Mia Fernhill" }).click();
      await page.getByRole("menuitem", { name: "Remove…" }).click();
      await page.getByLabel("Type “Mia Fernhill” to confirm").fill("Mia Fernhill");
      await page.getByRole("button", { name: "Remove", exact: true }).click();
      await page.getByText("Nobody of Fernhill can sign in").waitFor();
    },
    { expected: ["status of 422"] },
  ));

test("a client's page tells the record of its domain, and what has happened around the client", () =>
  inBrowser(async (page) => {
    const owner = await registered();
    const domain = newDomain();
    const client = await owner.addClient("Kestrel", domain);
    const other = await owner.addClient("Another client");
    await signIn(page, owner);
    await page.goto(`/agency/clients/${client.id}?tab=domains`);
    await page.getByText("Answers with the website.").waitFor();
    await page.getByRole("link", { name: `Open ${domain}` }).waitFor();
    await page.getByRole("button", { name: `Copy the name: ${domain}` }).waitFor();
    await page.getByRole("button", { name: "Copy the value: 127.0.0.1" }).waitFor();
    await page.getByRole("button", { name: "Check again" }).click();
    await page.getByText("Name servers say that it leads here.").waitFor();
    await isGoodEverywhere(page);

    await page.getByRole("tab", { name: "Activity" }).click();
    await page.getByRole("button", { name: "Website is live" }).waitFor();
    await owner.call("PATCH", `/tenants/clients/${client.id}`, { company: "Kestrel Ltd" });
    await owner.call("PATCH", `/tenants/clients/${other.id}`, { company: "Nobody’s business" });
    await page.reload();
    await page.getByRole("button", { name: "Client changed" }).waitFor();
    assert.equal(await page.getByRole("button", { name: "Client changed" }).count(), 1);
    await isGoodEverywhere(page);
    await page.getByRole("button", { name: "Client changed" }).click();
    await page.getByRole("dialog").getByText("Kestrel Ltd").waitFor();
    await isAccessible(page);
    await page.keyboard.press("j");
    await page.getByRole("dialog").getByText("live", { exact: true }).first().waitFor();
    await page.goBack();
    await page.getByRole("dialog").waitFor({ state: "detached" });
    assert.match(page.url(), /\?tab=activity$/);
    await page.getByRole("link", { name: "Every change" }).click();
    await page.waitForURL(`**/agency/settings/audit?client=${client.id}`);
    await page.getByRole("row", { name: "Changed Client" }).first().waitFor();
  }));

test("the agency's dashboard tells the newest deployments and who has done what, and leads to both", () =>
  inBrowser(async (page) => {
    const owner = await registered();
    const client = await owner.addClient("Kestrel");
    await signIn(page, owner);
    await page.getByRole("list", { name: "Activity" }).getByText("Website is live").waitFor();
    await page.reload();
    await page.getByRole("listitem").filter({ hasText: "Kestrel #1" }).getByText("Published").waitFor();
    await isGoodEverywhere(page);
    await page.getByRole("link", { name: "Client added" }).click();
    await page.getByRole("dialog").getByText("Ada Lovelace").first().waitFor();
    assert.match(new URL(page.url()).pathname, /^\/agency\/settings\/audit$/);
    await page.goBack();
    await page.getByRole("link", { name: "Kestrel #1" }).click();
    await page.waitForURL(`**/agency/clients/${client.id}/deployments/*`);
    await page.getByRole("heading", { name: "Kestrel is live" }).waitFor();
  }));
