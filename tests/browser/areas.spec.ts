/** The way around the administration: on a screen, on a phone, with the keyboard, with and without script. */
import { expect, type Page, test } from "@playwright/test";
import { foundForum, makeAccount } from "./support/forms.ts";
import { memberBrowser } from "./support/people.ts";
import { type Site, startSite } from "./support/server.ts";

test.describe.configure({ timeout: 120_000 });

let site: Site;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  site = await startSite();
  await foundForum(site);
  await makeAccount(site, "mona", "moderator");
});
test.afterAll(() => site?.stop());

const areas = (page: Page) => page.getByRole("navigation", { name: "Administration" });

test("every area is in one list beside the page, under its heading, and leads to its page", async ({ browser }) => {
  const page = await memberBrowser(browser, site, "ada");
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.goto(`${site.url}/admin`);
  const links = areas(page).getByRole("link");
  await expect(areas(page).getByRole("list", { name: "Protection" }).getByRole("link")).toHaveText([
    ...["Spam", "Watched words", "Blocks", "Limits", "Crawlers"],
  ]);
  const addresses = await links.evaluateAll((all) => all.map((link) => link.getAttribute("href") ?? ""));
  expect(addresses.length).toBeGreaterThan(19);
  for (const address of addresses) {
    await page.goto(site.url + address);
    await expect(areas(page).locator("[aria-current=page]:visible")).toHaveAttribute("href", address);
    await expect(page.getByRole("heading", { level: 1 })).toHaveCount(1);
  }
});

test("on a phone it waits behind a button that says where one is", async ({ browser }) => {
  const page = await memberBrowser(browser, site, "ada");
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${site.url}/admin/blocks`);
  const button = areas(page).locator("summary");
  await expect(button).toHaveText(/Administration\s*Blocks/);
  await expect(areas(page).getByRole("link", { name: "Backups" })).toBeHidden();
  await button.focus();
  await page.keyboard.press("Enter");
  await expect(areas(page).getByRole("link", { name: "Blocks" })).toHaveAttribute("aria-current", "page");
  await areas(page).getByRole("link", { name: "Backups" }).click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Backups");
});

test("what is looked for is found among the areas too", async ({ browser }) => {
  const page = await memberBrowser(browser, site, "ada");
  await page.goto(`${site.url}/admin`);
  await page.getByLabel("Find a setting or an area").fill("imprint");
  await page.getByRole("main").getByRole("button", { name: "Find" }).click();
  await expect(page.getByRole("main").getByRole("link", { name: "Pages", exact: true })).toBeVisible();
  await expect(page.getByLabel("Imprint")).toBeVisible();
});

test("moderators see their own places alone", async ({ browser }) => {
  const page = await memberBrowser(browser, site, "mona");
  await page.goto(`${site.url}/admin/tags`);
  const places = page.getByRole("navigation", { name: "Moderation" });
  await expect(places.locator("[aria-current=page]")).toHaveText("Tags");
  await expect(areas(page)).toHaveCount(0);
  await expect(page.locator("a[href^='/admin']:not([href^='/admin/tags'])")).toHaveCount(0);
  await places.getByRole("link", { name: "People" }).click();
  await expect(places.getByRole("link", { name: "Tags" })).toBeVisible();
});
