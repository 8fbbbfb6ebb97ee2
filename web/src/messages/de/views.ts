import type { Messages } from "..";

export const views: Messages["views"] = {
  title: "Ansichten",
  saveAs: "Behalten, was zu sehen ist, als",
  example: "Websites mit Fehlern",
  explained: "Suche, Filter und Reihenfolge unter einem Namen, für Sie in diesem Browser.",
  save: "Behalten",
  undo: "Rückgängig",
  remove: (name) => `Ansicht ${name} entfernen`,
  removed: (name) => `Die Ansicht ${name} ist entfernt`,
  makeDefault: (name) => `Mit der Ansicht ${name} beginnen`,
};
