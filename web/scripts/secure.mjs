// Gives every page of the export its Content-Security-Policy: hashes of its own inline scripts, no 'unsafe-inline'.
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;

// What libraries write into <style> while the app runs; a change of theirs shows as an error in web/e2e.
const libraryStyles = JSON.parse(readFileSync(new URL("library-styles.json", import.meta.url), "utf8"));

export function policyFor(html) {
  const scripts = [...html.matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)].map(([, text]) =>
    hash(text),
  );
  return [
    "default-src 'self'",
    `script-src 'self' ${[...new Set(scripts)].join(" ")}`,
    `style-src 'self' ${libraryStyles.map(hash).join(" ")}`,
    "worker-src 'self'",
    "manifest-src 'self'",
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join("; ");
}

export function withPolicy(html) {
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policyFor(html)}"/>`;
  return html.replace(/<head[^>]*>/, (head) => head + meta);
}

function pagesBelow(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(".html"))
    .map((name) => path.join(folder, name));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const page of pagesBelow(process.argv[2])) writeFileSync(page, withPolicy(readFileSync(page, "utf8")));
}
