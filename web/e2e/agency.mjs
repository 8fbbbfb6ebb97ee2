// An agency as one looks a few weeks after it began: a brand, clients with websites, people, a release that failed.
import { administrator, ask, linkInMail, newPerson, password, sql } from "./people.mjs";

const tag = Date.now().toString(36);

const brand = {
  name: "Northlight Studio",
  primaryColor: "#6d28d9",
  accentColor: "#0f766e",
  supportEmail: "hello@northlight.example",
  supportPhone: "+49 30 5550142",
  legalName: "Northlight Studio GmbH",
  imprintUrl: "https://northlight.example/imprint",
  privacyUrl: "https://northlight.example/privacy",
  mailSenderName: "Northlight Studio",
  locale: "en-GB",
  timeZone: "Europe/Berlin",
  currency: "EUR",
};

const clients = [
  ["Harbour Coffee Roasters", "harbour-coffee", "ecommerce-pro", "Food and drink"],
  ["Alder & Birch Joinery", "alder-birch", "starter", "Crafts"],
  ["Kestrel Physiotherapy", "kestrel-physio", "starter", "Health"],
  ["Lindgren Arkitekter", "lindgren-arkitekter", "blog", "Architecture"],
  ["Monsoon Tea House", "monsoon-tea", "ecommerce-pro", "Food and drink"],
  ["Fernhill Veterinary Practice", "fernhill-vets", "starter", "Health"],
  ["The Quiet Page", "quiet-page", "blog", "Publishing"],
];

async function until(isSo) {
  for (let attempt = 0; attempt < 300; attempt += 1) {
    if (await isSo()) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error("it did not come to that within a minute");
}

// The first client came first, a few weeks ago.
function begunEarlier(id, place) {
  const earlier = `interval '${3 + (clients.length - place) * 4} days ${place * 97} minutes'`;
  sql(
    `set session_replication_role = replica; update tenants.sub_tenants set created_at = created_at - ${earlier} where id = '${id}'`,
  );
}

async function joined(email, fullName) {
  const link = await linkInMail(email, "/accept-invitation");
  await ask("POST", "/auth/invitations/accept", { token: link.split("token=")[1], fullName, password });
}

export async function agencyWithData() {
  const owner = {
    ...newPerson(),
    fullName: "Nora Lindqvist",
    email: `nora.lindqvist-${tag}@northlight.example`,
  };
  const first = await ask("POST", "/auth/register", { ...owner, agencyName: brand.name });
  const proof = await linkInMail(owner.email, "/verify-email");
  await ask("POST", "/auth/verify-email", { token: proof.split("token=")[1] });
  const own = (method, route, body) => ask(method, route, body, first.accessToken);
  const websiteOf = (id) => own("GET", `/clients/${id}/website`);
  await own("PATCH", "/tenants/settings", brand);

  const ids = [];
  for (const [clientName, name, template, industry] of clients) {
    const facts = { clientName, company: `${clientName} Ltd`, industry, email: `hello@${name}.example` };
    const at = (domain) =>
      own("POST", "/tenants/clients", { ...facts, website: { domain, template, features: [] } });
    const made = await at(`${name}.example`).catch(() => at(`${name}-${tag}.example`)); // taken by the last run
    ids.push(made.id);
  }
  const settled = async (id) => (await websiteOf(id)).status !== "provisioning";
  for (const id of ids) await until(() => settled(id));
  await own("POST", `/clients/${ids[4]}/website/deploy`, { branch: "spring-campaign" }).catch(
    () => undefined,
  );
  await own("POST", `/clients/${ids[0]}/website/deploy`, { branch: "main" });

  // The first plan has room for three.
  const at = (name) => `${name}-${tag}@northlight.example`;
  await own("POST", "/auth/invitations", { email: at("jonas.weber"), level: "admin" });
  await joined(at("jonas.weber"), "Jonas Weber");
  await own("POST", "/auth/invitations", { email: at("amara.okafor"), level: "member" });
  const user = { email: `mia-${tag}@harbour-coffee.example`, password, fullName: "Mia Harbour" };
  await own("POST", "/auth/invitations", { email: user.email, subTenantId: ids[0] });
  await joined(user.email, user.fullName);
  await own("POST", "/auth/roles", {
    name: "Content editor",
    audience: "agency",
    permissions: ["clients:read", "websites:read"],
  });
  ids.forEach(begunEarlier);
  return { owner, user, administrator: administrator(), clientId: ids[0], tenantId: first.user.tenantId };
}
