import type { Messages } from "..";

export const dashboard: Messages["dashboard"] = {
  hello: (name) => `Hallo, ${name}`,
  subtitle: "Was in Ihrer Agentur geschieht.",
  byState: "Kunden",
  live: "Online",
  provisioning: "Werden eingerichtet",
  error: "Brauchen Aufmerksamkeit",
  suspended: "Angehalten",
  total: "insgesamt",
  attention: "Braucht Aufmerksamkeit",
  allWell: "Allen Websites geht es gut.",
  plan: (name) => `Tarif ${name}`,
  planText: (until) => `In diesem Monat, bis ${until}`,
  meters: {
    clients: "Kunden",
    seats: "Personen der Agentur",
    sites: "Websites",
    requests_per_minute: "Anfragen in der letzten Minute",
    requests_this_month: "API-Anfragen in diesem Monat",
  },
  newest: "Neueste Kunden",
  allClients: "Alle Kunden",

  checklist: "Erste Schritte",
  checklistText: (done, all) => `${done} von ${all} erledigt`,
  hide: "Ausblenden",
  stepVerify: "E-Mail-Adresse bestätigen",
  stepVerifyText: "Öffnen Sie den Link in der Mail, die wir Ihnen gesendet haben.",
  stepClient: "Den ersten Kunden hinzufügen",
  stepClientText: "Name, Domain und Vorlage genügen.",
  stepLive: "Seine Website online sehen",
  stepLiveText: "Verfolgen Sie die Veröffentlichung und öffnen Sie die Website.",

  clientHello: (name) => `Hallo, ${name}`,
  clientSubtitle: "Ihre Website auf einen Blick.",
};
