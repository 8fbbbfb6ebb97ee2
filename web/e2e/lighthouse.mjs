// What people wait for: lighthouse.mjs [NAME...] loads the main screens and fails over budget.
import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";
import { agencyWithData } from "./agency.mjs";
import { base } from "./browser.mjs";
import { median, printTable, writeSection } from "./lighthouse-table.mjs";
import { signIn } from "./people.mjs";
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

const budgets = {
  desktop: { lcp: 1000, cls: 0.05, tbt: 200, accessibility: 100 },
  mobile: { lcp: 2000, cls: 0.05, tbt: 200, accessibility: 100 },
};

async function load(address, device) {
  const flags = {
    port,
    output: "json",
    logLevel: "error",
    disableStorageReset: true, // the session is in a cookie
    onlyCategories: ["performance", "accessibility", "best-practices"],
  };
  const { lhr } = await lighthouse(address, flags, device === "desktop" ? desktopConfig : undefined);
  if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`);
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

async function measure(place, device) {
  const loads = [];
  for (let run = 0; run < runs; run += 1) loads.push(await load(base + place.path, device));
  const wrong = loads.find((one) => one.path !== place.path);
  if (wrong) throw new Error(`${place.path} led to ${wrong.path}`);
  const figures = Object.fromEntries(
    ["lcp", "cls", "tbt", "accessibility", "practices", "bytes"].map((key) => [
      key,
      median(loads.map((one) => one[key])),
    ]),
  );
  const budget = budgets[device];
  const isOver = ["lcp", "cls", "tbt"].some((key) => figures[key] > budget[key]);
  return {
    name: place.name,
    device,
    ...figures,
    isOver: isOver || figures.accessibility < budget.accessibility,
  };
}

// Each person has a profile of their own, so that Lighthouse finds the session there.
async function inProfile(who, work) {
  const folder = path.join(os.tmpdir(), `dde-lighthouse-${process.pid}-${who?.email ?? "nobody"}`);
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--ignore-certificate-errors", `--remote-debugging-port=${port}`],
    ignoreHTTPSErrors: true,
    baseURL: base,
  });
  try {
    const page = await context.newPage();
    if (who) await signIn(page, who);
    await page.goto("about:blank");
    return await work();
  } finally {
    await context.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const people = await agencyWithData();
const rows = [];
const began = os.loadavg()[0];
for (const who of viewers) {
  const places = placesOf(people).filter((one) => one.who === who && wanted.includes(one.name));
  if (places.length === 0) continue;
  await inProfile(people[who], async () => {
    for (const place of places) {
      for (const device of ["desktop", "mobile"]) rows.push(await measure(place, device));
    }
  });
}
printTable(rows);
if (wanted === measured) writeSection(rows, { runs, began });
if (rows.some((row) => row.isOver)) process.exitCode = 1;
