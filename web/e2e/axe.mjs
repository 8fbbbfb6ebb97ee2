import { after, before, test } from "node:test";
import { agencyWithData } from "./agency.mjs";
import { closeBrowser, fitsWidth, inBrowser, isAccessible } from "./browser.mjs";
import { signIn } from "./people.mjs";
import { placesOf, settled, visit } from "./places.mjs";

let people;
before(async () => {
  people = await agencyWithData();
});
after(closeBrowser);

const sizes = [
  { width: 1280, height: 800 },
  { width: 360, height: 740 },
];

for (const { name, who } of placesOf({})) {
  test(`${name} is accessible to everybody, on a desk and on a phone`, () =>
    inBrowser(
      async (page) => {
        if (who) await signIn(page, people[who]);
        for (const size of sizes) {
          await page.setViewportSize(size);
          await visit(
            page,
            placesOf(people).find((one) => one.name === name),
          );
          await settled(page);
          await isAccessible(page);
          await fitsWidth(page);
        }
      },
      { expected: ["status of 401", "status of 404"] },
    ));
}
