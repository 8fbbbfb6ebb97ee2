// The browser that Lighthouse measures in. Nothing else is attached to it: a second debugger would be measured as well.
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";
import { base } from "./browser.mjs";
import { signIn } from "./people.mjs";

const require = createRequire(new URL("lighthouse.d/package.json", import.meta.url));
const { launch } = await import(require.resolve("chrome-launcher"));

const executablePath = process.env.CHROMIUM ?? "/usr/bin/chromium";

// A graphics processor made of software would take the processor that is measured.
const flags = ["--no-sandbox", "--ignore-certificate-errors", "--disable-gpu"];

// Each person has a profile of its own, in which the browser finds the session.
async function signInto(folder, who) {
  const context = await chromium.launchPersistentContext(folder, {
    executablePath,
    args: flags,
    ignoreHTTPSErrors: true,
    baseURL: base,
  });
  const page = await context.newPage();
  await signIn(page, who);
  await context.close();
}

function commandOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return ""; // it has ended
  }
}

// The page's thread goes before all others, as on a machine with a processor to spare: else the time that servers,
// database and Lighthouse itself take from two cores counts as the page's. Who may not do that measures without.
function preferPages() {
  const seen = new Set();
  const prefer = () => {
    const fresh = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && !seen.has(name));
    for (const pid of fresh) {
      const command = commandOf(pid);
      if (command && !command.includes("--type=zygote")) seen.add(pid);
      if (!command.includes("--type=renderer")) continue;
      // It may have ended meanwhile.
      spawnSync("chrt", ["--reset-on-fork", "--rr", "--pid", "1", pid], { stdio: "ignore" });
    }
  };
  const timer = setInterval(prefer, 100);
  return () => clearInterval(timer);
}

export async function inProfile(who, port, work) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "dde-lighthouse-"));
  if (who) await signInto(folder, who);
  const chrome = await launch({
    chromePath: executablePath,
    userDataDir: folder,
    port,
    chromeFlags: ["--headless=new", ...flags],
  });
  const stopPreferring = preferPages();
  try {
    return await work();
  } finally {
    stopPreferring();
    chrome.kill();
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 });
  }
}
