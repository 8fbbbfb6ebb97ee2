// Agencies at an address of their own, where nothing may name the platform.
import { base } from "./browser.mjs";
import { confirmed, registered } from "./people.mjs";
import { addZone } from "./zone.mjs";

export const platform = /\bDDE\b|Dominant Digital Empire/;

// An agency at an address of its own, as its owner would bring it there.
export async function branded() {
  const owner = await registered();
  await confirmed(owner);
  const name = owner.agencyName.replace("Studio", "Nova");
  const zone = `${name.toLowerCase().replace(" ", "-")}.example`;
  await owner.call("PATCH", "/tenants/settings", { name, primaryColor: "#fde047" });
  const { records } = await owner.call("PUT", "/tenants/app-domain", { domain: `app.${zone}` });
  const addRecord = addZone(zone);
  addRecord("app", "A", "127.0.0.1");
  addRecord("_dde-challenge.app", "TXT", records.find(({ type }) => type === "TXT").value);
  await owner.call("POST", "/tenants/app-domain/check");
  for (let attempt = 0; attempt < 120; attempt += 1) {
    if ((await owner.call("GET", "/tenants/app-domain")).state === "active") break;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  await new Promise((resolve) => setTimeout(resolve, 2_500)); // that it was nobody's is remembered for two seconds
  return { owner, name, host: `https://app.${zone}:${new URL(base).port}` };
}

// Tells `note` of everything that stands in a frame or in the tab, on whatever page, from the first frame on.
export async function watched(page, note) {
  await page.exposeFunction("note_frame", note);
  await page.addInitScript(() => {
    let last = "";
    const look = () => {
      const seen = { host: location.host, title: document.title, text: document.body?.innerText ?? "" };
      const now = JSON.stringify(seen);
      if (now !== last) window.note_frame(seen);
      last = now;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  });
}
