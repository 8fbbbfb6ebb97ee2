import type { Messages } from "..";

export const platform: Messages["platform"] = {
  title: "Die Plattform",
  description: "Wie sie wächst, was sie tut und was Sie braucht.",
  attention: "Braucht Aufmerksamkeit",
  allWell: "Nichts. Allen Warteschlangen und Zeitplänen geht es gut.",
  matters: {
    failed: (count, kind) => `${count} gescheitert: ${kind}`,
    late: (kind, time) => `${kind} ist verspätet: Der älteste Auftrag wartet seit ${time}`,
    scheduleFailed: (name) => `${name} ist zuletzt gescheitert`,
    scheduleLate: (name) => `${name} ist überfällig`,
    purge: (name, date) => `${name} wird am ${date} endgültig gelöscht`,
  },
  growth: "Neue Agenturen",
  foundedIn: (count, days) => `${count} in den letzten ${days} Tagen.`,
  peak: (day, count) => `Am meisten am ${day} mit ${count}.`,
  span: "Wie weit zurück",
  lastDays: (days) => `${days} Tage`,
  newest: "Neueste Agenturen",
  allAgencies: "Alle Agenturen",
  inUse: "In Gebrauch",
  inUseText: "Was alle Agenturen zusammen haben.",
  meters: { clients: "Kunden", seats: "Personen der Agenturen", sites: "Websites" },
  usage: "Nutzung",
  byAgencies: (count, text) => (count === 1 ? "von 1 Agentur" : `von ${text} Agenturen`),
  requestsIn: (count, days) => `${count} Anfragen in den letzten ${days} Tagen.`,

  usageDescription: "Was alle Agenturen zusammen haben und wie viel sie von der API verlangen.",
  requests: "API-Anfragen",
  plansDescription: "Was die Tarife geben und wie viele Agenturen sie haben.",
  onWhichPlan: "Agenturen nach Tarif",
  activeOnly: "Nur aktive.",
  whatPlansGive: "Was sie geben",
  planByReason: "Den Tarif einer Agentur ändern Sie auf ihrer eigenen Seite.",
  agencyCount: (count, text) => (count === 1 ? "1 Agentur" : `${text} Agenturen`),

  reason: "Grund",
  reasonHelp: "Er steht im Protokoll.",
  lookTitle: (name) => `Mit den Augen von ${name} sehen?`,
  lookVerb: "Ansehen",
  lookConsequences: [
    "Sie sehen, was diese Person sieht, höchstens eine Stunde, und können nichts ändern.",
    "Es steht im Protokoll der Agentur, mit Ihrem Grund.",
  ],
  auditDescription:
    "Was sich am eigenen Ort der Plattform geändert hat. Was Sie an einer Agentur tun, steht in deren Protokoll.",
  palettePlaceholder: "Befehl, Agentur oder Person…",
};
