// React, hooks, compiler, accessibility and TypeScript rules, and which folder may use which.
import next from "eslint-config-next/core-web-vitals";
import typescript from "eslint-config-next/typescript";

const forbid = (files, patterns) => ({
  files,
  rules: { "no-restricted-imports": ["error", { patterns }] },
});

const rules = [
  { ignores: [".next/", "out/", "next-env.d.ts", "src/api/schema.ts"] },
  ...next,
  ...typescript,
  forbid(
    ["src/ui/**"],
    [{ group: ["@/features/*", "@/api/*", "@/app/*"], message: "The design system knows no business word." }],
  ),
  forbid(
    ["src/api/**"],
    [{ group: ["@/features/*", "@/ui/*", "@/app/*"], message: "The client knows no screen." }],
  ),
  forbid(["src/features/**"], [{ group: ["@/app/*"], message: "Routes use features, never the other way." }]),
];

export default rules;
