import assert from "node:assert/strict";
import { after, test } from "node:test";
import { base, closeBrowser, fitsWidth, inBrowser, isAccessible } from "./browser.mjs";
import { branded, platform, watched } from "./own-address.mjs";
import { newDomain, registered, signIn } from "./people.mjs";
import { addZone } from "./zone.mjs";

after(closeBrowser);

const issuer = process.env.DDE_TEST_OIDC_ISSUER;
const refused = ["status of 401", "status of 403", "status of 404", "status of 409", "status of 422"];
const needsIssuer = { skip: !issuer && "the instance has no identity provider" };

// Whom the issuer signs in from now on, forgetting who was there before. Its keys stay: new ones are asked for at most
// every ten seconds.
async function tell(person) {
  await fetch(`${issuer}/told`, { method: "POST", body: JSON.stringify(person) });
  await fetch(`${issuer}/forget`, { method: "POST" });
}

async function inAnotherBrowser(context, story) {
  const theirs = await context.browser().newContext({ baseURL: base, ignoreHTTPSErrors: true });
  theirs.setDefaultTimeout(20_000);
  await story(await theirs.newPage());
  await theirs.close();
}

async function connect(page) {
  await page.goto("/agency/settings/sign-in");
  await page.getByRole("button", { name: "Connect a provider" }).click();
  await isAccessible(page);
  await page.getByLabel("Name").fill("Studio ID");
  await page.getByLabel("Issuer").fill(issuer);
  await page.getByLabel("Client ID").fill("basic client");
  await page.getByLabel("Client secret").fill("a secret: with + signs & more");
  await page.getByRole("radio", { name: /^Join as members/ }).click();
  await page.getByRole("button", { name: "Connect", exact: true }).click();
  await page.getByText("Studio ID is saved").first().waitFor();
  await page.getByRole("button", { name: "Check", exact: true }).click();
  await page.getByText("It answers as it should").waitFor();
}

async function prove(page, domain) {
  const addRecord = addZone(domain);
  await page.getByRole("button", { name: "Claim a domain" }).click();
  await page.getByRole("dialog").getByLabel("Domain", { exact: true }).fill(`somebody@${domain}`);
  await page.getByRole("dialog").getByRole("button", { name: "Claim a domain" }).click();
  const value = await page.getByText(/^dde-verification=/).textContent();
  await page.getByRole("button", { name: `Check ${domain} now` }).click();
  await page.getByText("The TXT record is not there yet.").waitFor();
  await isAccessible(page);
  addRecord("_dde-challenge", "TXT", value);
  await page.getByRole("button", { name: `Check ${domain} now` }).click();
  await page.getByText("Proved", { exact: true }).waitFor();
}

test("an agency connects its identity provider, and people of its domain come in by it", needsIssuer, () =>
  inBrowser(
    async (page, context) => {
      const domain = newDomain();
      await tell({
        sub: `grace@${domain}`,
        email: `grace@${domain}`,
        email_verified: true,
        name: "Grace Hopper",
      });
      await signIn(page, await registered());
      await connect(page);
      await prove(page, domain);
      await inAnotherBrowser(context, async (theirs) => {
        await theirs.goto("/login?next=/agency/clients");
        await theirs.getByLabel("E-mail").fill(`grace@${domain}`);
        await theirs.getByRole("button", { name: "Single sign-on of your agency" }).click();
        await theirs.getByRole("heading", { name: "Clients", exact: true }).waitFor();
        await theirs.getByRole("button", { name: "Account: Grace Hopper" }).waitFor();
        assert.equal(new URL(theirs.url()).pathname, "/agency/clients");
        await theirs.goto("/account?tab=security");
        await theirs.getByText("Identity provider of your agency").waitFor();
      });
      await page.setViewportSize({ width: 360, height: 740 });
      await fitsWidth(page);
      await page.setViewportSize({ width: 1280, height: 800 });
      await page.getByRole("button", { name: "Actions for Studio ID" }).click();
      await page.getByRole("menuitem", { name: "Disconnect…" }).click();
      await page.getByLabel("Type “Studio ID” to confirm").fill("Studio ID");
      await page.getByRole("button", { name: "Disconnect", exact: true }).click();
      await page.getByText("Sign in as you do everywhere else").waitFor();
    },
    { expected: refused },
  ),
);

test("an account elsewhere is linked, signs in, and is unlinked", needsIssuer, () =>
  inBrowser(
    async (page, context) => {
      const person = await registered();
      await tell({ sub: person.email, email: person.email, email_verified: true, name: person.fullName });
      await signIn(page, person);
      await page.goto("/account?tab=security");
      await page.getByRole("button", { name: "Link Test" }).click();
      await page.getByRole("button", { name: "Unlink Test" }).waitFor();
      assert.equal(new URL(page.url()).pathname, "/account");
      await isAccessible(page);
      await inAnotherBrowser(context, async (theirs) => {
        await theirs.goto("/login");
        await theirs.getByRole("button", { name: "Continue with Test" }).waitFor();
        await isAccessible(theirs);
        await theirs.getByRole("button", { name: "Continue with Test" }).click();
        await theirs.getByRole("heading", { name: /^Hello/ }).waitFor();
        assert.doesNotMatch(theirs.url(), /code=|state=/);
      });
      await page.getByRole("button", { name: "Unlink Test" }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Unlink" }).click();
      await page.getByText("None is linked.").waitFor();
    },
    { expected: refused },
  ),
);

// As `connect` and `prove` do, for stories that begin later.
async function connected(owner, domain) {
  const connection = await owner.call("POST", "/auth/oidc/connections", {
    name: "Studio ID",
    issuer,
    clientId: "basic client",
    clientSecret: "a secret: with + signs & more",
    defaultLevel: "member",
  });
  const claim = { connectionId: connection.id, domain };
  const { id, recordValue } = await owner.call("POST", "/auth/oidc/domains", claim);
  addZone(domain)("_dde-challenge", "TXT", recordValue);
  for (let attempt = 0; attempt < 120; attempt += 1) {
    if (attempt % 10 === 0) await owner.call("POST", `/auth/oidc/domains/${id}/verify`);
    const { data } = await owner.call("GET", "/auth/oidc/domains");
    if (data[0].verifiedAt) return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error(`${domain} is not proved`);
}

// A browser that has never been at the platform, and what it shows, asks for and tells of where it comes from.
async function inStrangersBrowser(host, story) {
  const frames = [];
  const requests = [];
  await inBrowser(
    async (page) => {
      await watched(page, (frame) => frames.push(frame));
      page.on("request", (request) => requests.push(request));
      await story(page);
      assert.equal(new URL(page.url()).origin, host);
      assert.doesNotMatch(page.url(), /code=|state=/);
    },
    { baseURL: host, expected: refused },
  );
  for (const { host: at, title, text } of frames) {
    assert.doesNotMatch(text, platform, at);
    assert.doesNotMatch(title, platform, at);
  }
  const asked = requests.map((request) => request.url());
  assert.ok(asked.some((url) => url.startsWith(`${base}/sign-in/callback?`)));
  assert.ok(asked.some((url) => url.startsWith(`${host}/sign-in/callback?`)));
  assert.ok(!asked.includes(`${base}/brand-icon`));
  const told = requests.filter((request) => /code=|state=/.test(request.headers().referer ?? ""));
  assert.deepEqual(
    told.map((request) => request.url()),
    [],
  );
}

test(
  "at an agency's own address its provider leads back there, and nobody sees the platform",
  needsIssuer,
  async () => {
    const { owner, host } = await branded();
    const domain = newDomain();
    const email = `grace@${domain}`;
    await connected(owner, domain);
    await tell({ sub: email, email, email_verified: true, name: "Grace Hopper" });
    await inStrangersBrowser(host, async (page) => {
      await page.goto("/login?next=/agency/clients");
      await page.getByLabel("E-mail").fill(email);
      await page.getByRole("button", { name: "Single sign-on of your agency" }).click();
      await page.getByRole("heading", { name: "Clients", exact: true }).waitFor();
      await page.getByRole("button", { name: "Account: Grace Hopper" }).waitFor();
      assert.equal(new URL(page.url()).pathname, "/agency/clients");
      await page.reload();
      await page.getByRole("button", { name: "Account: Grace Hopper" }).waitFor();
    });
  },
);

test(
  "an account elsewhere is linked at an agency's own address and signs in there",
  needsIssuer,
  async () => {
    const { owner, host } = await branded();
    const { email, fullName } = owner;
    await tell({ sub: "lured", email: "lured@unclaimed.example", email_verified: true });
    await inStrangersBrowser(host, async (page) => {
      await signIn(page, owner);
      await page.goto("/account?tab=security");
      await page.getByRole("button", { name: "Link Test" }).click();
      await page.getByText("Here you can link an account only").waitFor();
      await isAccessible(page);
      await tell({ sub: email, email, email_verified: true, name: fullName });
      await page.goto("/account?tab=security");
      await page.getByRole("button", { name: "Link Test" }).click();
      await page.getByRole("button", { name: "Unlink Test" }).waitFor();
      assert.equal(new URL(page.url()).pathname, "/account");
    });
    await inStrangersBrowser(host, async (page) => {
      await page.goto("/login");
      await page.getByRole("button", { name: "Continue with Test" }).click();
      await page.getByRole("heading", { name: /^Hello/ }).waitFor();
    });
    await tell({ sub: "stranger", email: "stranger@unclaimed.example", email_verified: true });
    await inStrangersBrowser(host, async (page) => {
      await page.goto("/login");
      await page.getByRole("button", { name: "Continue with Test" }).click();
      await page.getByText("This account is not linked to a person of this agency.").waitFor();
    });
  },
);

test("a stranger is told what to do, and so is who declines", needsIssuer, () =>
  inBrowser(
    async (page) => {
      await page.goto("/login");
      await page.getByLabel("E-mail").fill("nobody@unclaimed.example");
      await page.getByRole("button", { name: "Single sign-on of your agency" }).click();
      await page.getByText("No identity provider belongs to this address.").waitFor();
      await tell({ sub: "stranger", declines: true });
      await page.getByRole("button", { name: "Continue with Test" }).click();
      await page.getByText("The identity provider did not sign you in").waitFor();
      await isAccessible(page);
      await tell({ sub: "stranger", email: "stranger@unclaimed.example", email_verified: true });
      await page.getByRole("link", { name: "Back to sign in" }).click();
      await page.getByRole("button", { name: "Continue with Test" }).click();
      await page.getByText("There is no account for you here yet. Register first.").waitFor();
    },
    { expected: refused },
  ),
);
