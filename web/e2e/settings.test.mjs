import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeBrowser, fitsWidth, inBrowser, isAccessible } from "./browser.mjs";
import { linkInMail, newPerson, password, registered, signIn } from "./people.mjs";

after(closeBrowser);

const refused = ["status of 401", "status of 404", "status of 409", "status of 422"];
const parts = [
  "",
  "/branding",
  "/domain",
  "/plan",
  "/members",
  "/roles",
  "/sign-in",
  "/api-keys",
  "/audit",
  "/privacy",
];

test("a colour too pale is pointed out, kept on saving, and stands in the audit log with what was there before", () =>
  inBrowser(
    async (page) => {
      await signIn(page, await registered());
      await page.goto("/agency/settings/branding");
      const color = page.getByLabel("Primary colour", { exact: true });
      await color.fill("#fde04");
      await page.getByText("Write the colour as #").waitFor();
      await color.fill("#fde047");
      await page.getByText("White would be too faint on it").waitFor();
      await isAccessible(page);
      await page.getByRole("link", { name: "Audit log" }).click();
      await page.getByRole("button", { name: "Stay here" }).click();
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await page.getByText("Saved", { exact: true }).first().waitFor();
      await page.goto("/agency/settings/audit?action=changed&noun=tenants.tenants");
      await page.getByRole("button", { name: "Changed Agency settings" }).click();
      await page.getByText("#fde047").waitFor();
      await isAccessible(page);
      await page.reload();
      await page.getByText("#fde047").waitFor();
      await page.keyboard.press("Escape");
      await page.waitForURL((url) => !url.searchParams.has("line"));
      assert.match(page.url(), /action=changed/);
    },
    { expected: refused },
  ));

test("what two people change at once is merged, and asked about where both have changed the same", () =>
  inBrowser(
    async (page, context) => {
      await signIn(page, await registered());
      await page.goto("/agency/settings");
      const name = (where) => where.getByLabel("Name", { exact: true });
      await name(page).fill("Eastlight");
      const other = await context.newPage();
      await other.goto("/agency/settings");
      await name(other).fill("Southlight");
      await other.getByLabel("Phone").fill("+49 30 1234567");
      await other.getByRole("button", { name: "Save", exact: true }).click();
      await other.getByText("Saved", { exact: true }).first().waitFor();
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await page.getByText("Theirs: Southlight · Yours: Eastlight").waitFor();
      await isAccessible(page);
      await page.getByRole("button", { name: "Save mine" }).click();
      await page.getByText("Saved", { exact: true }).first().waitFor();
      await page.reload();
      assert.equal(await page.getByLabel("Phone").inputValue(), "+49 30 1234567");
      assert.equal(await name(page).inputValue(), "Eastlight");
    },
    { expected: refused },
  ));

test("a role of one's own is given to somebody invited, who is removed by typing the name", () =>
  inBrowser(
    async (page, context) => {
      const person = await registered();
      const invited = newPerson();
      await signIn(page, person);
      await page.goto(await linkInMail(person.email, "/verify-email"));
      await page.getByText("is confirmed.").waitFor();
      await page.goto("/agency/settings/roles");
      await page.getByRole("button", { name: "New role" }).first().click();
      await page.getByLabel("Name").fill("Accountant");
      await page.getByRole("group", { name: "Plan and usage" }).getByRole("checkbox").click();
      await isAccessible(page);
      await page.getByRole("button", { name: "Create the role" }).click();
      await page.getByText("Accountant is saved").first().waitFor();

      await page.goto("/agency/settings/members?invite=true");
      await page.getByLabel("E-mail").fill(invited.email);
      await page.getByRole("radio", { name: /^Accountant/ }).click();
      await isAccessible(page);
      await page.getByRole("button", { name: "Send the invitation" }).click();
      await page.getByRole("cell", { name: invited.email, exact: true }).waitFor();

      const theirs = await context
        .browser()
        .newContext({ baseURL: new URL(page.url()).origin, ignoreHTTPSErrors: true });
      const joining = await theirs.newPage();
      await joining.goto(await linkInMail(invited.email, "/accept-invitation"));
      await joining.getByLabel("Your name").fill("Grace Hopper");
      await joining.getByLabel("Password", { exact: true }).fill(password);
      await joining.getByRole("button", { name: "Accept the invitation" }).click();
      await joining.getByRole("heading", { name: /^Hello/ }).waitFor();
      await joining.goto("/agency/settings/plan");
      await joining.getByText("Plan Basic").waitFor();
      assert.equal(await joining.getByRole("link", { name: "Members" }).count(), 0);
      await theirs.close();

      await page.goto("/agency/settings/members");
      await page.getByRole("button", { name: "Actions for Grace Hopper" }).click();
      await page.getByRole("menuitem", { name: "Remove…" }).click();
      await page.getByLabel("Type “Grace Hopper” to confirm").fill("Grace Hopper");
      await page.getByRole("button", { name: "Remove", exact: true }).click();
      await page.getByText("Grace Hopper is removed").first().waitFor();
      await page.getByText("1 person").waitFor();
    },
    { expected: refused },
  ));

test("an API key is shown once, and revoked by typing its name", () =>
  inBrowser(
    async (page) => {
      await signIn(page, await registered());
      await page.goto("/agency/settings/api-keys?new=true");
      await page.getByLabel("Name").fill("Reports");
      await page.getByRole("group", { name: "Clients" }).getByRole("checkbox").first().click();
      await page.getByRole("button", { name: "Create the key" }).click();
      const key = await page.getByRole("dialog").getByText(/^ddk_/).textContent();
      await isAccessible(page);
      const answer = await fetch(`${process.env.DDE_TEST_WEB_API}/api/v1/tenants/clients`, {
        headers: { Authorization: `Bearer ${key}` },
      });
      assert.equal(answer.status, 200);
      await page.getByRole("button", { name: "I have copied it" }).click();
      assert.equal(await page.getByText(key).count(), 0);
      await page.getByRole("button", { name: "Actions for Reports" }).click();
      await page.getByRole("menuitem", { name: "Revoke…" }).click();
      await page.getByLabel("Type “Reports” to confirm").fill("Reports");
      await page.getByRole("button", { name: "Revoke the key" }).click();
      await page.getByText("No API keys").waitFor();
    },
    { expected: refused },
  ));

test("every part of the settings is readable, and fits a narrow telephone", () =>
  inBrowser(
    async (page) => {
      await signIn(page, await registered());
      for (const part of parts) {
        await page.goto(`/agency/settings${part}`);
        await page.getByRole("heading", { level: 1 }).waitFor();
        await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
        await isAccessible(page);
        await fitsWidth(page);
      }
    },
    { width: 360, height: 740, expected: refused },
  ));

test("all data of the agency are fetched as an archive", () =>
  inBrowser(
    async (page) => {
      await signIn(page, await registered());
      await page.goto("/agency/settings/privacy");
      await page.getByRole("button", { name: "Prepare an archive" }).click();
      await page.getByText("The archive is ready").waitFor();
      await isAccessible(page);
      const [file] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name: "Download" }).click(),
      ]);
      assert.equal(file.suggestedFilename(), "agency-data.tar");
    },
    { expected: refused },
  ));
