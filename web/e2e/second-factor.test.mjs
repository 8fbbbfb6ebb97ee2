import assert from "node:assert/strict";
import { after, test } from "node:test";
import { base, closeBrowser, inBrowser, isAccessible } from "./browser.mjs";
import { codeOfApp, registered, signIn } from "./people.mjs";

after(closeBrowser);

const refused = ["status of 401", "status of 403", "status of 404", "status of 422"];

test("where the agency wants a second factor, who has none sets one up before getting in", () =>
  inBrowser(
    async (page, context) => {
      const person = await registered();
      await signIn(page, person);
      await page.goto("/agency/settings/sign-in");
      await page.getByRole("switch", { name: "Everybody needs a second factor" }).click();
      await page.getByText("Everybody needs a second factor from now on").first().waitFor();
      await isAccessible(page);

      const theirs = await context.browser().newContext({ baseURL: base, ignoreHTTPSErrors: true });
      const entry = await theirs.newPage();
      await entry.goto("/login?next=/account%3Ftab%3Dsecurity");
      await entry.getByLabel("E-mail").fill(person.email);
      await entry.getByLabel("Password", { exact: true }).fill(person.password);
      await entry.getByRole("button", { name: "Sign in", exact: true }).click();
      await entry.getByRole("heading", { name: "Set up a second factor" }).waitFor();
      const key = await entry.getByText(/^[A-Z2-7]{4}( [A-Z2-7]{4})+$/).textContent();
      await isAccessible(entry);
      await entry.getByLabel("Code of your authenticator app").fill("000000");
      await entry.getByRole("button", { name: "Confirm" }).click();
      await entry.getByText("This code is not right").waitFor();
      await entry.getByLabel("Code of your authenticator app").fill(codeOfApp(key));
      await entry.getByRole("button", { name: "Confirm" }).click();
      await entry.getByRole("heading", { name: "Keep your recovery codes" }).waitFor();
      await isAccessible(entry);
      await entry.getByRole("button", { name: "I have kept them" }).click();
      await entry.getByRole("heading", { name: "Second factors" }).waitFor();
      assert.equal(new URL(entry.url()).pathname, "/account");
      await theirs.close();
    },
    { expected: refused },
  ));
