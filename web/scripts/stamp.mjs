// Names the build in the export's service worker: stamp.mjs EXPORT
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

const folder = process.argv[2];
const worker = path.join(folder, "worker.js");

// Files below _next/static are named after what they hold, so that pages and names tell everything.
const digest = createHash("sha256");
for (const name of readdirSync(folder, { recursive: true }).sort()) {
  digest.update(name);
  if (name.endsWith(".html")) digest.update(readFileSync(path.join(folder, name)));
}
const text = readFileSync(worker, "utf8");
if (!text.includes("@BUILD@")) throw new Error("the service worker has no place for the build's name");
writeFileSync(worker, text.replace("@BUILD@", digest.digest("hex").slice(0, 16)));
