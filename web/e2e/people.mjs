// People of stories, and the mails that reach them.
import { execFileSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

let count = 0;
export const password = "correct horse battery staple";

export function newPerson() {
  count += 1;
  const name = `${Date.now().toString(36)}${process.pid.toString(36)}${count}`;
  return {
    agencyName: `Studio ${name}`,
    fullName: "Ada Lovelace",
    email: `ada-${name}@agency.example`,
    password,
  };
}

export const newDomain = () => {
  count += 1;
  return `shop-${Date.now().toString(36)}${process.pid.toString(36)}${count}.example`;
};

// As the author of the template `starter` would.
export function newBranch(name) {
  const repository = path.join(process.env.DDE_TEST_WEB_DATA, "templates", "starter.git");
  execFileSync("git", ["-c", "safe.directory=*", "-C", repository, "branch", name, "main"]);
}

export async function ask(method, route, body, token) {
  const headers = { "Content-Type": "application/json", ...(token && { Authorization: `Bearer ${token}` }) };
  const response = await fetch(`${process.env.DDE_TEST_WEB_API}/api/v1${route}`, {
    method,
    headers,
    body: method === "GET" || method === "DELETE" ? undefined : JSON.stringify(body ?? {}),
  });
  if (!response.ok) throw new Error(`${route} answered ${response.status}: ${await response.text()}`);
  return response.status === 204 ? null : response.json();
}

const send = (route, body, token) => ask("POST", route, body, token);

// Registers by the API, for stories that begin later.
export async function registered() {
  const person = newPerson();
  const session = await send("/auth/register", person);
  const addClient = (clientName, domain = newDomain(), template = "starter") =>
    send(
      "/tenants/clients",
      { clientName, website: { domain, template, features: [] } },
      session.accessToken,
    );
  const deploy = (id, branch) => send(`/clients/${id}/website/deploy`, { branch }, session.accessToken);
  const invite = (email, subTenantId) =>
    send("/auth/invitations", { email, subTenantId }, session.accessToken);
  const call = (method, route, body) => ask(method, route, body, session.accessToken);
  return { ...person, addClient, deploy, invite, call };
}

// By the link in the mail.
export async function confirmed(person) {
  const link = await linkInMail(person.email, "/verify-email");
  await send("/auth/verify-email", { token: link.split("token=")[1] });
}

// The platform's, as the instance has made it.
export function administrator() {
  const settings = readFileSync(path.join(process.env.DDE_TEST_WEB_DATA, "settings"), "utf8");
  const setting = (name) => settings.match(new RegExp(`^${name}=['"]?([^'"\n]*)`, "m"))?.[1];
  const email = setting("DDE_ADMIN_EMAIL") ?? "admin@dde.localhost";
  return { email, password: setting("DDE_ADMIN_PASSWORD"), greeting: "The platform" };
}

export async function signIn(page, person) {
  await page.goto("/login");
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("heading", { name: person.greeting ?? /^Hello/ }).waitFor();
  await opened(page);
}

// A page shows its heading before it knows who looks; from here on it answers.
export const opened = (page) => page.locator("#content").waitFor();

const decoded = (mail) =>
  mail
    .replace(/=\r?\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));

// The path of the first link to `page` in a mail to this address, as soon as there is one.
export async function linkInMail(email, page) {
  const folder = path.join(process.env.DDE_TEST_WEB_DATA, "mailbox");
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const mails = readdirSync(folder).map((name) => decoded(readFileSync(path.join(folder, name), "utf8")));
    const link = mails
      .filter((mail) => mail.includes(email))
      .map((mail) => mail.match(`${page}\\?token=[\\w.~-]+`)?.[0]);
    const found = link.find(Boolean);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no mail to ${email} has a link to ${page}`);
}

export function sql(statement) {
  const socket = path.join(process.env.DDE_TEST_WEB_DATA, "postgres");
  return execFileSync("psql", ["-h", socket, "-U", "postgres", "-d", "dde", "-qAtc", statement], {
    encoding: "utf8",
  });
}

// As if the person had signed in an hour ago; the page learns of it when it is loaded again.
export function signedInLongAgo(email) {
  sql(`update auth.sessions s set authenticated_at = now() - interval '1 hour' from auth.users u
    where u.id = s.user_id and u.email = '${email}'`);
}

// As if the job that sent this person a mail had been given up.
export async function mailGivenUp(email) {
  const give = `with given_up as (
      update jobs.jobs j set status = 'dead', attempt = max_attempts, finished_at = now(), error = 'The mailbox is full.'
      from auth.users u where u.email = '${email}' and j.status = 'done' and j.payload ->> 'userId' = u.id::text
      returning 1
    ) select count(*) from given_up`;
  for (let attempt = 0; attempt < 100; attempt += 1) {
    if (Number(sql(give)) > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`no mail to ${email} has been sent`);
}

// What an authenticator app shows for this key now.
export function codeOfApp(key, now = Date.now()) {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...key.replace(/\s/g, "")]
    .map((one) => letters.indexOf(one).toString(2).padStart(5, "0"))
    .join("");
  const bytes = bits.match(/.{8}/g).map((one) => Number.parseInt(one, 2));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(now / 30_000)));
  const hash = createHmac("sha1", Buffer.from(bytes)).update(counter).digest();
  const code = hash.readUInt32BE(hash.at(-1) & 15) & 0x7fffffff;
  return String(code % 1_000_000).padStart(6, "0");
}
