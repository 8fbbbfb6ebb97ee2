import type { Messages } from "..";

export const forms: Messages["forms"] = {
  unsaved: "Nicht gespeicherte Änderungen",
  save: "Speichern",
  saved: "Gespeichert",
  discard: "Verwerfen",
  optional: "freiwillig",
  leaveTitle: "Ohne Speichern verlassen?",
  leaveText: "Was Sie hier geändert haben, geht dabei verloren.",
  stay: "Hier bleiben",
  leave: "Verlassen",
  readOnly: (permission) =>
    `Sie können hier nur lesen: Zum Ändern braucht es die Berechtigung „${permission}“.`,
  needs: (permission) => `Dafür braucht es die Berechtigung „${permission}“.`,
  conflictTitle: "Jemand hat das inzwischen geändert",
  conflictText: "Sie haben beide Folgendes geändert. Welches davon soll bleiben?",
  theirs: "Deren Stand",
  mine: "Ihr Stand",
  keepMine: "Meinen Stand speichern",
  takeTheirs: "Deren Stand nehmen",
  empty: "(leer)",
  on: "an",
  off: "aus",
};
