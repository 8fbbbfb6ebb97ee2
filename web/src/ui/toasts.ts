// What is announced at the moment, whoever announces it: a list outside of React.
export type Toast = {
  id: number;
  title: string;
  text?: string;
  tone: "neutral" | "success" | "danger";
  action?: { label: string; run: () => void };
  duration: number;
};

type Options = Partial<Pick<Toast, "text" | "tone" | "action" | "duration">>;

let toasts: Toast[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function set(next: Toast[]) {
  toasts = next;
  for (const listener of listeners) listener();
}

export function toast(title: string, { tone = "neutral", duration, ...rest }: Options = {}) {
  lastId += 1;
  // Whoever is offered a way back needs time to take it.
  set([
    ...toasts.slice(-3),
    { id: lastId, title, tone, duration: duration ?? (rest.action ? 10_000 : 5_000), ...rest },
  ]);
  return lastId;
}

export function dismissToast(id: number) {
  set(toasts.filter((one) => one.id !== id));
}

export const toastStore = {
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: () => toasts,
};
