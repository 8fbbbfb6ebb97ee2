// The settings as texts of a form, and what of them is sent back. All of it is pure.
import type { components } from "@/api/schema";

type Settings = components["schemas"]["Settings"];
export type SettingsChange = components["schemas"]["SettingsChange"];
export type SettingsKey = keyof SettingsChange;
export type SettingsFields = Record<SettingsKey, string>;

// These cannot be nothing: sent empty, so that the server says what is wrong.
const required: SettingsKey[] = ["name", "locale", "timeZone", "currency"];

const keys: SettingsKey[] = [
  ...required,
  "primaryColor",
  "accentColor",
  "supportEmail",
  "supportUrl",
  "supportPhone",
  "mailSenderName",
  "legalName",
  "imprintUrl",
  "privacyUrl",
];

export const fieldsOf = (settings: Settings) =>
  Object.fromEntries(keys.map((key) => [key, settings[key] ?? ""])) as SettingsFields;

const wished = ([key, text]: [string, string]) => [
  key,
  text === "" && !required.includes(key as SettingsKey) ? null : text,
];

export const changeOf = (changes: Partial<SettingsFields>): SettingsChange =>
  Object.fromEntries(Object.entries(changes).map(wished));
