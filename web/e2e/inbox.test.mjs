import assert from "node:assert/strict";
import { after, test } from "node:test";
import { closeBrowser, fitsWidth, inBrowser, isAccessible } from "./browser.mjs";
import { confirmed, registered, signIn } from "./people.mjs";

after(closeBrowser);

test("the inbox tells of a website that went live, and remembers what was read", async () => {
  const person = await registered();
  await confirmed(person);
  await person.addClient("Kestrel Coffee");
  await inBrowser(async (page) => {
    await signIn(page, person);
    await page.getByRole("button", { name: "Inbox, 1 new" }).waitFor({ timeout: 60_000 });

    await page.keyboard.press("g");
    await page.keyboard.press("i");
    const inbox = page.getByRole("dialog", { name: "Inbox" });
    const line = inbox.getByRole("link", { name: /Kestrel Coffee is live \(new\)/ });
    await line.waitFor();
    await isAccessible(page);
    await line.click();

    await page.waitForURL(/\/agency\/clients\/[0-9a-f-]+$/);
    await page.getByRole("button", { name: "Inbox", exact: true }).click();
    const read = inbox.getByRole("link", { name: /Kestrel Coffee is live/ });
    await read.waitFor();
    assert.ok(!(await read.textContent()).includes("(new)"));
  });
});

test("a phone shows the inbox too", async () => {
  const person = await registered();
  await inBrowser(
    async (page) => {
      await signIn(page, person);
      await page.getByRole("button", { name: "Inbox", exact: true }).click();
      await page.getByRole("heading", { name: "Nothing has happened yet" }).waitFor();
      await fitsWidth(page);
      await isAccessible(page);
    },
    { width: 360, height: 740 },
  );
});
