"use client";
// The token of a link in a mail: read once, then out of the address bar and the history.
import { useEffect, useState } from "react";

let kept: { path: string; token: string } | null = null;

function take() {
  if (kept?.path === location.pathname) return kept.token;
  const token = new URLSearchParams(location.search).get("token");
  if (!token) return null;
  kept = { path: location.pathname, token };
  history.replaceState(history.state, "", location.pathname);
  return token;
}

// undefined until the page is in the browser, null where there is none.
export function useLinkToken() {
  const [token, setToken] = useState<string | null | undefined>(undefined);
  useEffect(() => {
    // eslint-disable-next-line react-hooks/set-state-in-effect -- the address is known to the browser only
    setToken(take());
  }, []);
  return token;
}
