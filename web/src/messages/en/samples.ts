export const samples = {
  badge: "Sample",
  try: "Look around with sample data",
  tryText: "Adds three clients with live websites. One click removes all of it again.",
  tryInstead: "Or look around first: three sample clients with live websites, gone again by one click.",
  added: "Three sample clients are being set up",
  title: (count: string) => (count === "1" ? "Sample data: 1 client" : `Sample data: ${count} clients`),
  text: "They count towards your plan until you remove them. Nobody gets mail about them.",
  starting: "Their websites are being set up.",
  failed: (count: string) =>
    count === "1"
      ? "1 of their websites could not be published: open that client to see why."
      : `${count} of their websites could not be published: open those clients to see why.`,
  remove: "Remove",
  removeTitle: "Remove the sample data?",
  removeVerb: "Remove the sample data",
  removeConsequences: [
    "All sample clients and their websites are deleted for good, with whatever you changed about them.",
    "Clients that you have added yourself stay as they are.",
  ],
  removed: "The sample data is gone",
  amongThem: "Samples among them are deleted for good.",
  removeOneConsequences: (name: string) => [
    `The website of ${name} is taken down at once.`,
    "It is a sample: it is deleted for good and cannot be restored.",
  ],
};
