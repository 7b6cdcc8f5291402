import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./support/axe.ts";
import { foundForum, makeAccount, PASSWORD } from "./support/forms.ts";
import { expectValidHtml } from "./support/html.ts";
import { expectNoSidewaysScroll } from "./support/page.ts";
import { memberBrowser, newVisitor } from "./support/people.ts";
import { type Site, startSite } from "./support/server.ts";
import { reply, startThread } from "./support/threads.ts";

let site: Site;
let moderator: Page;
let member: Page;
let thread = "";

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser }) => {
  test.setTimeout(180_000);
  site = await startSite();
  await foundForum(site);
  for (const name of ["mira", "nils"]) await makeAccount(site, name);
  await makeAccount(site, "momo", "moderator");
  moderator = await memberBrowser(browser, site, "momo");
  member = await memberBrowser(browser, site, "mira");
  thread = await startThread(member, site, { title: "Why does it hum?", body: "It hums at night." });
});
test.afterAll(() => site?.stop());

const go = (page: Page, path: string) => page.goto(path.startsWith("http") ? path : `${site.url}${path}`);
const tools = () => moderator.getByRole("complementary");
const opened = (name: string) => tools().locator("summary", { hasText: name });

async function isSound(page: Page): Promise<void> {
  await expectAccessible(page);
  await expectValidHtml(page);
  for (const width of [390, 1280]) await expectNoSidewaysScroll(page, width);
}

test("a thread is pinned to the end of a day, and closes on another", async () => {
  await go(moderator, thread);
  await opened("Pin").click();
  await tools().getByLabel("Where").selectOption("category");
  await tools().getByLabel("Last day").fill("2099-12-31");
  await tools().getByRole("button", { name: "Pin", exact: true }).click();
  await opened("Pinned").click();
  await expect(tools()).toContainText("In its category alone");
  await opened("Close by itself").click();
  await tools().getByLabel("When", { exact: true }).selectOption("at");
  await tools().getByLabel("Day", { exact: true }).fill("2099-12-30");
  await tools().getByRole("button", { name: "Save", exact: true }).click();
  await opened("Close by itself").click();
  await expect(tools()).toContainText("it closes on");
  await isSound(moderator);
});

test("a note is for moderators alone", async ({ browser }) => {
  await go(moderator, thread);
  await tools().locator("summary", { hasText: "Add a note" }).click();
  await tools().getByLabel("Note", { exact: true }).fill("Asked the same last week.");
  await tools().getByRole("button", { name: "Save the note" }).click();
  await expect(moderator).toHaveURL(thread);
  await expect(tools()).toContainText("Asked the same last week.");
  for (const page of [member, await newVisitor(browser)]) {
    await go(page, thread);
    await expect(page.getByRole("main")).not.toContainText("last week");
  }
});

test("a version is hidden, and a locked post cannot be edited", async () => {
  await go(member, thread);
  await go(member, "/p/1/edit");
  await member.locator("textarea[name=body]").fill("It hums.");
  await member.getByRole("button", { name: "Save", exact: true }).click();
  await go(moderator, "/p/1/history");
  await moderator.getByRole("button", { name: "Hide this version" }).last().click();
  await expect(moderator.getByRole("main")).toContainText("only moderators read this text");
  await go(member, "/p/1/history");
  await expect(member.getByRole("main")).toContainText("has hidden the text");
  await expect(member.getByRole("main")).not.toContainText("at night");
  await isSound(moderator);
  await go(moderator, thread);
  const post = moderator.locator("#post-1");
  await post.locator("summary", { hasText: "More" }).click();
  await post.getByRole("button", { name: "Lock against editing" }).click();
  await go(member, thread);
  await expect(member.locator("#post-1")).toContainText("A moderator has locked this post");
});

test("another author is entered by name", async () => {
  await go(moderator, thread);
  await reply(moderator, "This was somebody else.");
  await go(moderator, "/p/1/author");
  await moderator.getByLabel("User name of the new author").fill("nobody");
  await moderator.getByRole("button", { name: "Change author" }).click();
  await expect(moderator.getByRole("main")).toContainText("Nobody has this user name.");
  await moderator.getByLabel("User name of the new author").fill("nils");
  await moderator.getByRole("button", { name: "Change author" }).click();
  await expect(moderator.locator("#post-1")).toContainText("nils");
});

test("somebody is silenced from their profile, and it is lifted for several", async () => {
  await go(moderator, "/u/nils");
  await moderator.locator("summary", { hasText: "Moderate this person" }).click();
  await moderator.getByLabel("Reason").fill("Insults.");
  await moderator.getByRole("button", { name: "Decide" }).click();
  await expect(moderator.getByRole("main")).toContainText("Silenced until");
  await isSound(moderator);
  await go(moderator, "/moderation/people?state=silenced");
  await moderator.getByLabel("Choose nils").check();
  await isSound(moderator);
  await moderator.getByRole("button", { name: "Lift what limits" }).click();
  await expect(moderator.getByRole("main")).toContainText("Done for one.");
  await moderator.getByRole("button", { name: "Silence or suspend the chosen" }).click();
  await expect(moderator.getByRole("main")).toContainText("Choose at least one person.");
  await go(moderator, "/moderation/log?about=nils");
  await expect(moderator.getByRole("main")).toContainText("Insults.");
});

test("several threads are closed and deleted", async () => {
  const other = await startThread(member, site, { title: "Another question", body: "Same here." });
  await go(moderator, "/moderation/threads");
  await isSound(moderator);
  await moderator.getByLabel("Choose Another question").check();
  await moderator.getByLabel("Reason").fill("Said already.");
  await moderator.getByRole("button", { name: "Close", exact: true }).click();
  await expect(moderator.getByRole("main")).toContainText("Done for one.");
  await go(member, other);
  await expect(member.getByRole("main")).toContainText("Said already.");
  await go(moderator, "/moderation/threads");
  await moderator.getByLabel("Choose Another question").check();
  await moderator.getByRole("button", { name: "Delete", exact: true }).click();
  await expect(moderator.getByRole("main")).toContainText("Done for one.");
  expect((await go(member, other))?.status()).toBe(410);
});

test("somebody deletes their account, and their words stay without a name", async ({ browser }) => {
  await go(member, thread);
  await reply(member, "I leave.");
  await go(member, "/settings/account");
  await member.locator("summary", { hasText: "Delete my account" }).click();
  await isSound(member);
  await member.locator("#leave-password").fill("wrong");
  await member.getByRole("button", { name: "Delete my account for good" }).click();
  await expect(member.getByRole("main")).toContainText(/password/i);
  await member.locator("#leave-password").fill(PASSWORD);
  await member.getByRole("button", { name: "Delete my account for good" }).click();
  await expect(member.getByRole("link", { name: "Sign in" }).first()).toBeVisible();
  const guest = await newVisitor(browser);
  await go(guest, thread);
  await expect(guest.getByRole("main")).toContainText("I leave.");
  await expect(guest.getByRole("main")).not.toContainText("mira");
  expect((await go(guest, "/u/mira"))?.status()).toBe(410);
});

test("for members and guests there are no such pages", async ({ browser }) => {
  for (const page of [await newVisitor(browser), await memberBrowser(browser, site, "nils")]) {
    for (const path of ["/moderation/people", "/moderation/threads", "/moderation/notes/member/1", "/p/1/author"]) {
      expect((await go(page, path))?.status(), path).toBe(404);
    }
  }
});
