export const clientArea = {
  todo: "To do",
  todoText: (open: number) => (open === 1 ? "One thing is left." : `${open} things are left.`),
  confirmEmail: "Confirm your e-mail address",
  confirmEmailText: "Open the link in the mail that we have sent you.",
  secondFactor: "Protect your account",
  secondFactorText: "With a second factor a stolen password is of no use.",

  agency: "Your agency",
  agencyText: "Ask them about your website.",
  contactEmail: "E-mail",
  contactPhone: "Phone",
  contactPage: "Help",
  imprint: "Imprint",
  privacy: "Privacy notice",

  settings: "Settings",
  settingsText: "What your agency keeps about you, and how you sign in.",
  keptText: "Your agency keeps these. Tell them if something is not right.",
  yourAccount: "Your account",
  yourAccountText: "Name, password, second factors, sessions, language and your data.",
  openAccount: "Open your account",
};
