// Marks what every script of the export runs at once, so that a browser compiles it while the script arrives and not
// when it is wanted, for the second time and in the way of everything else: eager.mjs EXPORT
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { runInNewContext } from "node:vm";

// A chunk hands over its modules: numbers, each with a function that is called when the module is first wanted.
function modulesOf(text) {
  const handed = [];
  runInNewContext(text, { TURBOPACK: { push: (chunk) => handed.push(...chunk) } });
  return handed.filter((one) => typeof one === "function").map(String);
}

// Browsers take a function within parentheses for one that is called at once.
export function marked(text) {
  let rest = text;
  let result = "";
  for (const source of modulesOf(text)) {
    const at = rest.indexOf(source);
    if (at < 0) throw new Error("a module is not written as it reads");
    result += `${rest.slice(0, at)}(${source})`;
    rest = rest.slice(at + source.length);
  }
  return result + rest;
}

const chunks = path.join(process.argv[2], "_next/static/chunks");
let count = 0;
for (const name of readdirSync(chunks, { recursive: true }).filter((one) => one.endsWith(".js"))) {
  const file = path.join(chunks, name);
  const text = readFileSync(file, "utf8");
  if (!text.startsWith("(globalThis.TURBOPACK||")) continue;
  writeFileSync(file, marked(text));
  count += 1;
}
if (count === 0) throw new Error("no script has the form that is known here");
