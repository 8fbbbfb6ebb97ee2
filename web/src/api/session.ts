// Who is signed in here. The access token lives in memory only; the refresh token in a cookie that no script can read.
import { forgetImpersonation, keepImpersonation, keptImpersonation } from "./impersonation";
import { noteAnswer } from "./reachability";
import type { components } from "./schema";

export type Person = components["schemas"]["SignedIn"];
export type Session = { accessToken: string; expiresAt: number; user: Person };
// Why one is not signed in any more: by oneself in another tab, or because the server says so.
export type EndReason = "elsewhere" | "expired";
export type SessionState =
  | { kind: "unknown" }
  | { kind: "signedOut"; reason?: EndReason }
  | { kind: "signedIn"; session: Session };

type Access = { accessToken: string; expiresIn: number };
type Handed = Access & { user: Person; refreshToken?: string | null };
type News = { kind: "session"; session: Session } | { kind: "signedOut"; reason: EndReason };

const refreshPath = "/api/v1/auth/refresh";
const logoutPath = "/api/v1/auth/logout";
const early = 30_000; // a token about to expire is renewed beforehand

let state: SessionState = { kind: "unknown" };
let refreshing: Promise<SessionState> | null = null;
const listeners = new Set<() => void>();
const tabs = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel("session");

function become(next: SessionState) {
  state = next;
  for (const listener of listeners) listener();
  return state;
}

// The other tabs of this browser hear of it at once.
tabs?.addEventListener("message", ({ data }: MessageEvent<News>) => {
  if (data.kind === "signedOut") {
    forgetImpersonation();
    if (state.kind === "signedIn") become({ kind: "signedOut", reason: data.reason });
  } else if (!keptImpersonation()) {
    become({ kind: "signedIn", session: data.session });
  }
});

export const sessionStore = {
  subscribe(listener: () => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  read: () => state,
};

export function takeSession({ accessToken, expiresIn, user, refreshToken }: Handed) {
  const session = { accessToken, expiresAt: Date.now() + expiresIn * 1000, user };
  const kept = keptImpersonation();
  if (!user.impersonator) forgetImpersonation();
  else if (kept && refreshToken) keepImpersonation({ ...kept, refreshToken });
  return hold(session);
}

// Looking through somebody's eyes is this tab's alone.
function hold(session: Session) {
  if (!session.user.impersonator) tabs?.postMessage({ kind: "session", session } satisfies News);
  return become({ kind: "signedIn", session });
}

// The same session with a newer token.
export function takeAccess(access: Access) {
  if (state.kind === "signedIn") takeSession({ ...access, user: state.session.user });
}

// What the person has changed about itself.
export function changePerson(change: Partial<Person>) {
  if (state.kind !== "signedIn") return;
  hold({ ...state.session, user: { ...state.session.user, ...change } });
}

export function forgetSession(reason?: EndReason) {
  forgetImpersonation();
  tabs?.postMessage({ kind: "signedOut", reason: reason ?? "elsewhere" } satisfies News);
  return become({ kind: "signedOut", reason });
}

// The server has ended it. Whoever looked through somebody's eyes is the administrator again.
export function loseSession() {
  if (state.kind !== "signedIn" || !keptImpersonation()) return forgetSession("expired");
  forgetImpersonation();
  refreshSession(state.session.accessToken).catch(() => undefined);
}

const isFresh = (session: Session) => session.expiresAt - Date.now() > early;

// A token good for the next request, or null for who is not signed in.
export async function accessToken(): Promise<string | null> {
  if (state.kind === "signedIn" && isFresh(state.session)) return state.session.accessToken;
  if (state.kind === "signedOut") return null;
  const next = await refreshSession(state.kind === "signedIn" ? state.session.accessToken : undefined);
  return next.kind === "signedIn" ? next.session.accessToken : null;
}

// One refresh at a time, in all tabs together. `stale` is the token that did not do: if another tab has replaced it
// meanwhile, that is enough.
export function refreshSession(stale?: string): Promise<SessionState> {
  refreshing ??= inAllTabs(() => renew(stale)).finally(() => {
    refreshing = null;
  });
  return refreshing;
}

async function inAllTabs(work: () => Promise<SessionState>): Promise<SessionState> {
  return navigator.locks ? await navigator.locks.request("session-refresh", work) : await work();
}

async function renew(stale?: string): Promise<SessionState> {
  if (state.kind === "signedIn" && state.session.accessToken !== stale) return state;
  const kept = keptImpersonation();
  const response = await postJson(refreshPath, kept?.refreshToken).catch((error) => {
    noteAnswer(null);
    throw error;
  });
  noteAnswer(response.status);
  if (response.ok) return takeSession((await response.json()) as Handed);
  if (response.status === 401 || response.status === 403 || response.status === 422) {
    if (kept) {
      forgetImpersonation();
      return renew(stale);
    }
    return forgetSession(state.kind === "signedIn" ? "expired" : undefined);
  }
  throw new Error(`refreshing answered ${response.status}`);
}

export async function endSession() {
  const kept = keptImpersonation();
  await postJson(logoutPath).catch(() => undefined);
  if (kept) await postJson(logoutPath, kept.refreshToken).catch(() => undefined);
  forgetSession();
}

function postJson(path: string, refreshToken?: string) {
  return fetch(path, {
    method: "POST",
    credentials: "same-origin",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ refreshToken }),
  });
}
