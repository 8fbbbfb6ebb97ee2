export const landing = {
  name: "Dominant Digital Empire",
  signIn: "Sign in",
  register: "Register your agency",
  headline: "The operating system of your web agency",
  claim:
    "Add a client, and seconds later their website is live over HTTPS: in a sandbox of its own, with its DNS record, its certificate and your brand on it.",
  see: "See the plans",
  tour: {
    make: {
      title: "From a name to a website",
      text: "Four short steps, and the site is built, certified and probed while you watch.",
      points: [
        "Walk around in each template before you choose it",
        "The domain is checked while you type",
        "Every site runs in a sandbox of its own",
      ],
    },
    keep: {
      title: "See at once what needs you",
      text: "One screen for all your clients: what is live, what has failed and why, and who has done what.",
      points: [
        "Roll back to an earlier release in one click",
        "Every change is on record, and the record cannot be altered unseen",
        "Usage against your plan before it surprises you",
      ],
    },
    have: {
      title: "Your client sees you",
      text: "Your client’s people sign in at your address and find their website, in your colours and under your name.",
      points: [
        "Your domain, with a certificate that renews itself",
        "Mails from your agency, not from us",
        "Each client sees their own site and nothing else",
      ],
    },
  },
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
  endingTitle: "Your first client can be live today",
  endingText: "Register, give it your brand, add a client. It takes a few minutes.",
  footer: "More",
  reference: "API reference",
};
