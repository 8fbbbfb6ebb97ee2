import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { keepImpersonation, keptImpersonation } from "./impersonation";
import { accessToken, endSession, forgetSession, refreshSession, sessionStore, takeSession } from "./session";

const until = "2026-11-21T13:00:00Z";
const owner = {
  userId: "o",
  fullName: "Ada",
  email: "ada@agency.example",
  tenantId: "t",
  role: "agency" as const,
  permissions: [],
  emailVerified: true,
  impersonator: { userId: "a", fullName: "Administrator", until },
};
const administrator = {
  ...owner,
  userId: "a",
  fullName: "Administrator",
  tenantId: "p",
  role: "admin" as const,
  impersonator: null,
};
const handed = (token: string, user: typeof owner | typeof administrator, refreshToken?: string) => ({
  accessToken: token,
  expiresIn: 900,
  user,
  refreshToken,
});

const sent: { path: string; body: unknown }[] = [];
let answers: { status: number; body?: unknown }[] = [];

async function pretend(input: RequestInfo | URL, init?: RequestInit) {
  sent.push({ path: String(input), body: JSON.parse(String(init?.body)) });
  const next = answers.shift();
  if (!next) throw new TypeError("network");
  return new Response(next.body === undefined ? null : JSON.stringify(next.body), { status: next.status });
}

beforeEach(() => {
  sent.length = 0;
  vi.stubGlobal("fetch", pretend);
  keepImpersonation({ refreshToken: "first", place: "Acme", from: "/admin/tenants/t" });
  takeSession(handed("eyes", owner, "first"));
});
afterEach(() => {
  forgetSession();
  vi.unstubAllGlobals();
});

test("looking through somebody's eyes is renewed by its own token, which changes each time", async () => {
  answers = [{ status: 200, body: handed("eyes 2", owner, "second") }];

  await refreshSession("eyes");

  expect(sent).toEqual([{ path: "/api/v1/auth/refresh", body: { refreshToken: "first" } }]);
  expect(await accessToken()).toBe("eyes 2");
  expect(keptImpersonation()).toEqual({ refreshToken: "second", place: "Acme", from: "/admin/tenants/t" });
});

test("when it is over, the cookie leads back to the administrator", async () => {
  answers = [{ status: 401 }, { status: 200, body: handed("own", administrator) }];

  await refreshSession("eyes");

  expect(sent.map(({ body }) => body)).toEqual([{ refreshToken: "first" }, {}]);
  expect(sessionStore.read()).toMatchObject({ kind: "signedIn", session: { user: { role: "admin" } } });
  expect(keptImpersonation()).toBeNull();
});

test("another sign-in in this tab ends it", () => {
  takeSession(handed("own", administrator));

  expect(keptImpersonation()).toBeNull();
});

test("signing out ends the administrator's session and the one looked through", async () => {
  answers = [{ status: 204 }, { status: 204 }];

  await endSession();

  expect(sent).toEqual([
    { path: "/api/v1/auth/logout", body: {} },
    { path: "/api/v1/auth/logout", body: { refreshToken: "first" } },
  ]);
  expect(sessionStore.read().kind).toBe("signedOut");
  expect(keptImpersonation()).toBeNull();
});
