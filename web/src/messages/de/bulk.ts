import type { Messages } from "..";

export const bulk: Messages["bulk"] = {
  bar: "Mit der Auswahl",
  selected: (count) => (count === "1" ? "1 Kunde ausgewählt" : `${count} Kunden ausgewählt`),
  clear: "Auswahl aufheben",
  selectAll: "Alle auswählen, die zu sehen sind",
  select: (name) => `${name} auswählen`,
  acts: { deploy: "Neu veröffentlichen", remove: "Löschen…", restore: "Wiederherstellen" },
  progress: (finished, all) => `${finished} von ${all}`,
  undo: "Rückgängig",
  done: {
    deploy: (count) =>
      count === "1" ? "1 Website wird veröffentlicht" : `${count} Websites werden veröffentlicht`,
    remove: (count) => (count === "1" ? "1 Kunde ist gelöscht" : `${count} Kunden sind gelöscht`),
    restore: (count) =>
      count === "1" ? "1 Kunde wird wieder eingerichtet" : `${count} Kunden werden wieder eingerichtet`,
  },
  removeTitle: (count) => (count === "1" ? "1 Kunden löschen?" : `${count} Kunden löschen?`),
  removeVerb: (count) => (count === "1" ? "Kunden löschen" : `${count} Kunden löschen`),
  removeTyped: (count) => (count === "1" ? "1 Kunde" : `${count} Kunden`),
  removeConsequences: [
    "Ihre Websites gehen sofort vom Netz.",
    "DNS-Einträge, Zertifikate und Sandboxen gehen mit.",
    "Sie können alles später wiederherstellen, wenn ihre Domains noch frei sind.",
  ],
  failedTitle: {
    deploy: (count) => `${count} konnten nicht veröffentlicht werden`,
    remove: (count) => `${count} konnten nicht gelöscht werden`,
    restore: (count) => `${count} konnten nicht wiederhergestellt werden`,
  },
  failedText: "Sie bleiben ausgewählt; alles andere ist erledigt.",
  again: "Diese noch einmal versuchen",
};
