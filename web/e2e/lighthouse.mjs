// What people wait for: lighthouse.mjs [NAME...] loads the main screens and fails over budget.
import { createRequire } from "node:module";
import os from "node:os";
import { agencyWithData } from "./agency.mjs";
import { base } from "./browser.mjs";
import { inProfile } from "./lighthouse-browser.mjs";
import { median, printTable, writeSection } from "./lighthouse-table.mjs";
import { placesOf, viewers } from "./places.mjs";

const require = createRequire(new URL("lighthouse.d/package.json", import.meta.url));
const { default: lighthouse, desktopConfig } = await import(require.resolve("lighthouse"));
const port = 24_990;
const runs = Number(process.env.DDE_LIGHTHOUSE_RUNS ?? 3);
const measured = [
  "landing",
  "login",
  "agency-dashboard",
  "clients",
  "client",
  "deployment",
  "client-dashboard",
  "admin-dashboard",
];
const wanted = process.argv.length > 2 ? process.argv.slice(2) : measured;

// Nobody begins at these: one comes from a list, or by a mail to whoever works here daily.
const inner = ["client", "deployment"];

const budgets = {
  desktop: { lcp: 1000, cls: 0.05, tbt: 200 },
  mobile: { lcp: 2000, cls: 0.05, tbt: 200 },
};
const accessible = 100;

// What Chromium now and then loses of a trace is no page's fault.
const passing = ["NO_NAVSTART", "NO_FCP"];
const attempts = 4;

async function load(address, { device, visit }) {
  const flags = {
    port,
    output: "json",
    logLevel: "error",
    // The session is in a cookie, which stays. The rest goes, unless one has been here before.
    disableStorageReset: visit === "again",
    // From the same origin, so that the start of a process of Chromium's is not the page's.
    blankPage: `${base}/icon.svg`,
    onlyCategories: ["performance", "accessibility", "best-practices"],
  };
  for (let attempt = 1; ; attempt += 1) {
    const { lhr } = await lighthouse(address, flags, device === "desktop" ? desktopConfig : undefined);
    if (!lhr.runtimeError) return figuresOf(lhr);
    if (attempt === attempts || !passing.includes(lhr.runtimeError.code)) {
      throw new Error(`${address}: ${lhr.runtimeError.message}`);
    }
  }
}

function figuresOf(lhr) {
  const number = (audit) => lhr.audits[audit].numericValue;
  return {
    lcp: number("largest-contentful-paint"),
    cls: number("cumulative-layout-shift"),
    tbt: number("total-blocking-time"),
    accessibility: Math.round(lhr.categories.accessibility.score * 100),
    practices: Math.round(lhr.categories["best-practices"].score * 100),
    bytes: number("total-byte-weight"),
    path: new URL(lhr.finalDisplayedUrl).pathname,
  };
}

function rowOf(place, way, loads) {
  const wrong = loads.find((one) => one.path !== place.path);
  if (wrong) throw new Error(`${place.path} led to ${wrong.path}`);
  const figures = Object.fromEntries(
    ["lcp", "cls", "tbt", "accessibility", "practices", "bytes"].map((key) => [
      key,
      median(loads.map((one) => one[key])),
    ]),
  );
  const goals = { ...budgets[way.device] };
  if (way.visit === "first" && inner.includes(place.name)) delete goals.lcp;
  const isOver = Object.entries(goals).some(([key, most]) => figures[key] > most);
  return {
    name: place.name,
    ...way,
    ...figures,
    isOver: isOver || figures.accessibility < accessible,
    isLcpGoal: goals.lcp !== undefined,
  };
}

// A first visit and one more, with what the browser has kept of it.
async function measure(place, device) {
  const ways = ["first", "again"].map((visit) => ({ device, visit }));
  const loads = ways.map(() => []);
  for (let run = 0; run < runs; run += 1) {
    for (const [at, way] of ways.entries()) loads[at].push(await load(base + place.path, way));
  }
  return ways.map((way, at) => rowOf(place, way, loads[at]));
}

const people = await agencyWithData();
const rows = [];
const began = os.loadavg()[0];
for (const who of viewers) {
  const places = placesOf(people).filter((one) => one.who === who && wanted.includes(one.name));
  if (places.length === 0) continue;
  await inProfile(people[who], port, async () => {
    for (const place of places) {
      for (const device of ["desktop", "mobile"]) rows.push(...(await measure(place, device)));
    }
  });
}
printTable(rows);
if (wanted === measured) writeSection(rows, { runs, began });
if (rows.some((row) => row.isOver)) process.exitCode = 1;
