import type { Sentence } from "../server-words";

export const failures = {
  title: "This part could not be loaded",
  tryAgain: "Try again",
  requestId: "Request",
  unexpected: "Something unexpected happened.",
  network: "The server cannot be reached. Check your connection; we keep trying.",
  notFoundTitle: "There is nothing here",
  notFoundText: "The page may have moved, or you may not have access to it.",
  goHome: "Go to the start",
  forbiddenTitle: "You may not see this",
  forbiddenText: (permission: string) =>
    `It takes the permission “${permission}”. Ask the owner of your agency for it.`,
  // Instead of the server's words, by the code of the error or of the field.
  byCode: {
    no_provider: "No identity provider belongs to this address. Sign in with your password or by e-mail.",
    fresh_sign_in_required: "You have not confirmed who you are, so nothing was done.",
  } as Record<string, string>,
  byField: {} as Record<string, string>,
  sentences: [] as readonly Sentence[],
  // What the browser says when it is asked for a passkey.
  ofBrowser: {
    NotAllowedError: "No passkey was used: you have cancelled it, or it took too long.",
    InvalidStateError: "This device has a passkey of yours already.",
    SecurityError: "Passkeys do not work at this address.",
    NotSupportedError: "This device cannot make a passkey that does here.",
  } as Record<string, string>,
  offlineTitle: "You are offline",
  offlineText: "This page appears as soon as there is a connection again.",
  offline: "You are offline. What you see may be out of date.",
  down: "The server cannot be reached at the moment. We keep trying; what you see may be out of date.",
  maintenance: "The platform is being maintained. It is back soon; we keep trying.",
  crashed: "This page has crashed",
  crashedText: "Nothing of yours is lost on the server. Load the page again to go on.",
  reload: "Load again",
};
