import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeBrowser, fitsWidth, inBrowser, isAccessible } from "./browser.mjs";
import { newBranch, newDomain, newPerson, registered, signIn } from "./people.mjs";

after(closeBrowser);

async function fillWizard(page, { name, domain, template }) {
  await page.getByLabel("Name of the client").fill(name);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("Domain", { exact: true }).fill(domain);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("radio", { name: template }).click();
  await page.getByRole("button", { name: `Preview of ${template}` }).click();
  const preview = page.frameLocator(`[role=dialog] iframe[title="Preview of ${template}"]`);
  await preview.getByRole("heading", { level: 1 }).waitFor();
  await page.getByRole("button", { name: "Close" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
}

test("an agency registers, gives itself a brand, adds a client, watches the deployment and opens the live site", () =>
  inBrowser(async (page, context) => {
    const person = newPerson();
    await page.goto("/register");
    await isAccessible(page);
    await page.getByLabel("Name of the agency").fill(person.agencyName);
    await page.getByLabel("Your name").fill(person.fullName);
    await page.getByLabel("E-mail").fill(person.email);
    await page.getByLabel("Password", { exact: true }).fill(person.password);
    await page.getByRole("button", { name: "Register" }).click();
    await page.getByRole("heading", { name: "Hello, Ada" }).waitFor();
    await page.getByText("0 of 4 done").waitFor();
    await isAccessible(page);

    await page.getByRole("link", { name: "Give it your brand" }).click();
    await page.getByLabel("Primary colour", { exact: true }).fill("#0f766e");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    await page.getByText("Saved", { exact: true }).first().waitFor();
    await page.goto("/agency/dashboard");
    await page.getByText("1 of 4 done").waitFor();

    await page.getByRole("link", { name: "Add your first client" }).click();
    await isAccessible(page);
    await fillWizard(page, { name: "Bella Vista", domain: newDomain(), template: "Ecommerce Pro" });
    await isAccessible(page);
    await page.getByRole("button", { name: "Create the website" }).click();

    await page.getByRole("heading", { name: "Bella Vista is live" }).waitFor();
    await page.getByText("answers with the new release").waitFor();
    await isAccessible(page);
    const [site] = await Promise.all([
      context.waitForEvent("page"),
      page.getByRole("link", { name: "Open the site" }).click(),
    ]);
    await site.waitForLoadState();
    assert.match(await site.title(), /\S/);
    assert.match(site.url(), /bella-vista-[0-9a-f]+\.dde-sites\.localhost/);
  }));

test("a deployment that fails is tried again where it failed, and rolled back", () =>
  inBrowser(async (page) => {
    const person = await registered();
    const client = await person.addClient("Fieldnotes");
    const branch = `spring-${client.id}`;
    await signIn(page, person);
    await page.goto(`/agency/clients/${client.id}?tab=website`);
    await page.getByRole("row", { name: "#1" }).getByText("Live", { exact: true }).waitFor();
    await isAccessible(page);
    await page.getByRole("button", { name: "Deploy" }).click();
    await page.getByLabel("Branch", { exact: true }).fill(branch);
    await isAccessible(page);
    await page.getByRole("dialog").getByRole("button", { name: "Deploy" }).click();

    await page.getByRole("heading", { name: "Fieldnotes could not be published" }).waitFor();
    await page.getByText("does not exist").first().waitFor();
    await isAccessible(page);
    const failed = page.url();
    newBranch(branch);
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("heading", { name: "Fieldnotes is live" }).waitFor();
    assert.equal(page.url(), failed);
    await page.getByText("Attempt 2").waitFor();

    await page.getByRole("link", { name: "Go to the client" }).click();
    await page.getByRole("tab", { name: "Website" }).click();
    await page.getByRole("row", { name: "#2" }).getByText("Live", { exact: true }).waitFor();
    await page.getByRole("button", { name: "Roll back to deployment 1" }).click();
    await isAccessible(page);
    await page.getByRole("dialog").getByRole("button", { name: "Roll back" }).click();
    await page.waitForURL((url) => url.pathname.includes("/deployments/"));
    await page.getByRole("heading", { name: "Fieldnotes is live" }).waitFor();
    await page.getByText("Rolled back").waitFor();
    assert.equal(await page.getByRole("list", { name: "Steps" }).getByRole("listitem").count(), 1);
    await isAccessible(page);
    await page.getByRole("link", { name: "Go to the client" }).click();
    await page.getByRole("tab", { name: "Website" }).click();
    await page.getByRole("row", { name: "#1" }).getByText("Live", { exact: true }).waitFor();
  }));

test("a website is suspended with a reason, and resumed", () =>
  inBrowser(async (page) => {
    const person = await registered();
    const client = await person.addClient("Lighthouse");
    await signIn(page, person);
    await page.goto(`/agency/clients/${client.id}?tab=website`);
    await page.getByRole("row", { name: "#1" }).getByText("Live", { exact: true }).waitFor();
    await page.getByRole("button", { name: "More about the website" }).click();
    await page.getByRole("menuitem", { name: "Suspend…" }).click();
    await page.getByLabel("Reason").fill("The invoice of May is open.");
    await isAccessible(page);
    await page.getByRole("button", { name: "Suspend the website" }).click();

    await page.getByText("The invoice of May is open.").waitFor();
    await page.getByText("Suspended", { exact: true }).first().waitFor();
    assert.equal(await page.getByRole("button", { name: "Deploy" }).count(), 0);
    await isAccessible(page);
    await page.getByRole("button", { name: "Resume" }).click();
    await page.getByText("The website is open again").first().waitFor();
    await page.getByRole("button", { name: "Deploy" }).waitFor();
  }));

test("wrong and taken domains are said at the field", () =>
  inBrowser(
    async (page) => {
      const person = await registered();
      const domain = newDomain();
      await person.addClient("First", domain);
      await signIn(page, person);
      await page.keyboard.press("c");
      await page.getByLabel("Name of the client").fill("Second");
      await page.keyboard.press("Enter");
      await page.getByLabel("Domain", { exact: true }).fill("not a domain");
      await page.keyboard.press("Enter");
      await page.getByText("A domain looks like example.com").waitFor();
      await page.getByLabel("Domain", { exact: true }).fill(`https://www.${domain}/`);
      await page.getByText("This domain belongs to a website already.").waitFor();
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => document.activeElement?.getAttribute("aria-invalid") === "true");
      await page.getByLabel("Domain", { exact: true }).fill(newDomain());
      await page.getByText("This domain is free here.").waitFor();
      await page.getByRole("button", { name: "Copy the value: 127.0.0.1" }).waitFor();
      await isAccessible(page);
    },
    { expected: ["status of 409"] },
  ));

test("search, filter and order are in the address and survive a reload", () =>
  inBrowser(async (page) => {
    const person = await registered();
    for (const name of ["Alder", "Birch", "Elder"]) await person.addClient(name);
    await signIn(page, person);
    await page.keyboard.press("g");
    await page.keyboard.press("c");
    await page.waitForURL("**/agency/clients");
    await page.getByRole("link", { name: "Elder" }).waitFor();
    await page.getByRole("button", { name: "Client", exact: true }).click();
    await page.waitForURL("**/agency/clients?sort=name");
    await page.keyboard.press("/");
    await page.keyboard.type("lder");
    await page.getByText("2 clients").waitFor();
    await page.reload();
    await page.getByText("2 clients").waitFor();
    assert.deepEqual(
      (await page.getByRole("row").getByRole("link").allTextContents()).map((text) => text.slice(1)),
      ["Alder", "Elder"],
    );
    await isAccessible(page);
    await page.getByLabel("Search clients").fill("nobody");
    await page.getByRole("button", { name: "Clear the filters" }).click();
    await page.getByText("3 clients").waitFor();
  }));

test("a client is found without its accents, in the list and by the palette", () =>
  inBrowser(async (page) => {
    const person = await registered();
    for (const name of ["Müller & Söhne", "Brandt"]) await person.addClient(name);
    await signIn(page, person);
    await page.goto("/agency/clients?q=MULLER");
    await page.getByText("1 client", { exact: true }).waitFor();
    await page.getByRole("link", { name: "Müller & Söhne" }).waitFor();
    await page.getByLabel("Search clients").fill("%");
    await page.getByText("No client fits").waitFor();
    await page.getByRole("button", { name: "Clear the filters" }).click();
    await page.getByText("2 clients", { exact: true }).waitFor();
    await page.getByLabel("Order").click();
    await page.getByRole("option", { name: "Recently changed" }).click();
    await page.waitForURL("**/agency/clients?sort=updated");
    await page.getByRole("columnheader", { name: "Changed" }).waitFor();
    await isAccessible(page);
    await page.keyboard.press("Control+k");
    await page.keyboard.type("sohne");
    await page.getByRole("option", { name: "Müller & Söhne" }).click();
    await page.getByRole("heading", { name: "Müller & Söhne" }).waitFor();
  }));

test("a client is deleted by typing its name, and comes back by undo", () =>
  inBrowser(
    async (page) => {
      const person = await registered();
      const client = await person.addClient("Harbour");
      await signIn(page, person);
      await page.goto(`/agency/clients/${client.id}`);
      await page.getByText("Live", { exact: true }).first().waitFor();
      await page.getByRole("button", { name: "Actions for Harbour" }).click();
      await page.getByRole("menuitem", { name: "Delete…" }).click();
      const sure = page.getByRole("button", { name: "Delete the client" });
      assert.ok(await sure.isDisabled());
      await isAccessible(page);
      await page.getByLabel("Type “Harbour” to confirm").fill("Harbour");
      await sure.click();
      await page.getByText("Harbour is deleted").first().waitFor();
      await page.getByRole("button", { name: "Undo" }).click();
      await page.getByText("Harbour is being set up again").first().waitFor();
      await page.getByRole("link", { name: "Harbour" }).waitFor();
    },
    { expected: ["status of 409"] },
  ));

test("every screen fits a phone of 360 px", () =>
  inBrowser(
    async (page) => {
      const person = await registered();
      const client = await person.addClient("A client with quite a long name of its own");
      for (const path of ["/", "/login", "/register", "/reset-password", "/magic-link"]) {
        await page.goto(path);
        await fitsWidth(page);
      }
      await signIn(page, person);
      const below = `/agency/clients/${client.id}`;
      const screens = [
        "/agency/dashboard",
        "/agency/clients",
        "/agency/clients/new",
        below,
        `${below}?tab=website`,
      ];
      for (const path of [...screens, `${below}/deployments/latest`]) {
        await page.goto(path);
        await page.getByRole("heading", { level: 1 }).waitFor();
        await page.waitForTimeout(400);
        await fitsWidth(page);
        await isAccessible(page);
      }
      await page.getByRole("button", { name: "Open the navigation" }).click();
      await isAccessible(page);
    },
    { width: 360, height: 740, hasTouch: true },
  ));
