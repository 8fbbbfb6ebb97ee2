// Whether the server answers at the moment: from the answers to all requests.
export type Reach = "up" | "down" | "maintenance";

let reach: Reach = "up";
const listeners = new Set<() => void>();

// A status of null: there was no answer at all.
export function reachOf(status: number | null, code?: string): Reach {
  if (status === null || status === 502 || status === 504) return "down";
  if (status !== 503 || code === "overloaded") return "up";
  return code === "maintenance" ? "maintenance" : "down";
}

export function noteAnswer(status: number | null, code?: string) {
  const next = reachOf(status, code);
  if (next === reach) return;
  reach = next;
  for (const listener of listeners) listener();
}

export const reachStore = {
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: () => reach,
};
