// Ways to sign in beside the password, and the way back from them.
export const signIn = {
  or: "or",
  continueWith: (provider: string) => `Continue with ${provider}`,
  byPasskey: "Sign in with a passkey",
  byAgency: "Single sign-on of your agency",
  signingIn: "Signing you in…",
  failedTitle: "You are not signed in",
  noAnswer: "There is no answer of an identity provider here. Start again.",
  emailNotConfirmed: "The identity provider does not confirm that this e-mail address is yours.",
};
