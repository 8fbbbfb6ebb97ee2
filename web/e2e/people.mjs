// People of stories, and the mails that reach them.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

let count = 0;
export const password = "correct horse battery staple";

export function newPerson() {
  count += 1;
  const name = `${Date.now().toString(36)}${count}`;
  return {
    agencyName: `Studio ${name}`,
    fullName: "Ada Lovelace",
    email: `ada-${name}@agency.example`,
    password,
  };
}

export const newDomain = () => {
  count += 1;
  return `shop-${Date.now().toString(36)}${count}.example`;
};

async function send(route, body, token) {
  const headers = { "Content-Type": "application/json", ...(token && { Authorization: `Bearer ${token}` }) };
  const response = await fetch(`${process.env.DDE_TEST_WEB_API}/api/v1${route}`, {
    method: "POST",
    headers,
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${route} answered ${response.status}: ${await response.text()}`);
  return response.json();
}

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
  return { ...person, addClient, deploy };
}

export async function signIn(page, person) {
  await page.goto("/login");
  await page.getByLabel("E-mail").fill(person.email);
  await page.getByLabel("Password", { exact: true }).fill(person.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.getByRole("heading", { name: /^Hello/ }).waitFor();
}

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
