// Ways to look at a list, kept under a name: by whom, in which agency, of which list. All of it is pure.
export type SavedView = { name: string; search: string; isDefault?: boolean };

// What of an address belongs to the list, in one order: what is open beside it does not.
export function searchOf(params: URLSearchParams, keys: string[]) {
  const kept = new URLSearchParams();
  for (const key of keys.toSorted()) {
    const value = params.get(key);
    if (value) kept.set(key, value);
  }
  return kept.toString();
}

const others = (views: SavedView[], name: string) => views.filter((one) => one.name !== name);

// The same name again replaces what it meant.
export function withView(views: SavedView[], view: SavedView) {
  return [...others(views, view.name), view].toSorted((a, b) => a.name.localeCompare(b.name));
}

export const withoutView = others;

// One at most; said of the one that is it, there is none.
export function withDefault(views: SavedView[], name: string) {
  return views.map((one) => ({ ...one, isDefault: one.name === name && !one.isDefault }));
}

const isView = (one: unknown): one is SavedView => {
  const view = one as Partial<SavedView> | null;
  return typeof view?.name === "string" && typeof view.search === "string";
};

// What is kept may be of another version, or be anything.
export function readViews(text: string | null): SavedView[] {
  try {
    const found: unknown = JSON.parse(text ?? "[]");
    return Array.isArray(found) ? found.filter(isView) : [];
  } catch {
    return [];
  }
}
