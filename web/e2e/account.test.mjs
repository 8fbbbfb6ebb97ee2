import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeBrowser, fitsWidth, inBrowser, isAccessible } from "./browser.mjs";
import { codeOfApp, password, registered, signedInLongAgo, signIn } from "./people.mjs";

after(closeBrowser);

const refused = ["status of 401", "status of 403", "status of 409", "status of 422"];
const parts = ["profile", "security", "sessions", "privacy"];

// A passkey that says yes to everything.
async function withPasskeys(page) {
  const tools = await page.context().newCDPSession(page);
  const options = {
    protocol: "ctap2",
    transport: "internal",
    hasResidentKey: true,
    hasUserVerification: true,
    isUserVerified: true,
    automaticPresenceSimulation: true,
  };
  await tools.send("WebAuthn.enable");
  await tools.send("WebAuthn.addVirtualAuthenticator", { options });
}

async function addApp(page) {
  await page.getByRole("button", { name: "Add an authenticator app" }).click();
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("img", { name: "QR code for the authenticator app" }).waitFor();
  await isAccessible(page);
  const key = await page.getByRole("dialog").locator("code").innerText();
  await page.getByLabel("Code of your authenticator app").fill(codeOfApp(key));
  await page.getByRole("button", { name: "Confirm" }).click();
  await page.getByRole("dialog", { name: "Keep your recovery codes" }).waitFor();
  const codes = await page.getByRole("dialog").getByRole("listitem").allInnerTexts();
  await page.getByRole("button", { name: "I have kept them" }).click();
  return codes;
}

test("all parts of the account are accessible, and fit a phone", () =>
  inBrowser(
    async (page) => {
      const person = await registered();
      await signIn(page, person);
      for (const part of parts) {
        await page.goto(`/account?tab=${part}`);
        await page.getByRole("heading", { name: "Your account", exact: true }).waitFor();
        await page.getByRole("tabpanel").waitFor();
        await fitsWidth(page);
        await isAccessible(page);
      }
    },
    { width: 360, height: 740, expected: refused },
  ));

test("a second factor is asked for at the next sign-in, and a recovery code stands in for it", () =>
  inBrowser(
    async (page) => {
      const person = await registered();
      await signIn(page, person);
      await page.goto("/account?tab=security");
      const codes = await addApp(page);
      assert.equal(codes.length, 10);
      await page.getByRole("button", { name: "Account: Ada Lovelace" }).click();
      await page.getByRole("menuitem", { name: "Sign out" }).click();
      await page.getByLabel("E-mail").fill(person.email);
      await page.getByLabel("Password", { exact: true }).fill(password);
      await page.keyboard.press("Enter");
      await page.getByRole("button", { name: "Use a recovery code" }).click();
      await isAccessible(page);
      await page.getByLabel("Recovery code").fill(codes[0]);
      await page.getByLabel("Do not ask on this device for 30 days").check();
      await page.getByRole("button", { name: "Confirm" }).click();
      await page.getByText("9 codes are left.").waitFor();
      await page.getByRole("button", { name: /^Ask again/ }).click();
      await page.getByText("No device is trusted.").waitFor();
    },
    { expected: refused },
  ));

test("what cannot be taken back asks for a fresh proof, and goes on after it", () =>
  inBrowser(
    async (page) => {
      const person = await registered();
      await signIn(page, person);
      signedInLongAgo(person.email);
      await page.goto("/account?tab=privacy");
      await page.getByRole("button", { name: "Prepare an archive" }).click();
      const dialog = page.getByRole("dialog", { name: "Confirm that it is you" });
      await dialog.getByLabel("Password", { exact: true }).fill("not this one");
      await page.keyboard.press("Enter");
      await dialog.getByText("This is not the password.").waitFor();
      await isAccessible(page);
      await dialog.getByLabel("Password", { exact: true }).fill(password);
      await page.keyboard.press("Enter");
      await page.getByText("The archive is ready").waitFor();
      const saved = page.waitForEvent("download");
      await page.getByRole("button", { name: "Download" }).click();
      assert.equal((await saved).suggestedFilename(), "my-data.tar");
      await page.getByRole("button", { name: "Erase my account" }).click();
      await page.getByLabel("Type “Ada Lovelace” to confirm").fill("Ada Lovelace");
      await page.getByRole("dialog").getByRole("button", { name: "Erase my account" }).click();
      await page.getByText("You own an agency.").waitFor();
      await isAccessible(page);
    },
    { expected: refused },
  ));

test("a passkey is made, proves who one is, and goes again", () =>
  inBrowser(
    async (page) => {
      const person = await registered();
      await withPasskeys(page);
      await signIn(page, person);
      await page.goto("/account?tab=security");
      await page.getByRole("button", { name: "Add a passkey" }).click();
      await page.getByRole("dialog").getByLabel("Name").fill("Key of the studio");
      await page.getByRole("button", { name: "Make the passkey" }).click();
      await page.getByRole("button", { name: "I have kept them" }).click();
      await page.getByRole("button", { name: /Ada Lovelace/ }).click();
      await page.getByRole("menuitem", { name: "Sign out" }).click();
      await page.getByRole("button", { name: "Sign in with a passkey" }).click();
      await page.getByRole("button", { name: /Ada Lovelace/ }).waitFor();
      await page.goto("/account?tab=security");
      signedInLongAgo(person.email);
      await page.reload();
      await page.getByRole("button", { name: "Actions for Key of the studio" }).click();
      await page.getByRole("menuitem", { name: "Remove" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Remove" }).click();
      await page.getByRole("button", { name: "Use a passkey" }).click();
      await page.getByText("Only your password protects you").waitFor();
    },
    { expected: refused },
  ));

test("a session ended elsewhere leads to sign-in, and back to where one was", () =>
  inBrowser(
    async (page, context) => {
      const person = await registered();
      await signIn(page, person);
      await page.goto("/account?tab=sessions");
      await page.getByText("This session").waitFor();
      const other = await (await context.browser().newContext({ ignoreHTTPSErrors: true })).newPage();
      await other.goto(new URL("/login", page.url()).href);
      await other.getByLabel("E-mail").fill(person.email);
      await other.getByLabel("Password", { exact: true }).fill(password);
      await other.keyboard.press("Enter");
      await other.getByRole("heading", { name: /^Hello/ }).waitFor();
      await other.goto(new URL("/account?tab=sessions", page.url()).href);
      await other.getByRole("button", { name: "Sign out everywhere" }).click();
      await other.getByRole("dialog").getByRole("button", { name: "Sign out everywhere" }).click();
      await other.getByRole("heading", { name: "Sign in" }).waitFor();
      await other.context().close();
      await page.waitForTimeout(6_000); // so long a token may live on
      await page.getByRole("tab", { name: "Security" }).click();
      await page.getByText("Your session has ended.").waitFor();
      await page.getByLabel("E-mail").fill(person.email);
      await page.getByLabel("Password", { exact: true }).fill(password);
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: "Your account", exact: true }).waitFor();
      assert.match(page.url(), /tab=security/);
    },
    { expected: refused },
  ));

test("a German browser is spoken to in German, until one chooses otherwise", () =>
  inBrowser(
    async (page) => {
      const person = await registered();
      await page.goto("/login?next=%2Faccount");
      await page.getByLabel("E-Mail").fill(person.email);
      await page.getByLabel("Passwort", { exact: true }).fill("falsch geraten");
      await page.keyboard.press("Enter");
      await page.getByText("E-Mail-Adresse oder Passwort stimmen nicht.").waitFor();
      await page.getByLabel("Passwort", { exact: true }).fill(password);
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { name: "Ihr Konto" }).waitFor();
      assert.equal(await page.getAttribute("html", "lang"), "de");
      await isAccessible(page);
      await page.getByLabel("Sprache").click();
      await page.getByRole("option", { name: "English" }).click();
      await page.getByRole("heading", { name: "Your account", exact: true }).waitFor();
      await page.reload();
      await page.getByRole("heading", { name: "Your account", exact: true }).waitFor();
    },
    { locale: "de-DE", expected: refused },
  ));

test("an absent server is said, and its return loads anew", () =>
  inBrowser(
    async (page, context) => {
      const person = await registered();
      await signIn(page, person);
      await context.setOffline(true);
      await page.getByText("You are offline.").waitFor();
      await isAccessible(page);
      await context.setOffline(false);
      await page.getByText("You are offline.").waitFor({ state: "detached" });
      await context.route("**/api/v1/**", (route) => route.abort());
      await page.keyboard.press("g");
      await page.keyboard.press("a");
      await page.getByRole("tab", { name: "Sessions" }).click();
      await page.getByText("The server cannot be reached at the moment.").waitFor();
      await context.unroute("**/api/v1/**");
      await page.getByText("This session").waitFor();
      await page.getByText("The server cannot be reached at the moment.").waitFor({ state: "detached" });
    },
    // The last: the browser cannot look for a newer service worker.
    { expected: [...refused, "ERR_INTERNET_DISCONNECTED", "ERR_FAILED", "when fetching the script"] },
  ));
