export const bulk = {
  bar: "With the selection",
  selected: (count: string) => (count === "1" ? "1 client selected" : `${count} clients selected`),
  clear: "Clear the selection",
  selectAll: "Select all that are shown",
  select: (name: string) => `Select ${name}`,
  acts: { deploy: "Deploy again", remove: "Delete…", restore: "Restore" },
  progress: (finished: number, all: number) => `${finished} of ${all}`,
  undo: "Undo",
  done: {
    deploy: (count: string) =>
      count === "1" ? "1 website is being deployed" : `${count} websites are being deployed`,
    remove: (count: string) => (count === "1" ? "1 client is deleted" : `${count} clients are deleted`),
    restore: (count: string) =>
      count === "1" ? "1 client is being set up again" : `${count} clients are being set up again`,
  },
  removeTitle: (count: string) => (count === "1" ? "Delete 1 client?" : `Delete ${count} clients?`),
  removeVerb: (count: string) => (count === "1" ? "Delete the client" : `Delete ${count} clients`),
  removeTyped: (count: string) => (count === "1" ? "1 client" : `${count} clients`),
  removeConsequences: [
    "Their websites are taken down at once.",
    "DNS records, certificates and sandboxes go with them.",
    "You can restore all of it later, if their domains are still free.",
  ],
  failedTitle: {
    deploy: (count: string) => `${count} could not be deployed`,
    remove: (count: string) => `${count} could not be deleted`,
    restore: (count: string) => `${count} could not be restored`,
  },
  failedText: "They stay selected; everything else is done.",
  again: "Try these again",
};
