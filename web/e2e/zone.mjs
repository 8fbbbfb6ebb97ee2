// The DNS of customers, as they would set it up: a zone in the instance's own name server.
import { execFileSync } from "node:child_process";
import path from "node:path";

// The server writes into the same database: who comes second waits.
function pdnsutil(...command) {
  const config = `--config-dir=${path.join(process.env.DDE_TEST_WEB_DATA, "pdns")}`;
  for (let attempt = 0; ; attempt += 1) {
    try {
      return execFileSync("pdnsutil", [config, ...command], { stdio: "pipe" });
    } catch (error) {
      const isLocked = `${error.stdout}${error.stderr}`.includes("database is locked");
      if (!isLocked || attempt === 20) throw error;
    }
  }
}

export function addZone(domain) {
  pdnsutil("create-zone", domain);
  return (name, type, value) =>
    pdnsutil("add-record", domain, name, type, "60", type === "TXT" ? `"${value}"` : value);
}
