// The figures as a table: on the screen, and as the section "The web app" of docs/performance.md.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

const root = path.join(import.meta.dirname, "../..");
const page = path.join(root, "docs/performance.md");
const heading = "## The web app";

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[(sorted.length - 1) >> 1];
}

const columns = [
  ["screen", (row) => row.name],
  ["profile", (row) => row.device],
  ["visit", (row) => row.visit],
  ["LCP", (row) => `${(row.lcp / 1000).toFixed(2)} s${row.isLcpGoal ? "" : " (no goal)"}`],
  ["TBT", (row) => `${Math.round(row.tbt)} ms`],
  ["CLS", (row) => row.cls.toFixed(3)],
  ["accessibility", (row) => String(row.accessibility)],
  ["best practices", (row) => String(row.practices)],
  ["loaded", (row) => `${Math.round(row.bytes / 1024)} KiB`],
  ["held", (row) => (row.isOver ? "**no**" : "yes")],
];

function tableOf(rows) {
  const cells = [columns.map(([title]) => title), ...rows.map((row) => columns.map(([, text]) => text(row)))];
  const widths = columns.map((_, at) => Math.max(...cells.map((line) => line[at].length)));
  const line = (texts) => `| ${texts.map((text, at) => text.padEnd(widths[at])).join(" | ")} |`;
  const rule = `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`;
  return [line(cells[0]), rule, ...cells.slice(1).map(line)].join("\n");
}

export const printTable = (rows) => console.log(tableOf(rows));

const firstLine = (program, ...words) =>
  execFileSync(program, words, { encoding: "utf8", cwd: root }).split("\n")[0].trim();

export function writeSection(rows, { runs, began }) {
  const date = `${new Date().toISOString().slice(0, 16).replace("T", " ")} UTC`;
  const chromium = firstLine(process.env.CHROMIUM ?? "/usr/bin/chromium", "--version").match(/[\d.]+/)[0];
  const text = `${heading}

The export behind the edge of an instance with seven clients, signed in as owner or as a client's user; \`tools/web
lighthouse\`, the median of ${runs} loads. "first" is a visit with nothing in the browser but the session, as Lighthouse measures
unless told otherwise; "again" is the next one. Goals: LCP at most 1 s on a desk and 2 s on a phone (Lighthouse's throttling
of network and processor), TBT at most 200 ms, CLS at most 0.05, accessibility 100. Nobody's first page is a client's or a
deployment's: what they show largest is what the API says, so the LCP of a first visit there has no goal. What a page
loads before it can be used is bounded at build time: 180 KiB of JavaScript (gzip) before sign-in, 260 KiB after it
(\`web/scripts/budget.mjs\`).

All of Chromium, the servers and Lighthouse share the two cores. The page's own thread goes before the others, as on a
machine that has more of them; without that TBT is two to four times as high, and most of it is the neighbours'.

${tableOf(rows)}

Measured ${date} on commit ${firstLine("git", "rev-parse", "--short", "HEAD")}; load ${began.toFixed(1)} at the start, ${os.loadavg()[0].toFixed(1)} at the end; Lighthouse 12.8.2, Chromium ${chromium}.
`;
  const kept = readFileSync(page, "utf8").split(`\n${heading}\n`)[0].trimEnd();
  writeFileSync(page, `${kept}\n\n${text}`);
}
