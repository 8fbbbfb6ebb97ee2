// Pictures of the main screens: screens.mjs [NAME...] writes docs/screens/<name>-<width>-<light|dark>.webp, and those
// that the landing page shows into web/public/screens, too.
import { copyFileSync, mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { agencyWithData } from "./agency.mjs";
import { closeBrowser, inBrowser } from "./browser.mjs";
import { signIn } from "./people.mjs";
import { placesOf, settled, viewers, visit } from "./places.mjs";

const folder = path.join(import.meta.dirname, "../../docs/screens");
const ofLandingPage = path.join(import.meta.dirname, "../public/screens");
const onLandingPage = [
  "deployment-1280",
  "new-client-template-1280",
  "agency-dashboard-1280",
  "client-dashboard-390",
];
const sizes = [
  { width: 1280, height: 800 },
  { width: 390, height: 844 },
];

// Playwright has no WebP of its own.
async function picture(page, context) {
  const session = await context.newCDPSession(page);
  const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality: 82 });
  await session.detach();
  return Buffer.from(data, "base64");
}

async function shoot(page, context, places, { width, height }) {
  await page.setViewportSize({ width, height });
  for (const place of places) {
    await visit(page, place);
    for (const colorScheme of ["light", "dark"]) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      await settled(page);
      await page.waitForTimeout(200);
      writeFileSync(
        path.join(folder, `${place.name}-${width}-${colorScheme}.webp`),
        await picture(page, context),
      );
    }
  }
}

const wanted = process.argv.slice(2);
const people = await agencyWithData();
const places = placesOf(people).filter(({ name }) => !wanted.length || wanted.includes(name));
mkdirSync(folder, { recursive: true });
for (const who of viewers) {
  await inBrowser(
    async (page, context) => {
      if (who) await signIn(page, people[who]);
      const own = places.filter((place) => place.who === who);
      for (const size of sizes) await shoot(page, context, own, size);
    },
    { expected: ["status of 401", "status of 404"] },
  );
}
await closeBrowser();

for (const name of onLandingPage.flatMap((one) => [`${one}-light.webp`, `${one}-dark.webp`])) {
  copyFileSync(path.join(folder, name), path.join(ofLandingPage, name));
}
