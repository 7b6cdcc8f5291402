import { expect, type Page, test } from "@playwright/test";
import type { Forum } from "../../src/forum/forum.ts";
import { actorOf } from "../../src/forum/members/actor.ts";
import { appealToken } from "../../src/forum/moderation/appeal-token.ts";
import { decideInput } from "../../src/forum/moderation/input.ts";
import { decideAbout } from "../../src/forum/moderation/resolve.ts";
import { expectAccessible } from "./support/axe.ts";
import { foundForum, makeAccount } from "./support/forms.ts";
import { expectValidHtml } from "./support/html.ts";
import { expectNoSidewaysScroll } from "./support/page.ts";
import { memberBrowser, newVisitor } from "./support/people.ts";
import { authorOf, forumOf, prepareCases } from "./support/queue.ts";
import { type Site, startSite } from "./support/server.ts";
import { reply } from "./support/threads.ts";

/** What a moderator does with a case of each kind, one after the other. */
const PLAN: Readonly<Record<string, string>> = {
  ...{ "Off topic": "aha", Inappropriate: "hdesxahds", Spam: "mdmhda", Illegal: "dhd", "Something else": "oao" },
  ...{ "Held back": "adam", "Watched word": "ah", "Looks like spam": "ma", "Changed by its author": "aha" },
  ...{ Objection: "bgb" },
};

let site: Site;
let forum: Forum;
let waiting = 0;

test.describe.configure({ mode: "serial" });
test.beforeAll(async () => {
  site = await startSite();
  await foundForum(site);
  await makeAccount(site, "momo", "moderator");
  await makeAccount(site, "mia", "moderator");
  forum = await forumOf(site);
  waiting = await prepareCases(forum, 3);
});
test.afterAll(async () => {
  await forum?.close();
  await site?.stop();
});

/** With scripts the key alone; without, the button on which it stands. */
async function does(page: Page, key: string): Promise<void> {
  if (hasScripts()) return page.keyboard.press(key);
  await page.locator(`[data-key="${key}"]`).first().click();
}

const hasScripts = () => test.info().project.use.javaScriptEnabled !== false;

test("members report a post, and other people find no queue", async ({ browser }) => {
  const guest = await newVisitor(browser);
  for (const path of [
    "/moderation",
    "/moderation/log",
    "/moderation/numbers",
    "/moderation/cases/1",
    "/moderation/log.csv",
  ]) {
    expect((await guest.goto(`${site.url}${path}`))?.status(), path).toBe(404);
  }
  const ada = await memberBrowser(browser, site, "ada");
  await ada.goto(`${site.url}/p/2/flag`);
  await ada.getByLabel("Something else").check();
  await ada.getByRole("button", { name: "Report" }).click();
  await expect(ada.getByRole("alert").first()).toContainText("fill this in");
  await expectAccessible(ada);
  await ada.getByLabel("More about it").fill("It says the same as the one before.");
  await ada.getByRole("button", { name: "Report" }).click();
  await expect(ada.locator(".notice.success")).toContainText("Somebody will look at it");
  await ada.goto(`${site.url}/settings/record`);
  await expect(ada.getByText("Nobody has decided yet")).toBeVisible();
  await expectAccessible(ada);
  await expectValidHtml(ada);
});

test("forty cases of every kind are decided one after the other", async ({ browser }) => {
  test.setTimeout(240_000);
  expect(waiting).toBe(40);
  const page = await memberBrowser(browser, site, "momo");
  await page.goto(`${site.url}/moderation`);
  await expect(page.locator(".cases > li")).toHaveCount(25);
  for (const width of [320, 390, 1280]) await expectNoSidewaysScroll(page, width);
  await expectAccessible(page);
  await expectValidHtml(page);
  if (hasScripts()) {
    for (const key of ["j", "j", "k"]) await page.keyboard.press(key);
    await page.keyboard.press("Enter");
  } else await page.locator("[data-case]").first().click();
  const done = new Map<string, number>();
  let undone = 0;
  for (let decided = 0; decided < waiting; decided++) {
    await expect(page).toHaveURL(/\/moderation\/cases\/\d+/);
    const before = page.url();
    const [, kind = ""] =
      /^Case \d+: (.+)$/.exec((await page.getByRole("heading", { level: 1 }).textContent()) ?? "") ?? [];
    const count = done.get(kind) ?? 0;
    const hasPost = (await page.locator("[data-key=h], [data-key=d]").count()) > 0;
    // About an account, and about an address that is no post.
    const planned = PLAN[kind]?.[count] ?? "a";
    const key =
      kind === "Illegal" && !hasPost ? ((await page.locator("[data-key=s]").count()) > 0 ? "s" : "a") : planned;
    if (count === 0) await expectEverything(page);
    if (key === "e") await edits(page);
    else if (key === "o" && count > 0) await handsOver(page);
    else await does(page, key);
    await expect(page).not.toHaveURL(before);
    done.set(kind, count + 1);
    if (key === "h" && undone === 0) {
      // A slip of the hand: the case is there again, and is decided anew.
      await does(page, "u");
      await expect(page.locator(".notice.success")).toContainText("Taken back");
      undone += 1;
      await does(page, "h");
      await expect(page).toHaveURL(/decided=/);
    }
  }
  await expect(page).toHaveURL(/\/moderation\?/);
  await expect(page.getByRole("heading", { name: "Nothing waits here" })).toBeVisible();
  expect([...done.keys()].sort()).toEqual(Object.keys(PLAN).sort());
  expect(undone).toBe(1);
});

/** The first case of each kind is looked at closely. */
async function expectEverything(page: Page): Promise<void> {
  await expect(page.getByRole("heading", { name: "What was said" })).toBeVisible();
  await expect(page.getByRole("heading", { name: "Decide", exact: true })).toBeVisible();
  for (const width of [320, 390]) await expectNoSidewaysScroll(page, width);
  await expectAccessible(page);
}

/** To administrators, with a word to them. */
async function handsOver(page: Page): Promise<void> {
  await does(page, "n");
  const note = page.locator("#note");
  if (!hasScripts()) {
    await note.fill("You know this one.");
    await page.getByRole("button", { name: "Hand over" }).last().click();
    return;
  }
  await note.focus();
  await page.keyboard.type("You know this one. No key does anything here: o, h, d.");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
}

/** The text opens, is changed and saved without a mouse. */
async function edits(page: Page): Promise<void> {
  await does(page, "e");
  const text = page.locator("#body");
  if (hasScripts()) {
    await expect(text).toBeFocused();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("Edited by a moderator. Letters like h and d decide nothing here.");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    return;
  }
  await text.fill("Edited by a moderator.");
  await page.getByRole("button", { name: "Save the edited text" }).click();
}

test("every decision is in the log, from where it leads to its case and to a file", async ({ browser }) => {
  const page = await memberBrowser(browser, site, "mia");
  await page.goto(`${site.url}/moderation/log`);
  await expect(page.locator(".cases > li")).toHaveCount(50);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page, 390);
  const file = await page.request.get(`${site.url}/moderation/log.csv?kind=mark_as_spam`);
  expect(file.headers()["content-type"]).toContain("text/csv");
  const lines = (await file.text()).trim().split("\r\n");
  expect(lines[0]).toContain("id,time,decision,by");
  expect(lines.length).toBe(1 + 4);
  await page.goto(`${site.url}/moderation/log?unseen=on`);
  await page.getByRole("button", { name: "I have looked at it" }).first().click();
  await expect(page).toHaveURL(/decision=\d+/);
  await page.getByRole("link", { name: /^Case \d+$/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("Case");
  await page.goto(`${site.url}/moderation/numbers`);
  await expect(page.getByRole("row", { name: /Received/ }).first()).toBeVisible();
  await expectAccessible(page);
});

test("anybody sends a notice of illegal content", async ({ browser }) => {
  const guest = await newVisitor(browser);
  await guest.goto(`${site.url}/`);
  await guest.getByRole("link", { name: "Report illegal content" }).click();
  await guest.getByLabel("Address of the content").fill(`${site.url}/p/2`);
  await guest.getByLabel("Why is it illegal?").fill("It sells weapons.");
  await guest.getByRole("textbox", { name: "Your name" }).fill("Rita");
  await guest.getByLabel("Your e-mail address").fill("rita@example.org");
  await guest.getByLabel("To the best of my knowledge").check();
  await expectAccessible(guest);
  await expectNoSidewaysScroll(guest, 320);
  await guest.getByRole("button", { name: "Send notice" }).click();
  await expect(guest.locator(".notice.success")).toContainText("Reference:");
  await expect
    .poll(async () => (await site.mailsTo("rita@example.org")).map(({ subject }) => subject))
    .toEqual(["Your notice has arrived at Alpine Club"]);
});

test("who is suspended objects with the link alone; the author of a hidden post brings it back, once", async ({
  browser,
}) => {
  const mia = await actorOf(forum, 3);
  const decides = (more: Record<string, unknown>) =>
    decideAbout(forum, mia, decideInput.parse({ rule: "friendly", reason: "Criticise kettles.", ...more }));
  await makeAccount(site, "berta");
  const berta = await memberBrowser(browser, site, "berta");
  await berta.goto(`${site.url}/t/which-kettle-is-quiet/1`);
  const own = await reply(berta, "You are all wrong.");
  const [, postId = ""] =
    /\/p\/(\d+)/.exec((await own.locator("a[href^='/p/']").first().getAttribute("href")) ?? "") ?? [];
  await decides({ target: "post", targetId: postId, outcome: "hide" });
  await berta.reload();
  await berta.getByRole("link", { name: "Why, and what you can do" }).click();
  await expect(berta.getByText("Criticise kettles.")).toBeVisible();
  await expectAccessible(berta);
  await berta.getByLabel("Change it").fill("Is it the lime?");
  await berta.getByRole("button", { name: "Save and show again" }).click();
  await expect(berta).toHaveURL(/#post-\d+$/);
  await expect(berta.getByText("Is it the lime?")).toBeVisible();

  const userId = await authorOf(forum, Number(postId));
  const decisionId = await decides({ target: "member", targetId: String(userId), outcome: "suspend" });
  const token = appealToken(forum.secret, { decisionId, userId, noticeId: null });
  const guest = await newVisitor(browser);
  expect((await guest.goto(`${site.url}/appeal/${token.slice(0, -2)}xx`))?.status()).toBe(404);
  await guest.goto(`${site.url}/appeal/${token}`);
  await expect(guest.getByText("Criticise kettles.")).toBeVisible();
  await expectAccessible(guest);
  await expectNoSidewaysScroll(guest, 320);
  await guest.getByLabel("Why do you think").fill("It was a quotation.");
  await guest.getByRole("button", { name: "Send" }).click();
  await expect(guest.locator(".notice.success")).toContainText("has arrived");
  await berta.goto(`${site.url}/settings/record`);
  await expect(berta.getByText("You have objected already")).toBeVisible();
});

test("a person is reported; the case is handed over with a note, and found among the receiver's own", async ({
  browser,
}) => {
  const ada = await memberBrowser(browser, site, "ada");
  expect((await ada.goto(`${site.url}/u/ada/flag`))?.status()).toBe(404);
  await makeAccount(site, "dora");
  await ada.goto(`${site.url}/u/dora`);
  await ada.getByRole("link", { name: "Report this person" }).click();
  await ada.getByLabel("Spam").check();
  await expectAccessible(ada);
  await expectValidHtml(ada);
  await ada.getByRole("button", { name: "Report" }).click();
  await expect(ada.locator(".notice.success")).toContainText("Somebody will look at it");

  const momo = await memberBrowser(browser, site, "momo");
  await momo.goto(`${site.url}/moderation?kind=spam`);
  await momo.locator(".cases > li", { hasText: "dora" }).locator("[data-case]").click();
  const address = new URL(momo.url()).pathname;
  await momo.locator('summary[data-key="n"]').click();
  await momo.getByLabel("To", { exact: true }).selectOption({ label: "mia" });
  await momo.locator("#note").fill("You spoke to her before.");
  await momo.getByRole("button", { name: "Hand over" }).last().click();
  await expect(momo.locator(".notice.success")).toContainText("Handed over");
  await momo.goto(`${site.url}/moderation?mine=on&kind=spam`);
  await expect(momo.getByRole("heading", { level: 1 })).toBeVisible();
  await expect(momo.locator(".cases > li", { hasText: "dora" })).toHaveCount(0);

  const page = await memberBrowser(browser, site, "mia");
  await page.goto(`${site.url}/moderation`);
  await page.locator("summary", { hasText: "Filter" }).click();
  await page.getByLabel("Only my cases").check();
  await page.getByRole("button", { name: "Show" }).click();
  await page.locator(".cases > li", { hasText: "dora" }).locator("[data-case]").click();
  expect(new URL(page.url()).pathname).toBe(address);
  await expect(page.getByText("This case was handed over to you")).toBeVisible();
  await expect(page.locator("#history + ol")).toContainText("You spoke to her before.");
  for (const width of [320, 390]) await expectNoSidewaysScroll(page, width);
  await expectAccessible(page);
  await does(page, "a");
  await expect(page).not.toHaveURL(new RegExp(address));
});
