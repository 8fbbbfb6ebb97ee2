// What has been typed over the settings and is not saved. All of it is pure.
import type { components } from "@/api/schema";

type Settings = components["schemas"]["Settings"];
export type SettingsChange = components["schemas"]["SettingsChange"];
export type SettingsKey = keyof SettingsChange;
export type Draft = Partial<Record<SettingsKey, string>>;

// These cannot be nothing: sent empty, so that the server says what is wrong.
const required: SettingsKey[] = ["name", "locale", "timeZone", "currency"];

export const textOf = (settings: Settings, key: SettingsKey) => settings[key] ?? "";

const keysOf = (draft: Draft) => Object.keys(draft) as SettingsKey[];
const wished = (draft: Draft, key: SettingsKey) => draft[key]?.trim() ?? "";

export function changedKeys(settings: Settings, draft: Draft) {
  return keysOf(draft).filter((key) => wished(draft, key) !== textOf(settings, key));
}

export function changeOf(settings: Settings, draft: Draft): SettingsChange {
  const entries = changedKeys(settings, draft).map((key) => {
    const text = wished(draft, key);
    return [key, text === "" && !required.includes(key) ? null : text];
  });
  return Object.fromEntries(entries);
}

// What somebody else has changed since to something other than what was typed here.
export function conflictsOf(before: Settings, now: Settings, draft: Draft) {
  return changedKeys(now, draft).filter((key) => textOf(before, key) !== textOf(now, key));
}

export function without(draft: Draft, keys: SettingsKey[]): Draft {
  return Object.fromEntries(Object.entries(draft).filter(([key]) => !keys.includes(key as SettingsKey)));
}
