import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeBrowser, inBrowser, isAccessible } from "./browser.mjs";
import { linkInMail, password, registered, signIn } from "./people.mjs";

after(closeBrowser);

const refused = ["status of 401", "status of 410", "status of 422"];

test("a deep link leads through sign-in to its page, and survives a reload", () =>
  inBrowser(
    async (page) => {
      const person = await registered();
      const client = await person.addClient("Kestrel");
      await page.goto(`/agency/clients/${client.id}`);
      await page.getByLabel("E-mail").fill(person.email);
      await page.getByLabel("Password", { exact: true }).fill("wrong password");
      await page.keyboard.press("Enter");
      await page.getByText("The e-mail address or the password is not right.").waitFor();
      await isAccessible(page);
      await page.getByLabel("Password", { exact: true }).fill(person.password);
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: "Kestrel" }).waitFor();
      await page.reload();
      await page.getByRole("heading", { name: "Kestrel" }).waitFor();
      assert.equal(new URL(page.url()).pathname, `/agency/clients/${client.id}`);
    },
    { expected: refused },
  ));

test("signing out in one tab ends the other, and the access token is in no storage", () =>
  inBrowser(
    async (page, context) => {
      const person = await registered();
      await signIn(page, person);
      const other = await context.newPage();
      await other.goto("/agency/clients");
      await other.getByRole("heading", { name: "Clients", exact: true }).waitFor();
      const kept = await page.evaluate(() =>
        JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
      );
      assert.doesNotMatch(kept, /eyJ/);
      await page.getByRole("button", { name: "Account: Ada Lovelace" }).click();
      await isAccessible(page);
      await page.getByRole("menuitem", { name: "Sign out" }).click();
      await page.getByRole("heading", { name: "Sign in" }).waitFor();
      await other.getByText("You have signed out in another tab.").waitFor();
    },
    { expected: refused },
  ));

test("an address is confirmed by the link in the mail", () =>
  inBrowser(
    async (page) => {
      const person = await registered();
      await signIn(page, person);
      await page.getByText(`Confirm ${person.email}`).waitFor();
      await page.goto(await linkInMail(person.email, "/verify-email"));
      await page.getByText(`${person.email} is confirmed.`).waitFor();
      assert.doesNotMatch(page.url(), /token/);
      await isAccessible(page);
    },
    { expected: refused },
  ));

test("a forgotten password is replaced by the link in the mail", () =>
  inBrowser(
    async (page) => {
      const person = await registered();
      await page.goto("/reset-password");
      await isAccessible(page);
      await page.getByLabel("E-mail").fill(person.email);
      await page.getByRole("button", { name: "Send the link" }).click();
      await page.getByText("Look into your mailbox").waitFor();
      await page.goto(await linkInMail(person.email, "/reset-password"));
      await page.getByLabel("New password").fill("short");
      await page.getByLabel("New password").fill(`${password} renewed`);
      await page.getByRole("button", { name: "Set the password" }).click();
      await page.getByText("Your password is set.").waitFor();
      await signIn(page, { ...person, password: `${password} renewed` });
    },
    { expected: refused },
  ));

test("everything is within reach of the keyboard", () =>
  inBrowser(async (page) => {
    const person = await registered();
    const client = await person.addClient("Lindgren");
    await signIn(page, person);
    await page.keyboard.press("Control+k");
    await page.getByPlaceholder("Type a command").waitFor();
    await page.keyboard.type("lindg");
    await page.getByRole("option", { name: /Lindgren/ }).waitFor();
    await isAccessible(page);
    await page.keyboard.press("Enter");
    await page.waitForURL(`**/agency/clients/${client.id}`);
    await page.getByRole("heading", { name: "Lindgren" }).waitFor();
    await page.keyboard.press("?");
    await page.getByRole("dialog", { name: "Keyboard shortcuts" }).waitFor();
    await isAccessible(page);
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await page.keyboard.press("g");
    await page.keyboard.press("d");
    await page.waitForURL("**/agency/dashboard");
  }));
