import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeBrowser, fitsWidth, inBrowser, isAccessible } from "./browser.mjs";
import { confirmed, linkInMail, newPerson, password, registered } from "./people.mjs";

after(closeBrowser);

const refused = ["status of 401", "status of 404"];

test("an invited user of a client sees its own website and nothing of the agency", () =>
  inBrowser(
    async (page) => {
      const owner = await registered();
      await confirmed(owner);
      const client = await owner.addClient("Kestrel");
      const other = await owner.addClient("Lindgren");
      const { email } = newPerson();
      await owner.invite(email, client.id);
      await page.goto(await linkInMail(email, "/accept-invitation"));
      await page.getByLabel("Your name").fill("Mia Kestrel");
      await page.getByLabel("Password", { exact: true }).fill(password);
      await page.getByRole("button", { name: "Accept the invitation" }).click();
      await page.getByRole("heading", { name: "Hello, Mia" }).waitFor();
      await page.getByRole("link", { name: "Open the site" }).waitFor();
      await isAccessible(page);
      await page.goto(`/agency/clients/${other.id}`);
      await page.waitForURL("**/client/dashboard");
      await page.getByRole("button", { name: "Open the navigation" }).click();
      await page.getByRole("link", { name: "Website", exact: true }).click();
      await page.getByRole("link", { name: /#1/ }).click();
      await page.getByRole("heading", { name: "Kestrel is live" }).waitFor();
      await page.reload();
      await page.getByText("answers with the new release").waitFor();
      await isAccessible(page);
      await page.keyboard.press("g");
      await page.keyboard.press("s");
      await page.getByText("Your agency keeps these.").waitFor();
      await fitsWidth(page);
      await isAccessible(page);
      assert.equal(await page.getByText("Lindgren").count(), 0);
    },
    { width: 390, height: 844, expected: refused },
  ));
