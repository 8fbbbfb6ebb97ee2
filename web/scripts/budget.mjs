// Holds what a page loads before it can be used: budget.mjs EXPORT prints each page's scripts and fails over budget.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const kibibyte = 1024;
const budgets = { outside: 180 * kibibyte, inside: 260 * kibibyte }; // gzip, of pages before and after sign-in
const isInside = (page) => /^(account|admin|agency|client)\b/.test(page);

// Old browsers alone load what is marked `noModule`.
export function scriptsOf(html) {
  const tags = [...html.matchAll(/<script[^>]*\ssrc="([^"?]+)[^"]*"[^>]*>/g)];
  return [...new Set(tags.filter(([tag]) => !/\snomodule/i.test(tag)).map(([, address]) => address))];
}

export function weigh(folder) {
  const sizes = new Map();
  const sizeOf = (address) => {
    if (!sizes.has(address)) sizes.set(address, gzipSync(readFileSync(path.join(folder, address))).length);
    return sizes.get(address);
  };
  const pages = readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".html"));
  return pages.sort().map((page) => ({
    page: page.replace(/\.html$/, ""),
    size: scriptsOf(readFileSync(path.join(folder, page), "utf8")).reduce((sum, one) => sum + sizeOf(one), 0),
    budget: isInside(page) ? budgets.inside : budgets.outside,
  }));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const { page, size, budget } of weigh(process.argv[2])) {
    const [weight, limit] = [size, budget].map((one) => (one / kibibyte).toFixed(0));
    console.log(
      `${page.padEnd(44)} ${weight.padStart(4)} of ${limit} KiB${size > budget ? "  OVER BUDGET" : ""}`,
    );
    if (size > budget) process.exitCode = 1;
  }
}
