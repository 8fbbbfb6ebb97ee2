import type { Messages } from "..";

export const clientArea: Messages["clientArea"] = {
  todo: "Zu erledigen",
  todoText: (open) => (open === 1 ? "Eins ist noch offen." : `${open} Dinge sind noch offen.`),
  confirmEmail: "E-Mail-Adresse bestätigen",
  confirmEmailText: "Öffnen Sie den Link in der Mail, die wir Ihnen gesendet haben.",
  secondFactor: "Konto schützen",
  secondFactorText: "Mit einem zweiten Faktor nützt ein gestohlenes Passwort nichts.",

  agency: "Ihre Agentur",
  agencyText: "Fragen Sie sie nach allem zu Ihrer Website.",
  contactEmail: "E-Mail",
  contactPhone: "Telefon",
  contactPage: "Hilfe",
  imprint: "Impressum",
  privacy: "Datenschutzhinweise",

  settings: "Einstellungen",
  settingsText: "Was Ihre Agentur über Sie führt und wie Sie sich anmelden.",
  keptText: "Ihre Agentur führt diese Angaben. Sagen Sie ihr, wenn etwas nicht stimmt.",
  yourAccount: "Ihr Konto",
  yourAccountText: "Name, Passwort, zweite Faktoren, Sitzungen, Sprache und Ihre Daten.",
  openAccount: "Konto öffnen",
};
