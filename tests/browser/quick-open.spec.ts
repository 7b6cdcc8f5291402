/** Finding a thread without a mouse: the dialog on "/" and Ctrl-K, and results that follow what is typed. */
import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./support/axe.ts";
import { foundForum, makeAccount } from "./support/forms.ts";
import { memberBrowser, newVisitor } from "./support/people.ts";
import { type Site, startSite } from "./support/server.ts";
import { startThread } from "./support/threads.ts";

const TITLES = ["The stove does not light", "Which stove for the tent?", "Stove fuel in winter"];
let site: Site;
let page: Page;

test.beforeAll(async ({ browser }) => {
  site = await startSite();
  await foundForum(site);
  await makeAccount(site, "ben");
  const ben = await memberBrowser(browser, site, "ben");
  for (const title of TITLES) {
    // Each a little different: nobody is asked whether they mean another thread.
    await startThread(ben, site, { title, body: `About: ${title}`, category: "Talk" });
  }
  page = await newVisitor(browser);
});
test.afterAll(() => site?.stop());

const dialog = () => page.getByRole("dialog", { name: "Find a thread" });
const field = () => dialog().getByRole("combobox");
const options = () => dialog().getByRole("option");
const chosen = () => dialog().getByRole("option", { selected: true });

test("a thread is opened with the keyboard alone", async () => {
  await page.goto(site.url);
  await page.keyboard.press("/");
  await expect(field()).toBeFocused();
  await expect(field()).toHaveValue("");
  await page.keyboard.type("stov");
  await expect(options()).toHaveCount(TITLES.length);
  await expect(chosen()).toHaveCount(0);
  await expect(field()).not.toHaveAttribute("aria-activedescendant");
  await expectAccessible(page);

  const titles = await options().allTextContents();
  await page.keyboard.press("ArrowDown");
  await expect(chosen()).toHaveText(titles[0] ?? "");
  await page.keyboard.press("ArrowUp");
  await expect(chosen()).toHaveText(titles.at(-1) ?? "");
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowDown");
  await expect(chosen()).toHaveText(titles[1] ?? "");
  await expect(field()).toHaveAttribute("aria-activedescendant", (await chosen().getAttribute("id")) ?? "");
  await expect(field()).toBeFocused();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: titles[1] ?? "" })).toBeVisible();
});

test("Escape closes it whatever is typed, and the focus goes back to where it was", async () => {
  await page.goto(site.url);
  const link = page.getByRole("link", { name: TITLES[0] ?? "" }).first();
  await link.focus();
  for (const key of ["/", "Control+k", "Meta+k"]) {
    await page.keyboard.press(key);
    await expect(field()).toBeFocused();
    await page.keyboard.type("fuel");
    await page.keyboard.press("Escape");
    await expect(dialog()).toBeHidden();
    await expect(link).toBeFocused();
  }
});

test("a slash that is typed stays a slash, and Ctrl-K opens from a field and gives it back", async () => {
  await page.goto(`${site.url}/search`);
  const words = page.getByLabel("What are you looking for?");
  await words.focus();
  await page.keyboard.type("and/or");
  await expect(words).toHaveValue("and/or");
  await expect(dialog()).toBeHidden();
  await page.keyboard.press("Control+k");
  await expect(field()).toBeFocused();
  await page.keyboard.type("a/b");
  await expect(field()).toHaveValue("a/b");
  await page.keyboard.press("Escape");
  await expect(words).toBeFocused();
  await expect(words).toHaveValue("and/or");
});

test("whoever does not want the single key switches it off, for good", async () => {
  await page.goto(site.url);
  await page.keyboard.press("Control+k");
  const wanted = dialog().getByRole("checkbox", { name: "The / key opens this" });
  await page.keyboard.press("Tab");
  await expect(wanted).toBeFocused();
  await page.keyboard.press("Space");
  await expect(wanted).not.toBeChecked();
  await page.keyboard.press("Escape");
  for (const visit of ["now", "after a reload"]) {
    await page.keyboard.press("/");
    await expect(dialog(), visit).toBeHidden();
    await page.goto(site.url);
  }
  await page.keyboard.press("Control+k");
  await expect(wanted).not.toBeChecked();
  await wanted.check();
  await page.keyboard.press("Escape");
  await expect(dialog()).toBeHidden();
  await page.keyboard.press("/");
  await expect(field()).toBeFocused();
});

test("where nothing is found it says so, and Enter searches everything", async () => {
  await page.goto(site.url);
  await page.keyboard.press("/");
  await page.keyboard.type("xylophone");
  await expect(dialog().getByRole("status")).toHaveText("No thread found. Enter searches everything.");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(`${site.url}/search?q=xylophone`);
  await expect(page.getByRole("heading", { name: "Nothing found" })).toBeVisible();
});

test("results follow what is typed, an unfinished word too, and stay where one goes back to", async () => {
  await page.goto(`${site.url}/search`);
  await page.getByLabel("What are you looking for?").pressSequentially("sto");
  await expect(page.locator(".results h2")).toHaveCount(TITLES.length);
  await page.keyboard.type("ve winter");
  await expect(page.locator(".results h2").first()).toHaveText("Stove fuel in winter");
  await expect(page).toHaveURL(`${site.url}/search?q=stove+winter`);
  await page.getByRole("link", { name: "Stove fuel in winter" }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Stove fuel in winter");
  await page.goBack();
  await expect(page.getByLabel("What are you looking for?")).toHaveValue("stove winter");
  await expect(page.locator(".results h2").first()).toHaveText("Stove fuel in winter");
});
