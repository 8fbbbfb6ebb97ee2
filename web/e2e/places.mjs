// The screens that people see most: where they are, who sees them, and the steps to what has no address of its own.
const paths = (who, entries) => Object.entries(entries).map(([name, path]) => ({ name, path, who }));

async function toTemplates(page) {
  await page.getByLabel("Name of the client").fill("Bella Vista Trattoria");
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByLabel("Domain", { exact: true }).fill(`bella-vista-${Date.now().toString(36)}.example`);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("radio", { name: "Ecommerce Pro" }).click();
}

async function toReview(page) {
  await toTemplates(page);
  await page.getByRole("button", { name: "Continue" }).click();
  await page.getByRole("button", { name: "Create the website" }).waitFor();
}

async function toInbox(page) {
  await page.getByRole("button", { name: /^Inbox/ }).click();
  await page.getByRole("dialog", { name: "Inbox" }).getByRole("link").first().waitFor();
}

async function toPalette(page) {
  await page.keyboard.press("Control+k");
  await page.getByRole("option").first().waitFor();
}

const steps = [
  { name: "new-client-template", path: "/agency/clients/new", who: "owner", reach: toTemplates },
  { name: "new-client-review", path: "/agency/clients/new", who: "owner", reach: toReview },
  { name: "inbox", path: "/agency/dashboard", who: "owner", reach: toInbox },
  { name: "palette", path: "/agency/dashboard", who: "owner", reach: toPalette },
];

const open = paths(null, { landing: "/", login: "/login", register: "/register" });

const ofAgency = (clientId) =>
  paths("owner", {
    "agency-dashboard": "/agency/dashboard",
    clients: "/agency/clients",
    "new-client": "/agency/clients/new",
    client: `/agency/clients/${clientId}`,
    "client-releases": `/agency/clients/${clientId}?tab=website`,
    "client-domains": `/agency/clients/${clientId}?tab=domains`,
    "client-people": `/agency/clients/${clientId}?tab=people`,
    "client-activity": `/agency/clients/${clientId}?tab=activity`,
    deployment: `/agency/clients/${clientId}/deployments/latest`,
    settings: "/agency/settings",
    branding: "/agency/settings/branding",
    domain: "/agency/settings/domain",
    plan: "/agency/settings/plan",
    members: "/agency/settings/members",
    roles: "/agency/settings/roles",
    "sign-in": "/agency/settings/sign-in",
    "api-keys": "/agency/settings/api-keys",
    privacy: "/agency/settings/privacy",
    audit: "/agency/settings/audit",
    account: "/account",
    security: "/account?tab=security",
  });

const ofClient = paths("user", {
  "client-dashboard": "/client/dashboard",
  "client-website": "/client/website",
  "client-settings": "/client/settings",
});

const ofPlatform = (tenantId) =>
  paths("administrator", {
    "admin-dashboard": "/admin/dashboard",
    "admin-agencies": "/admin/tenants",
    "admin-agency": `/admin/tenants/${tenantId}`,
    "admin-people": "/admin/users",
    "admin-plans": "/admin/plans",
    "admin-usage": "/admin/usage",
    "admin-jobs": "/admin/jobs",
    "admin-failed-jobs": "/admin/jobs?tab=failed",
    "admin-schedules": "/admin/jobs?tab=schedules",
    "admin-features": "/admin/flags",
    "admin-audit": "/admin/audit",
  });

export const viewers = [null, "owner", "user", "administrator"];

export const placesOf = ({ clientId, tenantId }) => [
  ...open,
  ...ofAgency(clientId),
  ...steps,
  ...ofClient,
  ...ofPlatform(tenantId),
];

export async function visit(page, { path, reach }) {
  await page.goto(path);
  await settled(page);
  if (!reach) return;
  await reach(page);
  await page.evaluate(() => document.querySelector("main").scrollTo(0, 0)); // nothing is half under the bar
}

// Everything has come, and nothing moves any more.
export async function settled(page) {
  await page.locator("h1").first().waitFor();
  await page.waitForFunction(() => !document.querySelector(".animate-pulse"));
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => document.fonts.ready);
}
