export const views = {
  title: "Views",
  saveAs: "Keep what is shown as",
  example: "Sites with errors",
  explained: "Search, filters and order under a name, for you in this browser.",
  save: "Keep",
  undo: "Undo",
  remove: (name: string) => `Remove the view ${name}`,
  removed: (name: string) => `The view ${name} is removed`,
  makeDefault: (name: string) => `Begin with the view ${name}`,
};
