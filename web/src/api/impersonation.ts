// The tab in which an administrator looks through somebody's eyes. It keeps what renews that session over a reload; the
// cookie stays the administrator's own, and so do the other tabs.
export type Impersonation = { refreshToken: string; place: string; from: string };

const key = "impersonation";

export function keptImpersonation(): Impersonation | null {
  const text = sessionStorage.getItem(key);
  return text ? (JSON.parse(text) as Impersonation) : null;
}

// `place` is the agency looked at, `from` where the administrator comes back to.
export function keepImpersonation(kept: Impersonation) {
  sessionStorage.setItem(key, JSON.stringify(kept));
}

export function forgetImpersonation() {
  sessionStorage.removeItem(key);
}
