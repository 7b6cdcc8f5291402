/** From the printed link to an accepted answer: what the first people of a forum do, in their order. */
import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./support/axe.ts";
import { PASSWORD } from "./support/forms.ts";
import { expectValidHtml } from "./support/html.ts";
import { linkInMail, newVisitor } from "./support/people.ts";
import { type Site, startSite } from "./support/server.ts";
import { choose, post, reply, textOf } from "./support/threads.ts";

test.describe.configure({ mode: "serial" });

const TITLE = "The stove does not light";
let site: Site;
/** The administrator, who answers. */
let ada: Page;
/** A member, who asks. */
let ben: Page;
let thread = "";

test.beforeAll(async ({ browser }) => {
  site = await startSite();
  ada = await newVisitor(browser);
  ben = await newVisitor(browser);
});
test.afterAll(() => site?.stop());

test("the printed link leads over the first categories and an invitation into the forum", async () => {
  const link = await site.setupLink();
  await ada.goto(link);
  await expectAccessible(ada);
  await expectValidHtml(ada);
  await ada.getByLabel("Name of the forum").fill("Alpine Club");
  await ada.getByLabel("English").check();
  await ada.getByLabel("User name").fill("ada");
  await ada.getByLabel("Your e-mail address").fill("ada@example.org");
  await ada.getByLabel("Password").fill(PASSWORD);
  await ada.getByRole("button", { name: "Set up" }).click();

  await expect(ada.getByRole("heading", { level: 1, name: "The first categories" })).toBeVisible();
  await expectAccessible(ada);
  await ada.getByRole("group", { name: "Third category" }).getByLabel("Name").fill("");
  await ada.getByRole("button", { name: "Make these categories" }).click();

  await expect(ada.getByRole("heading", { level: 1, name: "Invite a colleague" })).toBeVisible();
  await expectAccessible(ada);
  await ada.getByLabel("E-mail address").fill("cleo@example.org");
  await ada.getByRole("radio", { name: /^Staff/ }).check();
  await ada.getByRole("button", { name: "Send the invitation" }).click();
  await expect(ada.getByRole("status").first()).toContainText("The invitation is on its way.");
  await ada.getByRole("link", { name: "Done, go to the forum" }).click();
  await expect(ada).toHaveTitle(/Alpine Club/);

  expect((await ada.goto(link))?.status()).toBe(410);
});

test("somebody signs up, follows the mail, and is where they wanted to be", async () => {
  await ben.goto(`${site.url}/new`);
  await ben.getByRole("main").getByRole("link", { name: "Create account" }).click();
  await ben.getByLabel("User name").fill("be");
  await ben.getByLabel("E-mail address").fill("ben@example.org");
  await ben.getByLabel("Password").fill(PASSWORD);
  await ben.getByRole("button", { name: "Create account" }).click();
  await expect(ben.getByRole("alert")).toContainText("At least 3 characters.");
  await expect(ben.getByLabel("E-mail address")).toHaveValue("ben@example.org");
  await expect(ben.getByLabel("Password")).toHaveValue("");

  await ben.getByLabel("User name").fill("ben");
  await ben.getByLabel("Password").fill(PASSWORD);
  await ben.getByRole("button", { name: "Create account" }).click();
  await expect(ben.getByRole("main")).toContainText("We have sent a mail to ben@example.org.");

  const link = await linkInMail(site, "ben@example.org", "/confirm-email");
  await ben.goto(link);
  await ben.getByRole("button", { name: "Confirm and go on" }).click();
  await expect(ben.getByRole("heading", { level: 1, name: "Welcome, ben" })).toBeVisible();
  await expectAccessible(ben);
  await ben.getByRole("link", { name: "On to your question" }).click();
  await expect(ben).toHaveURL(/\/new$/);

  expect((await ben.goto(link))?.status()).toBe(410);
  await expect(ben.getByRole("main")).toContainText("You are signed in as ben.");
  await ben.goto(`${site.url}/sign-in`);
  await expect(ben.getByRole("main")).toContainText("You are signed in as ben.");
});

test("an invited colleague chooses a name and comes in with the promised role", async ({ browser }) => {
  const cleo = await newVisitor(browser);
  await cleo.goto(await linkInMail(site, "cleo@example.org", "/invitation"));
  await cleo.getByLabel("User name").fill("cleo");
  await cleo.getByLabel("Password").fill(PASSWORD);
  await cleo.getByRole("button", { name: "Create account and go in" }).click();
  await expect(cleo.getByRole("link", { name: "Notifications" })).toBeVisible();
  await ada.goto(`${site.url}/admin/people`);
  await expect(ada.getByRole("row", { name: /cleo/ })).toContainText("Staff");
  await cleo.context().close();
});

test("a refused question keeps all that was typed, a preview too; then it is asked", async () => {
  await ben.goto(`${site.url}/new`);
  await ben.getByLabel("Category").selectOption({ label: "Questions" });
  await ben.getByLabel("Tags").fill("stove, winter");
  await ben.getByLabel("Your text").fill("It is **cold** in the hut.");
  await withoutRequired(ben);
  const answer = ben.waitForResponse((response) => response.request().method() === "POST");
  await ben.getByRole("button", { name: "Post", exact: true }).click();
  expect((await answer).status()).toBe(422);
  await expect(ben.getByRole("alert")).toContainText("At least 5 characters.");
  await expect(ben.getByLabel("Title")).toHaveAttribute("aria-invalid", "true");
  await expect(ben.getByLabel("Your text")).toHaveValue("It is **cold** in the hut.");
  await expect(ben.getByLabel("Tags")).toHaveValue("stove, winter");
  await expect(ben.getByLabel("Category")).toHaveValue(/\d/);

  await ben.getByLabel("Title").fill(TITLE);
  await ben.getByRole("button", { name: "Preview" }).click();
  await expect(ben.locator("[data-preview] strong")).toHaveText("cold");
  await expect(ben.getByLabel("Title")).toHaveValue(TITLE);
  await expect(ben.getByLabel("Your text")).toHaveValue("It is **cold** in the hut.");

  await ben.getByRole("button", { name: "Post", exact: true }).click();
  await expect(ben.getByRole("heading", { level: 1, name: TITLE })).toBeVisible();
  await expect(textOf(ben, 1).locator("strong")).toHaveText("cold");
  await expect(ben.getByRole("link", { name: "winter" })).toBeVisible();
  thread = ben.url().split("#")[0] ?? "";
  await expectAccessible(ben);
  await expectValidHtml(ben);
});

test("somebody else answers, and both talk below the answer", async () => {
  await ada.goto(thread);
  await expect(ada.getByText("No answer yet")).toBeVisible();
  await reply(ada, "Is the *gas bottle* open?");
  await expect(textOf(ada, 2)).toContainText("gas bottle");

  await ben.goto(thread);
  await expect(post(ben, 2).getByText("new", { exact: true })).toBeVisible();
  await reply(ben, "It was not. Now it burns!", 2);
  await expect(post(ben, 2).locator("#post-3")).toBeVisible();

  await ada.goto(thread);
  await choose(ada, 3, "Quote");
  const text = ada.getByLabel("Your text");
  await expect(text).toHaveValue(/^> .*ben.*\/3\)/);
  await expect(text).toHaveValue(/> It was not\. Now it burns!/);
  await expect(ada.getByText("In reply to ben, #3")).toBeVisible();
  await text.press("ControlOrMeta+End");
  await text.pressSequentially("Well then.");
  await ada.getByRole("button", { name: "Post", exact: true }).click();
  await expect(textOf(ada, 4).locator("blockquote a").first()).toHaveAttribute("href", /\/3$/);
});

test("an edit is marked, and its history shows what changed", async () => {
  await ben.goto(thread);
  await choose(ben, 1, "Edit");
  await ben.getByLabel("Text", { exact: true }).fill("It is **cold** in the upper hut.");
  await ben.getByRole("button", { name: "Save" }).click();
  await expect(textOf(ben, 1)).toHaveText("It is cold in the upper hut.");
  await post(ben, 1)
    .getByRole("link", { name: /^edited/ })
    .click();
  await expect(ben.locator(".diff ins").first()).toContainText("upper");
  await expectAccessible(ben);
  await expectValidHtml(ben);
});

test("the asker accepts the answer: it stands under the question and leads to its place", async () => {
  await ben.goto(thread);
  await post(ben, 2).getByRole("button", { name: "Mark as solution" }).first().click();
  await expect(ben).toHaveURL(/#post-2$/);
  await expect(post(ben, 2).getByRole("status")).toContainText("The question is solved.");
  const answer = ben.getByRole("region", { name: "Solution" });
  await expect(answer).toContainText("Is the gas bottle open?");
  await expect(ben.getByText("Solved", { exact: true })).toBeVisible();
  await expect(ben.getByText("Is the gas bottle open?")).toHaveCount(1);
  await answer.getByRole("link", { name: "See it in its place" }).click();
  await expect(ben).toHaveURL(/#post-2$/);
  await expectAccessible(ben);
  await expectValidHtml(ben);
});

test("a helpful mark counts, once, and can be taken back", async () => {
  const mark = ben.getByRole("region", { name: "Solution" }).getByRole("button", { name: /^Helpful/ });
  await ben.goto(thread);
  await mark.click();
  await expect(mark).toHaveText("Helpful · 1");
  await expect(mark).toHaveAttribute("aria-pressed", "true");
  await mark.click();
  await expect(mark).toHaveText("Helpful");
});

test("a deleted post leaves a note in its place, and moderators can bring it back", async ({ browser }) => {
  await ben.goto(thread);
  await choose(ben, 3, "Delete");
  await expect(ben.getByRole("heading", { level: 1, name: "Delete post" })).toBeVisible();
  await ben.getByRole("button", { name: "Delete post" }).click();
  const guest = await newVisitor(browser);
  await guest.goto(thread);
  await expect(post(guest, 3)).toContainText("Deleted by its author");
  await expect(post(guest, 3).locator("> .body")).toHaveCount(0);
  await expectAccessible(guest);
  await guest.context().close();

  await ada.goto(thread);
  await expect(post(ada, 3)).toContainText("Now it burns");
  await post(ada, 3).getByRole("button", { name: "Restore" }).click();
  await ben.goto(thread);
  await expect(textOf(ben, 3)).toContainText("Now it burns");
});

test("a form that is sent twice posts once", async () => {
  await ben.goto(thread);
  await ben.getByLabel("Your text").fill("Thank you all.");
  const fields = await ben.locator("#reply").evaluate((form) => {
    return Object.fromEntries(new FormData(form as HTMLFormElement)) as Record<string, string>;
  });
  const [first, second] = await Promise.all(
    [1, 2].map(() => ben.request.post(thread, { form: fields, maxRedirects: 0 })),
  );
  expect([first?.status(), second?.status()]).toEqual([303, 303]);
  expect(first?.headers().location).toBe(second?.headers().location);
  await ben.goto(thread);
  await expect(ben.getByText("Thank you all.")).toHaveCount(1);
});

/** Lets a form go that the browser itself would hold back: the server must say what is missing. */
async function withoutRequired(page: Page): Promise<void> {
  await page.locator("main form").evaluateAll((forms) => {
    for (const form of forms) form.setAttribute("novalidate", "");
  });
}
