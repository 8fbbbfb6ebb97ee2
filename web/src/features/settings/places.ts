// The parts of the settings, each a page of its own, and what one must be allowed to do to see it.
import {
  Building2,
  CreditCard,
  FileLock2,
  Globe,
  History,
  KeyRound,
  LogIn,
  type LucideIcon,
  Palette,
  ShieldCheck,
  Users,
} from "lucide-react";
import type { Messages } from "@/messages";

type Words = Messages["settings"];

export type SettingsPlace = {
  href: string;
  label: (t: Words) => string;
  icon: LucideIcon;
  permission: string;
};

export const settingsPath = "/agency/settings";

export const settingsGroups: { label: (t: Words) => string; places: SettingsPlace[] }[] = [
  {
    label: (t) => t.groupAgency,
    places: [
      { href: settingsPath, label: (t) => t.agency, icon: Building2, permission: "settings:read" },
      {
        href: `${settingsPath}/branding`,
        label: (t) => t.branding,
        icon: Palette,
        permission: "settings:read",
      },
      { href: `${settingsPath}/domain`, label: (t) => t.domain, icon: Globe, permission: "settings:read" },
      { href: `${settingsPath}/plan`, label: (t) => t.plan, icon: CreditCard, permission: "billing:read" },
    ],
  },
  {
    label: (t) => t.groupPeople,
    places: [
      { href: `${settingsPath}/members`, label: (t) => t.members, icon: Users, permission: "members:read" },
      { href: `${settingsPath}/roles`, label: (t) => t.roles, icon: ShieldCheck, permission: "roles:read" },
    ],
  },
  {
    label: (t) => t.groupAccess,
    places: [
      { href: `${settingsPath}/sign-in`, label: (t) => t.signIn, icon: LogIn, permission: "oidc:read" },
      {
        href: `${settingsPath}/api-keys`,
        label: (t) => t.apiKeys,
        icon: KeyRound,
        permission: "api_keys:read",
      },
      { href: `${settingsPath}/audit`, label: (t) => t.audit, icon: History, permission: "audit:read" },
      {
        href: `${settingsPath}/privacy`,
        label: (t) => t.privacy,
        icon: FileLock2,
        permission: "privacy:export",
      },
    ],
  },
];

export const settingsPlaces = settingsGroups.flatMap((group) => group.places);
