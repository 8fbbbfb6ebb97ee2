// Where one can go, by area.
import { Globe, LayoutDashboard, type LucideIcon, Settings, Users } from "lucide-react";
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

export const newClientPath = "/agency/clients/new";
