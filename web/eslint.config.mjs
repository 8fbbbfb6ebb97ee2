// React, hooks, compiler, accessibility and TypeScript rules, and which folder may use which.
import next from "eslint-config-next/core-web-vitals";
import typescript from "eslint-config-next/typescript";

const words = {
  group: ["@/messages"],
  importNames: ["useText"],
  message: "Pages before sign-in have the public words only: usePublicText.",
};

const routes = { group: ["@/app/*"], message: "Routes use features, never the other way." };

const links = { group: ["next/link"], message: "Use Link of ui/link: it brings a page when it is wanted." };

const forbid = (files, patterns) => ({
  files,
  ignores: ["src/ui/link.tsx"],
  rules: { "no-restricted-imports": ["error", { patterns: [...patterns, links] }] },
});

const rules = [
  { ignores: [".next/", "out/", "next-env.d.ts", "src/api/schema.ts"] },
  ...next,
  ...typescript,
  forbid(
    ["src/ui/**"],
    [
      { group: ["@/features/*", "@/api/*", "@/app/*"], message: "The design system knows no business word." },
      words,
    ],
  ),
  forbid(
    ["src/api/**"],
    [{ group: ["@/features/*", "@/ui/*", "@/app/*"], message: "The client knows no screen." }],
  ),
  forbid(["src/app/**"], []),
  forbid(["src/features/**"], [routes]),
  forbid(["src/features/landing/**", "src/features/forms/**"], [routes, words]),
];

export default rules;
