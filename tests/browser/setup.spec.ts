import { expect, test } from "@playwright/test";
import { expectAccessible } from "./support/axe.ts";
import { expectValidHtml } from "./support/html.ts";
import { type Site, startSite } from "./support/server.ts";

let site: Site;

test.beforeAll(async () => {
  site = await startSite();
});
test.afterAll(() => site?.stop());

test("the link that the server prints makes the first administrator, once", async ({ page }) => {
  const link = await site.setupLink();
  await page.goto(link);
  await expectAccessible(page);
  await expectValidHtml(page);
  await page.fill("[name=siteName]", "Alpine Club");
  await page.check("[name=language][value=en]");
  await page.fill("[name=username]", "ada");
  await page.fill("[name=email]", "ada@example.org");
  await page.fill("[name=password]", "a long enough sentence");
  await page.click("main form button[type=submit], main form button:not([type])");
  await expect(page).toHaveTitle(/Alpine Club/);
  expect(new URL(page.url()).pathname).not.toBe("/sign-in");

  const again = await page.goto(link);
  expect(again?.status()).toBe(410);
});
