import type { Messages } from "..";

export const auth: Messages["auth"] = {
  email: "E-Mail",
  password: "Passwort",
  newPassword: "Neues Passwort",
  passwordHelp: "Mindestens 8 Zeichen; gut sind mehrere Wörter hintereinander.",
  showPassword: "Passwort anzeigen",
  hidePassword: "Passwort verbergen",
  fullName: "Ihr Name",
  backToSignIn: "Zurück zur Anmeldung",
  checking: "Einen Moment…",

  signInTitle: (brand) => `Bei ${brand} anmelden`,
  signInTitlePlain: "Anmelden",
  signIn: "Anmelden",
  forgot: "Vergessen?",
  noAccount: "Noch kein Konto?",
  registerLink: "Agentur registrieren",
  linkInstead: "Anmeldelink per E-Mail senden",
  expired: "Ihre Sitzung ist beendet. Melden Sie sich an, um dort weiterzumachen, wo Sie waren.",
  erased: "Ihr Konto wird gelöscht. Danke, dass Sie hier waren.",
  signedOutElsewhere: "Sie haben sich in einem anderen Tab abgemeldet.",

  linkTitle: "Per E-Mail anmelden",
  linkText: "Für Kundinnen und Kunden: Wir senden einen Link, der Sie ohne Passwort anmeldet.",
  sendLink: "Link senden",
  linkSentTitle: "Sehen Sie in Ihr Postfach",
  linkSentText: (email) =>
    `Falls ${email} zu einem Konto gehört, ist ein Link unterwegs. Er gilt für kurze Zeit und nur einmal.`,
  linkFailed: "Dieser Link gilt nicht mehr. Fordern Sie einen neuen an.",
  askNewLink: "Neuen Link anfordern",

  secondFactorTitle: "Bestätigen Sie, dass Sie es sind",
  codeLabel: "Code Ihrer Authenticator-App",
  codeHelp: "Sechs Ziffern, die alle 30 Sekunden wechseln.",
  recoveryLabel: "Wiederherstellungscode",
  recoveryHelp: "Einer der Codes, die Sie sicher aufbewahren. Jeder gilt einmal.",
  useRecovery: "Wiederherstellungscode verwenden",
  useApp: "Authenticator-App verwenden",
  usePasskey: "Passkey verwenden",
  trustDevice: "Auf diesem Gerät 30 Tage lang nicht fragen",
  confirm: "Bestätigen",
  setUpTitle: "Zweiten Faktor einrichten",
  setUpText:
    "Ihre Agentur verlangt einen. Übernehmen Sie diesen Schlüssel in eine Authenticator-App und geben Sie den Code ein, den sie zeigt.",
  openApp: "Authenticator-App dieses Geräts öffnen",
  recoveryTitle: "Bewahren Sie Ihre Wiederherstellungscodes auf",
  recoveryText: "Ohne Ihre App meldet Sie jeder davon einmal an. Sie werden nicht wieder angezeigt.",
  recoveryDone: "Ich habe sie gesichert",

  stepUpTitle: "Bestätigen Sie, dass Sie es sind",
  stepUpText:
    "Ihre Anmeldung liegt eine Weile zurück, und hierfür braucht es eine neue Bestätigung. Was Sie begonnen haben, geht gleich danach weiter.",

  registerTitle: "Agentur registrieren",
  registerText: "Von hier bis zur ersten Website ist es eine Minute.",
  agencyName: "Name der Agentur",
  register: "Registrieren",
  haveAccount: "Schon ein Konto?",

  verifyTitle: "E-Mail-Adresse bestätigen",
  verified: (email) => `${email} ist bestätigt.`,
  goOn: "Weiter",

  forgotTitle: "Passwort vergessen?",
  forgotText: "Nennen Sie Ihre Adresse; wir senden einen Link, mit dem Sie ein neues setzen.",
  resetTitle: "Neues Passwort setzen",
  resetText: "Alle Ihre Sitzungen enden; melden Sie sich danach mit dem neuen an.",
  setPassword: "Passwort setzen",
  resetDone: "Ihr Passwort ist gesetzt. Melden Sie sich damit an.",

  invitationTitle: (agency) => `${agency} beitreten`,
  invitationText: (inviter, place) => `${inviter} lädt Sie zu ${place} ein.`,
  accept: "Einladung annehmen",
  invitationFor: (email) => `Für ${email}`,
  existingPassword: "Das Passwort Ihres Kontos",
};
