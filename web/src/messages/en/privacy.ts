export const privacy = {
  description: "What the law lets people and agencies ask for.",
  title: { own: "Your data", agency: "All data of the agency" },
  text: {
    own: "Everything that is kept about you, as an archive of JSON files.",
    agency: "Clients, websites, settings and the audit log, without secrets, as an archive of JSON files.",
  },
  file: { own: "my-data.tar", agency: "agency-data.tar" },
  ask: "Prepare an archive",
  queued: "The archive is being written. You can leave this page meanwhile.",
  ready: (size: string) => `The archive is ready (${size}).`,
  until: (date: string) => `It can be fetched until ${date}, by you only.`,
  failed: "The archive could not be written.",
  download: "Download",
  personTitle: "Erasing a person",
  personText:
    "People erase themselves, in their account under Privacy: they may belong to other agencies too. What you can do at once is end their access here.",
  toMembers: "Go to the members",
};
