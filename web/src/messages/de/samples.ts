import type { Messages } from "..";

export const samples: Messages["samples"] = {
  badge: "Beispiel",
  try: "Mit Beispieldaten umsehen",
  tryText: "Fügt drei Kunden mit Websites hinzu, die online sind. Ein Klick entfernt alles wieder.",
  tryInstead:
    "Oder sehen Sie sich erst um: mit drei Beispielkunden, deren Websites online sind und mit einem Klick wieder verschwinden.",
  added: "Drei Beispielkunden werden eingerichtet",
  title: (count) => (count === "1" ? "Beispieldaten: 1 Kunde" : `Beispieldaten: ${count} Kunden`),
  text: "Sie zählen zu Ihrem Tarif, bis Sie sie entfernen. Niemand erhält Mails über sie.",
  starting: "Ihre Websites werden eingerichtet.",
  failed: (count) =>
    count === "1"
      ? "1 ihrer Websites ließ sich nicht veröffentlichen: Öffnen Sie den Kunden, dort steht, warum."
      : `${count} ihrer Websites ließen sich nicht veröffentlichen: Öffnen Sie die Kunden, dort steht, warum.`,
  remove: "Entfernen",
  removeTitle: "Beispieldaten entfernen?",
  removeVerb: "Beispieldaten entfernen",
  removeConsequences: [
    "Alle Beispielkunden und ihre Websites werden endgültig gelöscht, mit allem, was Sie daran geändert haben.",
    "Kunden, die Sie selbst hinzugefügt haben, bleiben, wie sie sind.",
  ],
  removed: "Die Beispieldaten sind entfernt",
  amongThem: "Beispiele darunter werden endgültig gelöscht.",
  removeOneConsequences: (name) => [
    `Die Website von ${name} geht sofort vom Netz.`,
    "Es ist ein Beispiel: Es wird endgültig gelöscht und lässt sich nicht wiederherstellen.",
  ],
};
