// Answers come to the platform's address, whoever has asked. The tab that did remembers its question, so that the page
// knows at once whether the answer belongs here.
import { body, openApi } from "@/api/client";
import type { Answer } from "./answer";

const key = "dde-sso-state";

export function leaveFor(authorizationUrl: string) {
  sessionStorage.setItem(key, new URL(authorizationUrl).searchParams.get("state") ?? "");
  location.assign(authorizationUrl);
}

export const hasBegunHere = ({ state }: Answer) => sessionStorage.getItem(key) === state;

function pageAt(origin: string, answer: Answer) {
  const given = Object.entries(answer).flatMap(([name, value]) => (value ? [[name, value]] : []));
  return `${origin}/sign-in/callback?${new URLSearchParams(given)}`;
}

// The same page at the address where this was begun, where that is another one.
export async function elsewhereOf(answer: Answer) {
  const { origin } = await body(
    openApi.POST("/api/v1/auth/oidc/way-back", { body: { state: answer.state } }),
  );
  return origin && origin !== location.origin ? pageAt(origin, answer) : null;
}
