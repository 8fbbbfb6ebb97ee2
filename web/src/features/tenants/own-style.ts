// The style of the brand of who is signed in, kept in this browser for the first paint of the next page.
import { sessionStore } from "@/api/session";
import { styleKey as key } from "./own-style-script";

export function showStyle(style: string | null) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style ?? "");
  document.adoptedStyleSheets = style === null ? [] : [sheet];
}

export const rememberedStyle = () => localStorage.getItem(key);
export const rememberStyle = (style: string) => localStorage.setItem(key, style);

// The next person at this browser may be somebody else's.
sessionStore.subscribe(() => {
  if (sessionStore.read().kind !== "signedOut") return;
  localStorage.removeItem(key);
  showStyle(null);
});
