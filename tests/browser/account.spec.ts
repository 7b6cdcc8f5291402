/** One's own account: password, address, devices, mails, and what somebody who is suspended reads. */
import { expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./support/axe.ts";
import { foundForum, makeAccount } from "./support/forms.ts";
import { linkInMail, memberBrowser, newVisitor, signIn } from "./support/people.ts";
import { type Site, startSite } from "./support/server.ts";
import { reply, startThread } from "./support/threads.ts";

test.describe.configure({ mode: "serial" });

const ANOTHER_PASSWORD = "another long enough sentence";
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

test("a wrong password is refused without telling which part was wrong", async ({ browser }) => {
  const page = await newVisitor(browser);
  const said: (string | null)[] = [];
  for (const login of ["ben", "nobody-here"]) {
    await page.goto(`${site.url}/sign-in`);
    await page.getByLabel("User name or e-mail address").fill(login);
    await page.getByLabel("Password", { exact: true }).fill("not the password");
    const answer = page.waitForResponse((response) => response.request().method() === "POST");
    await page.getByRole("button", { name: "Sign in" }).click();
    expect((await answer).status()).toBe(422);
    said.push(await page.getByRole("alert").textContent());
    await expect(page.getByLabel("User name or e-mail address")).toHaveValue(login);
  }
  expect(said[0]).toBe(said[1]);
  await page.context().close();
});

test("a forgotten password is replaced through the mail, and other devices are signed out", async ({ browser }) => {
  const page = await newVisitor(browser);
  await page.goto(`${site.url}/sign-in`);
  await page.getByRole("link", { name: "Forgotten your password?" }).click();
  await page.getByLabel("User name or e-mail address").fill("ben@example.org");
  await page.getByRole("button", { name: "Send the link" }).click();
  await expect(page.getByRole("heading", { level: 1, name: "Look into your mail" })).toBeVisible();

  const link = await linkInMail(site, "ben@example.org", "/reset-password");
  await page.goto(link);
  await page.getByLabel("New password").fill(ANOTHER_PASSWORD);
  await page.getByRole("button", { name: "Save and sign in" }).click();
  await expect(page.getByRole("status").first()).toContainText("Your new password holds.");
  expect((await page.goto(link))?.status()).toBe(410);

  await ben.goto(`${site.url}/settings/sessions`);
  await expect(ben).toHaveURL(/\/sign-in/);
  await signIn(ben, site, "ben", ANOTHER_PASSWORD);
  await page.context().close();
});

test("a new address holds once the mail to it was answered; the old one is told", async () => {
  await ben.goto(`${site.url}/settings/account`);
  await ben.getByLabel("New address").fill("benjamin@example.org");
  await ben.locator("#ownPassword").fill(ANOTHER_PASSWORD);
  await ben.getByRole("button", { name: "Change address" }).click();
  await expect(ben.getByRole("main")).toContainText("benjamin@example.org is not confirmed yet.");
  await expect(ben.getByRole("main")).toContainText("Your address is ben@example.org.");
  await expectAccessible(ben);

  await ben.goto(await linkInMail(site, "benjamin@example.org", "/confirm-email"));
  await ben.getByRole("button", { name: "Confirm and go on" }).click();
  await expect(ben.getByRole("main")).toContainText("Your address is benjamin@example.org.");
  const told = (await site.mailsTo("ben@example.org")).map((mail) => mail.subject);
  expect(told).toContain("Your account at Alpine Club shall get another address");
});

test("what was written to somebody is counted, listed, mailed, and can be silenced from the mail", async () => {
  const thread = await startThread(ben, site, { title: "Which rope?", body: "For two people." });
  await ada.goto(thread);
  await reply(ada, "Sixty metres will do.");

  const bell = ben.getByRole("link", { name: /^Notifications/ });
  await expect
    .poll(async () => {
      await ben.goto(site.url);
      return bell.textContent();
    })
    .toContain("1 new");
  await bell.click();
  await expectAccessible(ben);
  await expect(ben.getByRole("link", { name: "ada answered your question" })).toBeVisible();
  await ben.getByRole("button", { name: "Mark as read: Which rope?" }).click();
  await expect(bell).not.toContainText("new");
  await ben.getByRole("link", { name: "ada answered your question" }).click();
  await expect(ben).toHaveURL(/#post-2$/);

  await ben.goto(await linkInMail(site, "benjamin@example.org", "/unsubscribe/"));
  await expectAccessible(ben);
  await ben.getByRole("button", { name: "Stop the mails" }).click();
  await expect(ben.getByRole("status").first()).toContainText("no more mails about this thread");
  await ben.goto(`${site.url}/settings/notifications`);
  await ben.getByRole("button", { name: "Mail me again: Which rope?" }).click();
  await expect(ben.getByRole("main")).toContainText("There are none.");
});

test("one's profile is what others see", async () => {
  await ben.goto(`${site.url}/settings/profile`);
  await ben.getByLabel("Name", { exact: true }).fill("Ben Böhm");
  await ben.getByLabel("About you").fill("I climb. <b>A lot.</b>");
  await ben.getByRole("button", { name: "Save" }).click();
  await expect(ben.getByRole("status").first()).toContainText("Saved.");
  await ada.goto(`${site.url}/u/ben`);
  await expect(ada.getByRole("heading", { level: 1 })).toContainText("Ben Böhm");
  await expect(ada.getByRole("main")).toContainText("I climb. <b>A lot.</b>");
});

test("one device signs out the others, and all of them", async ({ browser }) => {
  const phone = await newVisitor(browser);
  await signIn(phone, site, "ben", ANOTHER_PASSWORD);
  await phone.goto(`${site.url}/settings/sessions`);
  await expectAccessible(phone);
  await phone.getByRole("button", { name: "Sign out all others" }).click();
  await expect(phone.getByRole("main").getByRole("listitem").filter({ hasText: "Last used" })).toHaveCount(1);
  await ben.goto(`${site.url}/settings`);
  await expect(ben).toHaveURL(/\/sign-in/);
  await signIn(ben, site, "ben", ANOTHER_PASSWORD);

  await phone.getByRole("button", { name: "Sign out everywhere, here too" }).click();
  await expect(phone).toHaveURL(/\/sign-in/);
  await ben.goto(`${site.url}/settings`);
  await expect(ben).toHaveURL(/\/sign-in/);
  await phone.context().close();
});

test("somebody who is suspended reads why, can read on, and cannot write", async () => {
  await signIn(ben, site, "ben", ANOTHER_PASSWORD);
  const thread = await startThread(ben, site, { title: "Who sells a tent?", body: "A small one." });
  await ada.goto(`${site.url}/admin/people?q=ben`);
  await ada.getByRole("row", { name: /ben/ }).getByRole("link").first().click();
  await ada.getByLabel("Reason").fill("Selling things here.");
  await ada.getByRole("button", { name: "Suspend" }).click();
  await expect(ada.getByRole("main")).toContainText("Suspended until");

  await ben.goto(thread);
  await expect(ben.getByText("The reason: Selling things here.")).toBeVisible();
  await expect(ben.getByText("Your account is suspended, so you can read but not write.")).toBeVisible();
  await expect(ben.getByLabel("Your text")).toHaveCount(0);
  await expectAccessible(ben);
  const sent = await ben.request.post(thread, {
    form: { do: "reply", to: "", body: "Still here.", clientKey: "suspended-0001" },
    maxRedirects: 0,
  });
  expect(sent.status()).toBe(403);
  expect(await sent.text()).toContain("Selling things here.");

  await ada.getByRole("button", { name: "Lift the suspension" }).click();
  await ben.goto(thread);
  await reply(ben, "Back again.");
});
