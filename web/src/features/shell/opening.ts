// What stands on a screen before it is known who looks at it. Where the heading names a person or a record, its place
// is kept.
import type { Messages } from "@/messages";
import type { Crumb } from "@/ui/breadcrumb";
import { exportedPath } from "./path-ids";

export type Opening = { crumbs: Crumb[]; title?: string; description?: string; narrow?: boolean };

const plain = (title: string, description?: string): Opening => ({
  crumbs: [{ label: title }],
  title,
  description,
});
const below = (label: string, href: string): Opening => ({ crumbs: [{ label, href }, { label: "…" }] });

const openings: Record<string, (t: Messages) => Opening> = {
  "/agency/dashboard": (t) => ({ crumbs: [{ label: t.shell.dashboard }], description: t.dashboard.subtitle }),
  "/agency/clients": (t) => plain(t.clients.title, t.clients.description),
  "/agency/clients/_": (t) => below(t.clients.title, "/agency/clients"),
  "/agency/clients/_/deployments/_": (t) => below(t.clients.title, "/agency/clients"),
  "/client/dashboard": (t) => ({
    crumbs: [{ label: t.shell.dashboard }],
    description: t.dashboard.clientSubtitle,
  }),
  "/client/website": (t) => plain(t.shell.website),
  "/client/settings": (t) => ({ ...plain(t.clientArea.settings, t.clientArea.settingsText), narrow: true }),
  "/account": (t) => ({ ...plain(t.account.title, t.account.description), narrow: true }),
  "/admin/dashboard": (t) => ({
    crumbs: [{ label: t.shell.dashboard }],
    title: t.platform.title,
    description: t.platform.description,
  }),
  "/admin/tenants": (t) => plain(t.agencies.title, t.agencies.description),
  "/admin/tenants/_": (t) => below(t.agencies.title, "/admin/tenants"),
  "/admin/users": (t) => plain(t.people.title, t.people.description),
  "/admin/users/_": (t) => below(t.people.title, "/admin/users"),
  "/admin/plans": (t) => plain(t.shell.plans, t.platform.plansDescription),
  "/admin/usage": (t) => plain(t.shell.usage, t.platform.usageDescription),
  "/admin/jobs": (t) => plain(t.jobs.title, t.jobs.description),
  "/admin/flags": (t) => plain(t.shell.features, t.agencies.featuresDescription),
  "/admin/audit": (t) => ({
    crumbs: [{ label: t.shell.auditLog }],
    title: t.settings.audit,
    description: t.platform.auditDescription,
  }),
};

export function openingOf(path: string, t: Messages): Opening {
  return openings[exportedPath(path)]?.(t) ?? { crumbs: [] };
}
