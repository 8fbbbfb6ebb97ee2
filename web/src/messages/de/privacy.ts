import type { Messages } from "..";

export const privacy: Messages["privacy"] = {
  description: "Was Menschen und Agenturen von Gesetzes wegen verlangen können.",
  title: { own: "Ihre Daten", agency: "Alle Daten der Agentur" },
  text: {
    own: "Alles, was über Sie gespeichert ist, als Archiv von JSON-Dateien.",
    agency:
      "Kunden, Websites, Einstellungen und das Protokoll, ohne Geheimnisse, als Archiv von JSON-Dateien.",
  },
  file: { own: "meine-daten.tar", agency: "agentur-daten.tar" },
  ask: "Archiv vorbereiten",
  queued: "Das Archiv wird geschrieben. Sie können diese Seite solange verlassen.",
  ready: (size) => `Das Archiv ist fertig (${size}).`,
  until: (date) => `Es kann bis ${date} abgeholt werden, nur von Ihnen.`,
  failed: "Das Archiv konnte nicht geschrieben werden.",
  download: "Herunterladen",
  personTitle: "Eine Person löschen",
  personText:
    "Menschen löschen sich selbst, in ihrem Konto unter „Datenschutz“: Sie können auch zu anderen Agenturen gehören. Was Sie sofort tun können: ihren Zugang hier beenden.",
  toMembers: "Zu den Mitgliedern",
};
