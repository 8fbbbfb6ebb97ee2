import type { Messages } from "..";

export const signIn: Messages["signIn"] = {
  or: "oder",
  continueWith: (provider) => `Weiter mit ${provider}`,
  byPasskey: "Mit einem Passkey anmelden",
  byAgency: "Single Sign-on Ihrer Agentur",
  signingIn: "Sie werden angemeldet…",
  failedTitle: "Sie sind nicht angemeldet",
  noAnswer: "Hier ist keine Antwort eines Identitätsanbieters. Beginnen Sie noch einmal.",
  emailNotConfirmed: "Der Identitätsanbieter bestätigt nicht, dass diese E-Mail-Adresse Ihnen gehört.",
};
