// The one way to the API: typed by the server's own document, signed in, every failure an ApiError.
import createClient from "openapi-fetch";
import { ApiError, errorOf, networkError } from "./error";
import { freshProof } from "./proof";
import { noteAnswer } from "./reachability";
import type { paths } from "./schema";
import { accessToken, loseSession, refreshSession } from "./session";

// With these a new access token helps; the others of status 401 are about what was sent.
const staleTokens = new Set(["expired_token", "invalid_token", "token_outdated", "not_signed_in"]);

async function codeOf(response: Response) {
  const body = await response
    .clone()
    .json()
    .catch(() => undefined);
  return errorOf(response, body).code;
}

async function send(request: Request): Promise<Response> {
  try {
    const response = await fetch(request);
    noteAnswer(response.status, response.status === 503 ? await codeOf(response) : undefined);
    return response;
  } catch (error) {
    if (request.signal.aborted) throw error;
    noteAnswer(null);
    throw networkError();
  }
}

const isStale = async (response: Response) =>
  response.status === 401 && staleTokens.has(await codeOf(response));

const wantsProof = async (response: Response) =>
  response.status === 403 && (await codeOf(response)) === "fresh_sign_in_required";

async function sendAs(request: Request, token: string | null) {
  if (token) request.headers.set("Authorization", `Bearer ${token}`);
  return send(request);
}

async function tokenOrNetworkError() {
  return accessToken().catch(() => {
    throw networkError();
  });
}

// Adds the bearer token; where it has become stale, renews it and asks once more.
async function renewingFetch(request: Request): Promise<Response> {
  const again = request.clone();
  const token = await tokenOrNetworkError();
  const response = await sendAs(request, token);
  if (!token || !(await isStale(response))) return response;
  const next = await refreshSession(token);
  return next.kind === "signedIn" ? sendAs(again, next.session.accessToken) : response;
}

// Where the last sign-in is too long ago, the person proves who it is and the request is sent again.
export async function signedFetch(request: Request): Promise<Response> {
  const again = request.clone();
  const response = await renewingFetch(request);
  return (await wantsProof(response)) && (await freshProof()) ? renewingFetch(again) : response;
}

export const api = createClient<paths>({ fetch: signedFetch, credentials: "same-origin" });

// For operations without a session: no token is fetched for them.
export const openApi = createClient<paths>({ fetch: send, credentials: "same-origin" });

// The same POST sent again is run once.
api.use({
  onRequest({ request }) {
    if (request.method === "POST" && !request.headers.has("Idempotency-Key")) {
      request.headers.set("Idempotency-Key", crypto.randomUUID());
    }
  },
});

type Answer<T> = { data?: T; error?: unknown; response: Response };

// The body of a success, or an ApiError thrown.
export async function body<T>(answer: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await answer;
  if (!response.ok) {
    const failure = errorOf(response, error);
    if (failure.code === "session_ended") loseSession();
    throw failure;
  }
  return data as T;
}

// For an update over what was read: refused with `changed_meanwhile` where somebody else has changed it since.
export const ifUnchanged = ({ updatedAt }: { updatedAt: string }) => ({ "If-Match": `"${updatedAt}"` });

export { ApiError };
