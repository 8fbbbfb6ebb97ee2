// Where one can go, by area.
import {
  Building2,
  ChartColumn,
  CreditCard,
  Globe,
  History,
  LayoutDashboard,
  ListChecks,
  type LucideIcon,
  Settings,
  ToggleRight,
  Users,
} from "lucide-react";
import type { Messages } from "@/messages";
import type { Area } from "./require-session";

export type Place = {
  href: string;
  label: (t: Messages["shell"]) => string;
  icon: LucideIcon;
  permission?: string;
  keys: string;
};

export const places: Record<Area, Place[]> = {
  admin: [
    { href: "/admin/dashboard", label: (t) => t.dashboard, icon: LayoutDashboard, keys: "g d" },
    { href: "/admin/tenants", label: (t) => t.agencies, icon: Building2, keys: "g t" },
    { href: "/admin/users", label: (t) => t.people, icon: Users, keys: "g u" },
    { href: "/admin/plans", label: (t) => t.plans, icon: CreditCard, keys: "g p" },
    { href: "/admin/usage", label: (t) => t.usage, icon: ChartColumn, keys: "g n" },
    { href: "/admin/jobs", label: (t) => t.jobs, icon: ListChecks, keys: "g j" },
    { href: "/admin/flags", label: (t) => t.features, icon: ToggleRight, keys: "g f" },
    { href: "/admin/audit", label: (t) => t.auditLog, icon: History, keys: "g l" },
  ],
  agency: [
    { href: "/agency/dashboard", label: (t) => t.dashboard, icon: LayoutDashboard, keys: "g d" },
    {
      href: "/agency/clients",
      label: (t) => t.clients,
      icon: Users,
      permission: "clients:read",
      keys: "g c",
    },
    { href: "/agency/settings", label: (t) => t.settings, icon: Settings, keys: "g s" },
  ],
  client: [
    { href: "/client/dashboard", label: (t) => t.dashboard, icon: LayoutDashboard, keys: "g d" },
    {
      href: "/client/website",
      label: (t) => t.website,
      icon: Globe,
      permission: "websites:read",
      keys: "g w",
    },
    { href: "/client/settings", label: (t) => t.settings, icon: Settings, keys: "g s" },
  ],
};

// Reached from the user menu, in every area.
export const accountPath = "/account";
export const accountKeys = "g a";
export const inboxKeys = "g i";

export const newClientPath = "/agency/clients/new";
