// Deployments begun in this tab, whose end is told wherever one is by then.
export type Watched = { clientId: string; deploymentId: string | null };

let watched: Watched[] = [];
const listeners = new Set<() => void>();

function set(next: Watched[]) {
  watched = next;
  for (const listener of listeners) listener();
}

export const watchDeployment = (one: Watched) => set([...watched, one]);
export const unwatchDeployment = (one: Watched) => set(watched.filter((other) => other !== one));

export const watchedStore = {
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: () => watched,
};
