import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { api, body, openApi } from "./client";
import { answerProof, proofStore } from "./proof";
import { forgetSession, sessionStore, takeAccess, takeSession } from "./session";

const user = {
  userId: "u",
  fullName: "Ada",
  email: "ada@agency.example",
  tenantId: "t",
  role: "agency" as const,
  permissions: [],
  emailVerified: true,
};
const origin = "https://agency.example";

type Answer = { status: number; body?: unknown };
const answers: Record<string, Answer[]> = {};
const asked: Request[] = [];

function answer(path: string, ...given: Answer[]) {
  answers[path] = given;
}

async function pretend(input: RequestInfo | URL, init?: RequestInit) {
  const request = input instanceof Request ? input : new Request(new URL(String(input), origin), init);
  asked.push(request);
  const next = answers[new URL(request.url).pathname]?.shift();
  if (!next) throw new TypeError("network");
  const text = next.body === undefined ? null : JSON.stringify(next.body);
  return new Response(text, { status: next.status, headers: { "Content-Type": "application/json" } });
}

const failure = (code: string, statusCode: number) => ({
  status: statusCode,
  body: { error: { code, message: "No.", statusCode, requestId: "r-1", details: [] } },
});
const session = (accessToken: string) => ({ accessToken, expiresIn: 900, user });
const tokens = () => asked.map((request) => request.headers.get("Authorization"));

beforeEach(() => {
  asked.length = 0;
  vi.stubGlobal("fetch", pretend);
  takeSession(session("first"));
});
afterEach(() => {
  forgetSession();
  vi.unstubAllGlobals();
});

const me = () => body(api.GET("/api/v1/auth/me", { baseUrl: origin }));

test("a stale token is renewed and the request sent again", async () => {
  answer("/api/v1/auth/me", failure("expired_token", 401), { status: 200, body: user });
  answer("/api/v1/auth/refresh", { status: 200, body: session("second") });

  await expect(me()).resolves.toEqual(user);

  expect(tokens()).toEqual(["Bearer first", null, "Bearer second"]);
});

test("requests that find the token stale together renew it once", async () => {
  const stale = failure("token_outdated", 401);
  answer("/api/v1/auth/me", stale, stale, { status: 200, body: user }, { status: 200, body: user });
  answer("/api/v1/auth/refresh", { status: 200, body: session("second") });

  await Promise.all([me(), me()]);

  expect(asked.filter((request) => request.url.endsWith("/refresh"))).toHaveLength(1);
});

test("a refused refresh signs out", async () => {
  answer("/api/v1/auth/me", failure("expired_token", 401));
  answer("/api/v1/auth/refresh", failure("session_ended", 401));

  await expect(me()).rejects.toMatchObject({ code: "expired_token", requestId: "r-1" });

  expect(sessionStore.read()).toEqual({ kind: "signedOut", reason: "expired" });
});

test("where a fresh proof is wanted and given, the request is sent again with the fresh token", async () => {
  const withdraw = proofStore.offer();
  answer("/api/v1/auth/me", failure("fresh_sign_in_required", 403), { status: 200, body: user });

  const waiting = me();
  await vi.waitUntil(proofStore.isAsked);
  takeAccess({ accessToken: "fresh", expiresIn: 900 });
  answerProof(true);

  await expect(waiting).resolves.toEqual(user);
  expect(tokens()).toEqual(["Bearer first", "Bearer fresh"]);
  withdraw();
});

test("where the proof is declined, the request stays refused", async () => {
  const withdraw = proofStore.offer();
  answer("/api/v1/auth/me", failure("fresh_sign_in_required", 403));

  const waiting = me();
  await vi.waitUntil(proofStore.isAsked);
  answerProof(false);

  await expect(waiting).rejects.toMatchObject({ code: "fresh_sign_in_required" });
  withdraw();
});

test("an unreachable server is an error of its own", async () => {
  answer("/api/v1/auth/me");

  await expect(me()).rejects.toMatchObject({ code: "network", status: 0 });
});

test("a POST carries a key of its own, so that it is run once", async () => {
  answer("/api/v1/auth/verify-email/resend", { status: 204 });

  await body(api.POST("/api/v1/auth/verify-email/resend", { baseUrl: origin }));

  expect(asked[0]?.headers.get("Idempotency-Key")).toMatch(/^[0-9a-f-]{36}$/);
});

test("operations without a session send no token", async () => {
  answer("/api/v1/branding", { status: 200, body: {} });

  await body(openApi.GET("/api/v1/branding", { baseUrl: origin }));

  expect(tokens()).toEqual([null]);
});
