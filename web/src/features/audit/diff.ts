// What a change was, field by field. All of it is pure.
export type Difference = { path: string; before: unknown; after: unknown };
type Values = Record<string, unknown>;

const isObject = (value: unknown): value is Values =>
  typeof value === "object" && value !== null && !Array.isArray(value);

// Nested objects become paths: "branding_settings.logo".
export function flat(values: unknown, prefix = ""): Values {
  if (!isObject(values)) return {};
  return Object.entries(values).reduce<Values>((all, [key, value]) => {
    const path = prefix ? `${prefix}.${key}` : key;
    return isObject(value) ? { ...all, ...flat(value, path) } : { ...all, [path]: value };
  }, {});
}

const isNothing = (value: unknown) => value === null || value === undefined || value === "";
const isSame = (one: unknown, other: unknown) =>
  (isNothing(one) && isNothing(other)) || JSON.stringify(one) === JSON.stringify(other);

export function differencesOf(before: unknown, after: unknown): Difference[] {
  const [old, now] = [flat(before), flat(after)];
  const paths = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return paths
    .filter((path) => !isSame(old[path], now[path]))
    .map((path) => ({ path, before: old[path], after: now[path] }));
}

// "branding_settings.primaryColor" is "branding settings · primary color".
export const wordsOf = (path: string) =>
  path
    .split(".")
    .map((part) =>
      part
        .replace(/_/g, " ")
        .replace(/([a-z])([A-Z])/g, "$1 $2")
        .toLowerCase(),
    )
    .join(" · ");

const moment = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}/;

export function textOf(
  value: unknown,
  words: { nothing: string; hidden: string; time: (text: string) => string },
) {
  if (isNothing(value)) return words.nothing;
  if (value === "***") return words.hidden;
  if (Array.isArray(value)) return value.map(String).join(", ") || words.nothing;
  if (typeof value === "string") return moment.test(value) ? words.time(value) : value;
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
