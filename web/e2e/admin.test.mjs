import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeBrowser, fitsWidth, inBrowser, isAccessible } from "./browser.mjs";
import {
  administrator,
  ask,
  confirmed,
  linkInMail,
  mailGivenUp,
  newPerson,
  password,
  registered,
  signedInLongAgo,
  signIn,
} from "./people.mjs";

after(closeBrowser);

const refused = ["status of 401", "status of 403", "status of 404", "status of 409", "status of 422"];
const parts = ["dashboard", "tenants", "users", "plans", "usage", "jobs", "flags", "audit"];
const jobTabs = ["jobs?tab=failed", "jobs?tab=schedules"];
const agencyTabs = ["", "?tab=people", "?tab=audit", "?tab=features", "?tab=limits"];

const signInAsAdministrator = (page) => signIn(page, administrator());

// Another person's browser beside this one.
async function another(page) {
  const origin = new URL(page.url()).origin;
  const context = await page.context().browser().newContext({ baseURL: origin, ignoreHTTPSErrors: true });
  return context.newPage();
}

async function openAgency(page, person) {
  await page.goto(`/admin/tenants?q=${encodeURIComponent(person.email)}`);
  await page.getByRole("link", { name: person.agencyName }).click();
  await page.getByRole("heading", { name: person.agencyName, level: 1 }).waitFor();
}

async function act(page, person, item) {
  await page.getByRole("button", { name: `Actions for ${person.agencyName}` }).click();
  await page.getByRole("menuitem", { name: item }).click();
  await page.getByLabel("Reason").fill("Three invoices are unpaid");
}

test("an administrator suspends an agency after proving who it is, its people are shut out, and it is restored", () =>
  inBrowser(
    async (page) => {
      const person = await registered();
      await signInAsAdministrator(page);
      const theirs = await another(page);
      await signIn(theirs, person);

      await openAgency(page, person);
      await isAccessible(page);
      signedInLongAgo(administrator().email);
      await page.reload();
      await act(page, person, "Suspend…");
      await page.getByLabel(`Type “${person.agencyName}” to confirm`).fill(person.agencyName);
      await isAccessible(page);
      await page.getByRole("button", { name: "Suspend the agency" }).click();
      await page
        .getByRole("dialog", { name: "Confirm that it is you" })
        .getByLabel("Password", { exact: true })
        .fill(administrator().password);
      await page.getByRole("button", { name: "Confirm" }).click();
      await page.getByText("and its clients’ sites say so").waitFor();
      await isAccessible(page);

      await theirs.reload();
      await theirs.getByLabel("E-mail").fill(person.email);
      await theirs.getByLabel("Password", { exact: true }).fill(person.password);
      await theirs.getByRole("button", { name: "Sign in", exact: true }).click();
      await theirs.getByText("Three invoices are unpaid").waitFor();

      await act(page, person, "Restore…");
      await page.getByRole("button", { name: "Restore the agency" }).click();
      await page.getByText("and its clients’ sites say so").waitFor({ state: "detached" });
      await signIn(theirs, person);
      await theirs.context().close();
    },
    { expected: refused },
  ));

test("an administrator looks through an owner's eyes with a banner on every page, changes nothing, and stops", () =>
  inBrowser(
    async (page) => {
      const person = await registered();
      await signInAsAdministrator(page);
      await openAgency(page, person);
      const path = new URL(page.url()).pathname;
      const banner = page.getByText(`You look through the eyes of ${person.fullName}`);

      await page.getByRole("button", { name: "Look through the owner’s eyes" }).click();
      await page.getByLabel("Reason").fill("They cannot find their clients");
      await isAccessible(page);
      await page.getByRole("button", { name: "Look", exact: true }).click();
      await page.getByRole("heading", { name: "Hello, Ada" }).waitFor();
      await banner.waitFor();
      await isAccessible(page);
      for (const name of ["Clients", "Settings"]) {
        await page.getByRole("link", { name, exact: true }).first().click();
        await page.getByRole("heading", { name, level: 1 }).or(page.getByLabel("Phone")).first().waitFor();
        await banner.waitFor();
      }

      await page.reload();
      await banner.waitFor();
      await page.getByLabel("Phone").fill("+49 30 1234567");
      await page.getByRole("button", { name: "Save", exact: true }).click();
      await page.getByText("you can only read").first().waitFor();
      await page.getByRole("button", { name: "Discard" }).click();

      await page.goto("/agency/settings/audit");
      await page.getByRole("cell", { name: "The platform’s support" }).first().waitFor();
      await page.getByRole("button", { name: "Stop" }).click();
      await page.waitForURL((url) => url.pathname === path);
      await page.getByRole("heading", { name: person.agencyName, level: 1 }).waitFor();
      assert.equal(await banner.count(), 0);
    },
    { expected: refused },
  ));

test("an administrator sees the queues, reads what a failed job was to do, and tries it again", () =>
  inBrowser(
    async (page) => {
      const person = await registered();
      await linkInMail(person.email, "/verify-email");
      await mailGivenUp(person.email);
      await signInAsAdministrator(page);
      await page.getByRole("link", { name: /failed: notifications.send_account_mail/ }).click();
      await page.getByRole("row").filter({ hasText: person.agencyName }).getByRole("button").click();
      const panel = page.getByRole("dialog", { name: "Job", exact: true });
      await panel.getByText("The mailbox is full.").waitFor();
      await panel.getByText('"mail": "confirm_email"').waitFor();
      await panel.getByText("Given up").waitFor();
      await isAccessible(page);
      await panel.getByRole("button", { name: "Try again…" }).click();
      await page.getByRole("button", { name: "Try again", exact: true }).click();
      await page.getByText("The job waits for its turn").first().waitFor();
      await panel.getByText("Done", { exact: true }).waitFor();
      await page.goBack();
      await panel.waitFor({ state: "detached" });
      assert.equal(await page.getByRole("row").filter({ hasText: person.agencyName }).count(), 0);
      await page.getByRole("tab", { name: "Queues" }).click();
      await page.getByRole("row").filter({ hasText: "notifications.send_account_mail" }).waitFor();
    },
    { expected: refused },
  ));

test("an administrator changes an agency's plan, and switches a feature off, which stands out among all agencies", () =>
  inBrowser(
    async (page) => {
      const person = await registered();
      await signInAsAdministrator(page);
      await openAgency(page, person);
      await page.getByRole("button", { name: "Change the plan" }).click();
      await page.getByRole("radio", { name: /^Pro/ }).click();
      await page.getByLabel("Reason").fill("They have signed a contract");
      await isAccessible(page);
      await page.getByRole("dialog").getByRole("button", { name: "Change the plan" }).click();
      await page.getByRole("heading", { name: "Plan Pro" }).waitFor();

      await page.getByRole("tab", { name: "Features" }).click();
      await page.getByRole("switch", { name: "Invitations" }).click();
      await page.getByLabel("Reason").fill("Somebody sends spam");
      await page.getByRole("button", { name: "Switch off" }).click();
      await page.getByText("Invitations is off").first().waitFor();
      assert.equal(await page.getByRole("switch", { name: "Invitations" }).isChecked(), false);
      await page.goto(`/admin/flags?q=${encodeURIComponent(person.agencyName)}`);
      await page.getByText("Invitations: off").waitFor();
      await isAccessible(page);
    },
    { expected: refused },
  ));

test("an administrator sees who works at an agency and what was changed there, without looking through anybody's eyes", () =>
  inBrowser(
    async (page) => {
      const person = await registered();
      await confirmed(person);
      const client = await person.addClient("Kestrel");
      const { email } = newPerson();
      await person.invite(email, client.id);
      const token = (await linkInMail(email, "/accept-invitation")).split("token=")[1];
      await ask("POST", "/auth/invitations/accept", { token, fullName: "Mia Kestrel", password });
      await signInAsAdministrator(page);
      await openAgency(page, person);

      await page.getByRole("tab", { name: "People" }).click();
      const people = page.getByRole("region", { name: "People" });
      const rowOf = (text) => people.getByRole("row").filter({ hasText: text });
      await rowOf("Mia Kestrel").filter({ hasText: "Client" }).filter({ hasText: "Active" }).waitFor();
      await rowOf(person.fullName).filter({ hasText: "Owner" }).waitFor();
      await page.getByText("2 in all").waitFor();

      await page.getByRole("tab", { name: "Audit log" }).click();
      await page.getByRole("button", { name: /Added Client$/ }).click();
      const line = page.getByRole("dialog", { name: "Change" });
      await line.getByText(person.fullName).waitFor();
      await line.getByText("Kestrel").first().waitFor();
      await isAccessible(page);
      await page.reload();
      await line.getByText(person.fullName).waitFor();
      await page.keyboard.press("Escape");
      await page.getByRole("combobox", { name: "Kind of change" }).click();
      await page.getByRole("option", { name: "Removed" }).click();
      await page.getByText("No change fits").waitFor();

      await page.getByRole("tab", { name: "People" }).click();
      await people.getByRole("link", { name: /Mia Kestrel/ }).click();
      await page.getByRole("heading", { name: "Mia Kestrel", level: 1 }).waitFor();
    },
    { expected: refused },
  ));

test("an administrator finds a person by the palette, closes the account and opens it again", () =>
  inBrowser(
    async (page) => {
      const person = await registered();
      await signInAsAdministrator(page);
      await page.keyboard.press("Control+k");
      await page.getByPlaceholder("Type a command, an agency or a person…").fill(person.email);
      await page.getByRole("option", { name: new RegExp(person.fullName) }).click();
      await page.getByRole("heading", { name: person.fullName, level: 1 }).waitFor();
      await page.getByRole("link", { name: person.agencyName }).waitFor();
      await isAccessible(page);

      const choose = async (item) => {
        await page.getByRole("button", { name: `Actions for ${person.fullName}` }).click();
        await page.getByRole("menuitem", { name: item }).click();
        await page.getByLabel("Reason").fill("They have asked us to");
      };
      await choose("Deactivate…");
      await page.getByLabel(`Type “${person.fullName}” to confirm`).fill(person.fullName);
      await page.getByRole("button", { name: "Deactivate the account" }).click();
      await page.getByText("Deactivated", { exact: true }).waitFor();
      await choose("Reactivate…");
      await page.getByRole("button", { name: "Reactivate the account" }).click();
      await page.getByText("Active", { exact: true }).waitFor();
      await choose("Send a mail to set a new password…");
      await page.getByRole("button", { name: "Send the mail" }).click();
      await linkInMail(person.email, "/reset-password");
    },
    { expected: refused },
  ));

test("an agency never sees the administrator's area, nor the administrator an agency's", () =>
  inBrowser(
    async (page) => {
      await signIn(page, await registered());
      await page.goto("/admin/dashboard");
      await page.waitForURL(/\/agency\/dashboard/);
      await page.getByRole("heading", { name: /^Hello/ }).waitFor();
      const theirs = await another(page);
      await signInAsAdministrator(theirs);
      await theirs.goto("/agency/clients");
      await theirs.waitForURL(/\/admin\/dashboard/);
      await theirs.context().close();
    },
    { expected: refused },
  ));

test("every part of the administrator's area is readable, and fits a narrow telephone", () =>
  inBrowser(
    async (page) => {
      const person = await registered();
      await signInAsAdministrator(page);
      const look = async () => {
        await page.getByRole("heading", { level: 1 }).waitFor();
        await page.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
        await isAccessible(page);
        await fitsWidth(page);
      };
      for (const part of [...parts, ...jobTabs]) {
        await page.goto(`/admin/${part}`);
        await look();
      }
      await openAgency(page, person);
      const { pathname } = new URL(page.url());
      for (const tab of agencyTabs) {
        await page.goto(pathname + tab);
        await look();
      }
    },
    { width: 360, height: 740, expected: refused },
  ));
