/** What a page gains when a browser runs scripts, and that a keyboard alone does for all of it. */
import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./support/axe.ts";
import { foundForum, makeAccount } from "./support/forms.ts";
import { watch } from "./support/page.ts";
import { memberBrowser, newVisitor } from "./support/people.ts";
import { type Site, startSite } from "./support/server.ts";
import { choose, post, reply, startThread, textOf } from "./support/threads.ts";

let site: Site;
let ada: Page;
let thread = "";

test.beforeAll(async ({ browser }) => {
  site = await startSite();
  await foundForum(site);
  await makeAccount(site, "bernadette");
  ada = await memberBrowser(browser, site, "ada");
  const bernadette = await memberBrowser(browser, site, "bernadette");
  thread = await startThread(bernadette, site, { title: "How do I tie this knot?", body: "It is **slippery**." });
});
test.afterAll(() => site?.stop());

const text = () => ada.getByLabel("Your text");

test("the toolbar formats what is selected, and arrow keys move in it", async () => {
  await ada.goto(thread);
  await text().fill("very slippery");
  await text().press("ControlOrMeta+a");
  await ada.getByRole("button", { name: "Bold" }).click();
  await expect(text()).toHaveValue("**very slippery**");
  await ada.getByRole("button", { name: "Bold" }).click();
  await expect(text()).toHaveValue("very slippery");

  await ada.getByRole("button", { name: "Bold" }).focus();
  await ada.keyboard.press("ArrowRight");
  await expect(ada.getByRole("button", { name: "Italic" })).toBeFocused();
  await expect(ada.getByRole("toolbar", { name: "Formatting" })).toBeVisible();
  await expectAccessible(ada);
});

test("the preview follows the text and looks like the post", async () => {
  await ada.goto(thread);
  await text().fill("A **bold** word");
  await ada.getByRole("button", { name: "Preview" }).click();
  const preview = ada.locator("[data-preview] .body");
  await expect(preview.locator("strong")).toHaveText("bold");
  await text().fill("A ~~bold~~ word <img src=x onerror=alert(1)>");
  await expect(preview.locator("del")).toHaveText("bold");
  await expect(preview.locator("[onerror]")).toHaveCount(0);
  await expectAccessible(ada);
  await ada.getByRole("button", { name: "Preview" }).click();
  await expect(preview).toBeHidden();
});

test("a comment says what it answers and that it is none itself, and can become an answer", async () => {
  await ada.goto(thread);
  const target = ada.locator("[data-target]");
  await expect(target).toBeHidden();
  await text().fill("Meant as an answer.");
  await post(ada, 1)
    .getByRole("link", { name: /^(Comment|Reply to)/ })
    .first()
    .click();
  await expect(target.getByRole("link", { name: "In reply to bernadette, #1" })).toHaveAttribute("href", "#post-1");
  await expect(target).toContainText("It is slippery.");
  await expect(target).toContainText("A comment on the question does not count as an answer.");
  await expectAccessible(ada);
  await target.getByRole("link", { name: "Write an answer instead" }).click();
  await expect(target).toBeHidden();
  await expect(ada.locator("#reply input[name=to]")).toHaveValue("");
  await expect(text()).toHaveValue("Meant as an answer.");
  await text().fill("");
});

test("people are offered after an @, and Enter takes one", async () => {
  await ada.goto(thread);
  await text().fill("");
  await text().pressSequentially("Look, @bern");
  const offer = ada.getByRole("option", { name: /bernadette/ });
  await expect(offer).toBeVisible();
  // The box is a combobox while it offers something, which HTML's rules for textareas do not foresee yet.
  await expectAccessible(ada, ["aria-allowed-role"]);
  await text().press("Enter");
  await expect(text()).toHaveValue(/^Look, @bernadette\s?$/);
  await text().pressSequentially("@bern");
  await expect(offer).toBeVisible();
  await text().press("Escape");
  await expect(offer).toHaveCount(0);
});

test("what was written is there after a reload, until it was posted", async () => {
  await ada.goto(thread);
  await text().fill("First left, then right,");
  await ada.waitForFunction(() => JSON.stringify({ ...localStorage }).includes("then right,"));
  await ada.reload();
  await expect(text()).toHaveValue("First left, then right,");
  await expect(ada.getByRole("status").last()).toContainText("Your text from before is back.");
  await reply(ada, "First left, then right, and pull.");
  await ada.goto(thread);
  await expect(text()).toHaveValue("");
});

test("texts that were kept are gone after signing out", async ({ browser }) => {
  const page = await memberBrowser(browser, site, "bernadette");
  await page.goto(thread);
  await page.getByLabel("Your text").fill("Nobody else shall read this.");
  await page.waitForFunction(() => localStorage.length > 0);
  await page.locator("header details summary").click();
  await page.getByRole("button", { name: "Sign out" }).click();
  await expect(page.getByRole("link", { name: "Sign in" })).toBeVisible();
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).not.toContain("Nobody else");
  await page.context().close();
});

test("only the selected words are quoted", async () => {
  await ada.goto(thread);
  await ada.evaluate(() => {
    const strong = document.querySelector("#post-1 strong");
    if (strong) getSelection()?.selectAllChildren(strong);
  });
  await choose(ada, 1, "Quote");
  await expect(text()).toHaveValue(/^> \[bernadette wrote\]\(\/t\/.*\/1\):\n>\n> \*{0,2}slippery\*{0,2}\n\n$/);
  await text().fill("");
});

test("a form goes once, however often its button is pressed", async () => {
  await ada.goto(thread);
  await text().fill("Only once, please.");
  await ada.getByRole("button", { name: "Post", exact: true }).dblclick();
  await expect(ada).toHaveURL(/#post-\d+$/);
  await ada.goto(thread);
  await expect(ada.getByText("Only once, please.")).toHaveCount(1);
});

test("everything can be done with the keyboard alone", async () => {
  await ada.goto(thread);
  await ada.keyboard.press("Tab");
  await expect(ada.getByRole("link", { name: "Skip to content" })).toBeFocused();
  await ada.keyboard.press("Enter");
  await expect(ada).toHaveURL(/#main$/);

  const more = post(ada, 1).locator("> .acts summary").first();
  await tabTo(more);
  await ada.keyboard.press("Enter");
  await expect(post(ada, 1).getByRole("link", { name: "Quote" }).first()).toBeVisible();
  await ada.keyboard.press("Tab");
  await ada.keyboard.press("Escape");
  await expect(more).toBeFocused();
  await expect(post(ada, 1).getByRole("link", { name: "Quote" }).first()).toBeHidden();

  await tabTo(text());
  await ada.keyboard.type("Written without a mouse.");
  await ada.keyboard.press("ControlOrMeta+Enter");
  await expect(ada).toHaveURL(/#post-\d+$/);
  const number = Number(/\d+$/.exec(ada.url())?.[0]);
  await expect(textOf(ada, number)).toHaveText("Written without a mouse.");
});

test("focus goes to what is wrong when a form comes back", async ({ browser }) => {
  const page = await newVisitor(browser);
  await page.goto(`${site.url}/sign-in`);
  await page.getByLabel("User name or e-mail address").fill("ada");
  await page.getByLabel("Password", { exact: true }).fill("wrong password");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("alert")).toBeFocused();
  await page.context().close();
});

test("scripts complain about nothing on the way", async ({ browser }) => {
  const page = await memberBrowser(browser, site, "ada");
  const heard = watch(page, site.url);
  for (const path of ["/", "/categories", "/new", "/settings/profile", "/notifications"]) {
    await page.goto(site.url + path);
    await page.goBack();
    await page.goForward();
  }
  await page.goto(thread);
  expect(heard.complaints()).toEqual([]);
  await page.context().close();
});

/** Presses Tab until `target` has the focus: nothing on the way may hold it. */
async function tabTo(target: ReturnType<Page["locator"]>): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await ada.keyboard.press("Tab");
  }
  throw new Error("the Tab key does not get there");
}
