/** The company's logo is chosen, seen, refused and taken away in a browser, with and without script. */
import { expect, type Page, test } from "@playwright/test";
import { aPicture } from "../../src/testing/pictures.ts";
import { expectAccessible } from "./support/axe.ts";
import { foundForum } from "./support/forms.ts";
import { expectValidHtml } from "./support/html.ts";
import { expectNoSidewaysScroll } from "./support/page.ts";
import { memberBrowser } from "./support/people.ts";
import { type Site, startSite } from "./support/server.ts";

let site: Site;
let page: Page;

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000);
  site = await startSite();
  await foundForum(site);
  page = await memberBrowser(browser, site, "ada");
});
test.afterAll(() => site?.stop());

const brand = () => page.getByRole("banner").getByRole("link", { name: "Alpine Club" });
const save = () => page.getByRole("main").getByRole("button", { name: "Save" }).click();
const file = (name: string, buffer: Buffer) => ({ name, mimeType: "image/png", buffer });

test("a logo is chosen, and stands in the head with the name that it had", async () => {
  await page.goto(`${site.url}/admin/logo`);
  await page
    .getByLabel("Logo", { exact: true })
    .setInputFiles(file("logo.png", await aPicture(300, 60).png().toBuffer()));
  await page.getByLabel("Show the name of the forum beside it").uncheck();
  await save();
  await expect(brand().getByRole("img", { name: "Alpine Club" })).toBeVisible();
  expect(
    await brand()
      .locator("img")
      .evaluate((img: HTMLImageElement) => [img.naturalWidth, img.naturalHeight]),
  ).toEqual([300, 60]);
  await expectAccessible(page);
  await expectValidHtml(page);
  for (const width of [320, 390, 1280]) await expectNoSidewaysScroll(page, width);
});

test("what is no picture is refused beside its field, and the logo stays", async () => {
  await page.getByLabel("Logo on dark pages").setInputFiles(file("logo.svg", Buffer.from("<svg onload='alert(1)'/>")));
  await save();
  await expect(page.getByLabel("Logo on dark pages")).toHaveAccessibleDescription(/SVG drawings can carry programs/);
  await expect(brand().locator("img")).toBeVisible();
  await expectAccessible(page);
});

test("taken away, the forum's own sign is back", async () => {
  await page.goto(`${site.url}/admin/logo`);
  await page.getByRole("button", { name: "Remove the logo" }).click();
  await expect(brand().locator("img")).toHaveCount(0);
  await expect(brand()).toContainText("Alpine Club");
});
