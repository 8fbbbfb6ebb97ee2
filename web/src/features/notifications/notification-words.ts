// How a notification reads, and where it leads.
import type { Area } from "@/features/shell/require-session";
import type { Messages } from "@/messages";
import type { StatusKind } from "@/ui/status";
import type { Notification } from "./notifications";

export type Words = { kind: StatusKind; title: string; text: string; href: string };

type Writer = (one: Notification, t: Messages, area: Area) => Words;

const websitePath = (one: Notification, area: Area) =>
  area === "client" ? "/client/website" : `/agency/clients/${one.clientId}`;

const nameOf = (one: Notification, t: Messages) => one.clientName ?? one.domain ?? t.notifications.someClient;

const writers: Record<Notification["kind"], Writer> = {
  website_live: (one, t, area) => ({
    kind: "good",
    title: t.notifications.websiteLive(nameOf(one, t)),
    text: t.notifications.release(one.release ?? 1, one.domain ?? ""),
    href: websitePath(one, area),
  }),
  website_failed: (one, t, area) => ({
    kind: "bad",
    title: t.notifications.websiteFailed(nameOf(one, t)),
    text: one.reason ?? "",
    href: websitePath(one, area),
  }),
  usage_warning: (one, t) => ({
    kind: "paused",
    title: t.notifications.planNearlyFull,
    text: t.notifications.used(
      one.used ?? 0,
      one.amount ?? 0,
      t.dashboard.meters[one.entitlement ?? ""] ?? one.entitlement ?? "",
    ),
    href: "/agency/settings/plan",
  }),
  app_domain_active: (one, t) => ({
    kind: "good",
    title: t.notifications.domainActive(one.domain ?? ""),
    text: t.notifications.domainActiveText,
    href: "/agency/settings/domain",
  }),
  app_domain_failed: (one, t) => ({
    kind: "bad",
    title: t.notifications.domainFailed(one.domain ?? ""),
    text: one.reason ?? "",
    href: "/agency/settings/domain",
  }),
  ownership_transferred: (_, t) => ({
    kind: "neutral",
    title: t.notifications.ownership,
    text: t.notifications.ownershipText,
    href: "/agency/settings/members",
  }),
  export_ready: (one, t) => ({
    kind: "good",
    title: t.notifications.exportReady,
    text: t.notifications.exportReadyText,
    href: `/account?export=${one.exportId}`,
  }),
};

export const wordsOf: Writer = (one, t, area) => writers[one.kind](one, t, area);
