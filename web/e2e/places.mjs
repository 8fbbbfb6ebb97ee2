// The screens that people see most: where they are and who sees them.
export const placesOf = (clientId) => [
  { name: "landing", path: "/", who: null },
  { name: "login", path: "/login", who: null },
  { name: "register", path: "/register", who: null },
  { name: "agency-dashboard", path: "/agency/dashboard", who: "owner" },
  { name: "clients", path: "/agency/clients", who: "owner" },
  { name: "new-client", path: "/agency/clients/new", who: "owner" },
  { name: "client", path: `/agency/clients/${clientId}`, who: "owner" },
  { name: "deployment", path: `/agency/clients/${clientId}/deployments/latest`, who: "owner" },
  { name: "settings", path: "/agency/settings", who: "owner" },
  { name: "branding", path: "/agency/settings/branding", who: "owner" },
  { name: "domain", path: "/agency/settings/domain", who: "owner" },
  { name: "plan", path: "/agency/settings/plan", who: "owner" },
  { name: "members", path: "/agency/settings/members", who: "owner" },
  { name: "roles", path: "/agency/settings/roles", who: "owner" },
  { name: "api-keys", path: "/agency/settings/api-keys", who: "owner" },
  { name: "audit", path: "/agency/settings/audit", who: "owner" },
  { name: "account", path: "/account", who: "owner" },
  { name: "client-dashboard", path: "/client/dashboard", who: "user" },
  { name: "client-website", path: "/client/website", who: "user" },
  { name: "client-settings", path: "/client/settings", who: "user" },
];

// Everything has come, and nothing moves any more.
export async function settled(page) {
  await page.locator("h1").first().waitFor();
  await page.waitForFunction(() => !document.querySelector(".animate-pulse"));
  await page.waitForLoadState("networkidle");
  await page.evaluate(() => document.fonts.ready);
}
