/** Nothing that somebody wrote is lost: not by somebody else's edit, not by being signed out, not by a refusal. */
import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./support/axe.ts";
import { foundForum, makeAccount, PASSWORD } from "./support/forms.ts";
import { expectValidHtml } from "./support/html.ts";
import { memberBrowser } from "./support/people.ts";
import { type Site, startSite } from "./support/server.ts";
import { post, startThread, textOf } from "./support/threads.ts";

let site: Site;
let ada: Page;
let ben: Page;

test.beforeAll(async ({ browser }) => {
  site = await startSite();
  await foundForum(site);
  await makeAccount(site, "ben");
  ada = await memberBrowser(browser, site, "ada");
  ben = await memberBrowser(browser, site, "ben");
});
test.afterAll(() => site?.stop());

test("of two who edit a post, the second sees the difference and loses nothing", async () => {
  await startThread(ben, site, { title: "The way to the hut", body: "Left at the chapel.\n\nThen up." });
  await post(ben, 1).getByText("More", { exact: true }).first().click();
  const edit = (await post(ben, 1).getByRole("link", { name: "Edit", exact: true }).getAttribute("href")) ?? "";
  await Promise.all([ada.goto(site.url + edit), ben.goto(site.url + edit)]);

  await ada.getByLabel("Text", { exact: true }).fill("Right at the chapel.\n\nThen up.");
  await ada.getByRole("button", { name: "Save" }).click();
  await expect(textOf(ada, 1)).toContainText("Right at the chapel.");

  await ben.getByLabel("Text", { exact: true }).fill("Left at the chapel, by the well.\n\nThen up.");
  const answer = ben.waitForResponse((response) => response.request().method() === "POST");
  await ben.getByRole("button", { name: "Save" }).click();
  expect((await answer).status()).toBe(422);
  await expect(ben.getByText("Somebody else has edited this post in the meantime").first()).toBeVisible();
  const difference = ben.locator(".diff");
  await expect(difference).toContainText("Right at the chapel.");
  await expect(difference).toContainText("Left at the chapel, by the well.");
  await expect(ben.getByLabel("Text", { exact: true })).toHaveValue("Left at the chapel, by the well.\n\nThen up.");
  await expectAccessible(ben);

  await ben.getByLabel("Text", { exact: true }).fill("Right at the chapel, by the well.\n\nThen up.");
  await ben.getByRole("button", { name: "Save" }).click();
  await expect(textOf(ben, 1)).toContainText("Right at the chapel, by the well.");
  await ben.goto(`${site.url}${edit.replace(/edit$/, "history")}`);
  await expect(ben.getByRole("heading", { level: 2 })).toHaveCount(3);
  await expectValidHtml(ben);
});

test("who was signed out while writing finds the text in its place after signing in", async ({ browser }) => {
  const writer = await memberBrowser(browser, site, "ben");
  const thread = await startThread(ada, site, { title: "Where is the key?", body: "For the hut." });
  await writer.goto(thread);
  await post(writer, 1)
    .getByRole("link", { name: /^Comment on/ })
    .click();
  await expect(writer.getByText("does not count as an answer")).toBeVisible();
  await writer.getByLabel("Your text").fill("Under the third stone\nfrom the left.");

  const elsewhere = await memberBrowser(browser, site, "ben");
  await elsewhere.goto(`${site.url}/settings/sessions`);
  await elsewhere.getByRole("button", { name: "Sign out everywhere, here too" }).click();
  await expect(elsewhere).toHaveURL(/\/sign-in/);

  const answer = writer.waitForResponse((response) => response.request().method() === "POST");
  await writer.getByRole("button", { name: "Post", exact: true }).click();
  expect((await answer).status()).toBe(403);
  await expect(writer.getByText("You were signed out in the meantime.")).toBeVisible();
  await expectAccessible(writer);

  // A slip in between costs nothing either.
  await writer.getByLabel("User name or e-mail address").fill("ben");
  await writer.getByLabel("Password", { exact: true }).fill("not the password");
  await writer.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(writer.getByRole("alert").first()).toContainText("Name and password do not fit together.");
  await writer.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await writer.getByRole("button", { name: "Sign in", exact: true }).click();

  await expect(writer.getByText("You are signed in again.")).toBeVisible();
  await expect(writer.getByLabel("Your text")).toHaveValue("Under the third stone\nfrom the left.");
  await expect(writer.getByText("In reply to ada, #1")).toBeVisible();
  await writer.getByRole("button", { name: "Post", exact: true }).click();
  await expect(writer.locator(".replies #post-2")).toContainText("Under the third stone");
  expect(writer.url().split("#")[0]).toBe(thread);
  await writer.context().close();
  await elsewhere.context().close();
  ben = await memberBrowser(browser, site, "ben");
});

test("a reply to a post that was deleted meanwhile comes back with its text", async () => {
  const thread = await startThread(ada, site, { title: "Who has the map?", body: "The big one." });
  await ada.getByLabel("Your text").fill("Nobody?");
  await ada.getByRole("button", { name: "Post", exact: true }).click();
  await ben.goto(thread);
  await post(ben, 2)
    .getByRole("link", { name: /^Reply to/ })
    .click();
  await ben.getByLabel("Your text").fill("I have it.");
  await ada.request.post(`${site.url}${await deletePath(ada, 2)}`, { form: { do: "delete" } });

  const answer = ben.waitForResponse((response) => response.request().method() === "POST");
  await ben.getByRole("button", { name: "Post", exact: true }).click();
  expect((await answer).status()).toBe(422);
  await expect(ben.getByRole("alert").first()).toContainText("was deleted in the meantime");
  await expect(ben.getByLabel("Your text")).toHaveValue("I have it.");
  await ben.getByRole("button", { name: "Post", exact: true }).click();
  await expect(textOf(ben, 3)).toContainText("I have it.");
});

test("a text that is too long, or empty, is refused beside its field and kept", async () => {
  const thread = await startThread(ben, site, { title: "A long story", body: "It begins." });
  const tooLong = await ben.request.post(thread, {
    form: { do: "reply", to: "", body: "é".repeat(32_001), clientKey: "too-long-0001" },
    maxRedirects: 0,
  });
  expect(tooLong.status()).toBe(422);
  const html = await tooLong.text();
  expect(html).toContain("At most 32000 characters.");
  expect(html).toContain("é".repeat(32_001));
  const fits = await ben.request.post(thread, {
    form: { do: "reply", to: "", body: "é".repeat(32_000), clientKey: "just-fits-0001" },
    maxRedirects: 0,
  });
  expect(fits.status()).toBe(303);
  const empty = await ben.request.post(thread, {
    form: { do: "reply", to: "", body: " \n ", clientKey: "empty-0001" },
    maxRedirects: 0,
  });
  expect(empty.status()).toBe(422);
  expect(await empty.text()).toContain("Please fill this in.");
});

async function deletePath(page: Page, number: number): Promise<string> {
  const path = await post(page, number).locator("a[href$='/delete']").first().getAttribute("href");
  return path ?? "";
}
