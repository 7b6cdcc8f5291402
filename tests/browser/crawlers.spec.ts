import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./support/axe.ts";
import { foundForum } from "./support/forms.ts";
import { expectValidHtml } from "./support/html.ts";
import { memberBrowser } from "./support/people.ts";
import { type Site, startSite } from "./support/server.ts";

let site: Site;
let admin: Page;

test.beforeAll(async ({ browser }) => {
  site = await startSite();
  await foundForum(site);
  admin = await memberBrowser(browser, site, "ada");
});
test.afterAll(() => site?.stop());

const statusFor = async (agent: string) => (await fetch(site.url, { headers: { "user-agent": agent } })).status;

test("the owner refuses a class, all but one of it, and robots.txt says so", async () => {
  await admin.goto(`${site.url}/admin/crawlers`);
  await expectValidHtml(admin);
  await expectAccessible(admin);
  await admin.locator("[name='classes.training'][value=refuse]").check();
  await admin
    .locator("details", { has: admin.getByText("GPTBot") })
    .locator("summary")
    .click();
  await admin.getByLabel("CCBot may").selectOption("allow");
  await admin.getByRole("main").getByRole("button", { name: "Save", exact: true }).click();
  await expect(admin.locator(".notice.success")).toContainText("Saved.");
  await expect(admin.getByLabel("CCBot may")).toHaveValue("allow");
  await expectValidHtml(admin);
  await expect.poll(() => statusFor("GPTBot/1.2")).toBe(403);
  expect([await statusFor("CCBot/2.0"), await statusFor("Googlebot/2.1")]).toEqual([200, 200]);
  await admin.goto(`${site.url}/robots.txt`);
  await expect(admin.locator("body")).toContainText("User-agent: GPTBot");
});
