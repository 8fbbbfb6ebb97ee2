import type { Messages } from "..";

export const ui: Messages["ui"] = {
  cancel: "Abbrechen",
  close: "Schließen",
  copied: "Kopiert",
  copy: "Kopieren",
  copyLog: "Protokoll kopieren",
  downloadLog: "Protokoll herunterladen",
  follow: "Folgen",
  followLog: "Dem Ende des Protokolls folgen",
  notification: "Meldung",
  notifications: "Meldungen",
  nothingFound: "Nichts gefunden.",
  pause: "Anhalten",
  pauseLog: "Hier bleiben, während das Protokoll weiterläuft",
  searchLog: "Protokoll durchsuchen",
  typeToConfirm: (text) => `Zum Bestätigen „${text}“ eingeben`,
  wrapLines: "Lange Zeilen umbrechen",
};
