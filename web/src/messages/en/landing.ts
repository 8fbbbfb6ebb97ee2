export const landing = {
  name: "Dominant Digital Empire",
  signIn: "Sign in",
  register: "Register your agency",
  headline: "The operating system of your web agency",
  claim:
    "Add a client, and seconds later their website is live over HTTPS: in a sandbox of its own, with its DNS record, its certificate and your brand on it.",
  see: "See the plans",
  plansTitle: "Plans",
  perMonth: "a month",
  clients: (count: string) => `${count} clients`,
  seats: (count: string) => `${count} people of your agency`,
  requests: (count: string) => `${count} API requests a minute`,
  pointsTitle: "What you get",
  points: [
    [
      "Live in seconds",
      "Template, DNS, certificate and sandbox are made for you. Watch every step as it happens.",
    ],
    ["Your brand", "Your domain, logo, colours and sender name. Clients see your agency and nobody else."],
    [
      "A broken release does not stay",
      "What fails its probe is taken back; the last good one keeps serving.",
    ],
    ["Tenants apart", "Separated in the database itself, by forced row-level security."],
    ["Keyboard first", "Everything is a few keys away, in light and dark, on every screen."],
    ["An API first", "Every screen uses the public API. So can you."],
  ] as [string, string][],
};
