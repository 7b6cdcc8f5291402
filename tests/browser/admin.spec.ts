import { type Browser, expect, type Page, test } from "@playwright/test";
import { expectAccessible } from "./support/axe.ts";
import { foundForum, makeAccount } from "./support/forms.ts";
import { expectValidHtml } from "./support/html.ts";
import { linkInMail, memberBrowser, newVisitor } from "./support/people.ts";
import { type Site, startSite } from "./support/server.ts";
import { startThread } from "./support/threads.ts";

const AREAS = [
  "categories",
  "tags",
  "people",
  "invitations",
  "groups",
  "settings",
  "limits",
  "crawlers",
  "mails",
  "jobs",
  "log",
  "backups",
  "pages",
];

let site: Site;
let admin: Page;

test.describe.configure({ mode: "serial" });
test.beforeAll(async ({ browser }) => {
  site = await startSite();
  await foundForum(site);
  await makeAccount(site, "mira");
  await makeAccount(site, "modesta", "moderator");
  admin = await memberBrowser(browser, site, "ada");
});
test.afterAll(() => site?.stop());

const open = (path: string) => admin.goto(`${site.url}${path}`);
const press = (name: string) => admin.getByRole("main").getByRole("button", { name, exact: true }).click();
const status = async (page: Page, path: string) => (await page.goto(`${site.url}${path}`))?.status();

async function expectDone(text: string): Promise<void> {
  await expect(admin.locator(".notice.success")).toContainText(text);
}

test("for everybody but administrators there is no administration", async ({ browser }) => {
  test.slow();
  const paths = [
    "/admin",
    ...AREAS.map((area) => `/admin/${area}`),
    "/admin/people/1",
    "/setup/category",
    "/setup/invite",
  ];
  const visitors: [string, Page][] = [
    ["guest", await newVisitor(browser)],
    ["member", await memberBrowser(browser, site, "mira")],
    ["moderator", await memberBrowser(browser, site, "modesta")],
  ];
  for (const [who, page] of visitors) {
    for (const path of paths) {
      const expected = who === "moderator" && path === "/admin/tags" ? 200 : 404;
      expect(await status(page, path), `${path} for a ${who}`).toBe(expected);
      if (expected === 404) await expect(page.getByRole("main")).not.toContainText(/admin|categor/i);
    }
    await page.context().close();
  }
});

test("a category is made, described, ordered and deleted", async () => {
  await open("/admin/categories/new");
  await press("Create category");
  await expect(admin.locator("#name-error, [data-errors], :invalid").first()).toBeAttached();
  await admin.getByLabel("Name", { exact: true }).fill("Routes & <b>maps</b>");
  await admin.getByLabel("Description").fill("Where to go.");
  await admin.locator("[name=kind][value=discussions]").check();
  await press("Create category");
  await expectDone("Created.");
  const row = admin.getByRole("row", { name: /Routes/ });
  await row.getByRole("button", { name: /^Up/ }).click();
  await expect(admin.locator("tbody tr").nth(1)).toContainText("Routes & <b>maps</b>");
  await expectAccessible(admin);
  await expectValidHtml(admin);
  await row.getByRole("link").click();
  await admin.getByLabel("Name", { exact: true }).fill("Questions");
  await press("Save");
  await expect(admin.locator("#name-error")).toContainText("category of this name");
  await expect(admin.getByLabel("Description")).toHaveValue("Where to go.");
  await expectAccessible(admin);
  await admin.getByLabel("Name", { exact: true }).fill("Routes");
  await press("Save");
  await expectDone("Saved.");
  await admin.getByRole("link", { name: "Routes" }).click();
  await admin.locator("summary", { hasText: "Delete category" }).click();
  await press("Yes, delete it");
  await expectDone("Deleted.");
});

test("what was typed is kept when somebody else was quicker", async ({ browser }) => {
  const other = await memberBrowser(browser, site, "ada");
  await open("/admin/settings");
  await other.goto(`${site.url}/admin/settings`);
  await other.getByLabel("Name of the forum").fill("Alpine Club South");
  await other.getByRole("main").getByRole("button", { name: "Save" }).click();
  await expect(other.locator(".brand")).toContainText("Alpine Club South");
  await admin.getByLabel("Description").fill("Mountains.");
  await press("Save");
  await expect(admin.locator("[data-errors]")).toContainText("Somebody else has changed this");
  await expect(admin.locator(".stored")).toContainText("Alpine Club South");
  await expect(admin.getByLabel("Description")).toHaveValue("Mountains.");
  await expectAccessible(admin);
  await admin.getByLabel("Name of the forum").fill("Alpine Club South");
  await press("Save");
  await expectDone("Saved.");
  await other.context().close();
});

test("a group opens a category to its members, and to nobody else", async ({ browser }) => {
  await open("/admin/groups");
  await admin.getByLabel("Name", { exact: true }).fill("Guides");
  await press("Create group");
  await admin.getByLabel("User name").fill("nobody-there");
  await press("Add");
  await expect(admin.locator("#username-error")).toContainText("no member of this name");
  await admin.getByLabel("User name").fill("@Mira");
  await press("Add");
  await expect(admin.getByRole("row", { name: /mira/ })).toBeVisible();
  await expectAccessible(admin);
  await expectValidHtml(admin);

  await open("/admin/categories/new");
  await admin.getByLabel("Name", { exact: true }).fill("Guides only");
  await admin.locator("[name=see][value=groups]").check();
  await press("Create category");
  await expect(admin.locator("#see-error")).toContainText("tick at least one group");
  await admin.locator("[name=seeGroups]").first().check();
  await press("Create category");
  await expectDone("Created.");
  await expectSeen(browser, "mira", true);
  await expectSeen(browser, "modesta", false);
});

async function expectSeen(browser: Browser, username: string, seen: boolean): Promise<void> {
  const page = await memberBrowser(browser, site, username);
  await page.goto(`${site.url}/categories`);
  await expect(page.getByRole("link", { name: "Guides only" })).toHaveCount(seen ? 1 : 0);
  await page.context().close();
}

test("moderators rename tags; the old name leads on", async ({ browser }) => {
  const mira = await memberBrowser(browser, site, "mira");
  await mira.goto(`${site.url}/new`);
  await mira.getByLabel("Tags").fill("crampons, ice axe");
  await mira.getByLabel("Category").selectOption({ label: "Questions" });
  await mira.getByLabel("Title").fill("Which crampons for a start?");
  await mira.getByLabel("Your text").fill("I have none.");
  await mira.getByRole("button", { name: "Post", exact: true }).click();
  await expect(mira.getByRole("link", { name: "#ice-axe" })).toBeVisible();

  const moderator = await memberBrowser(browser, site, "modesta");
  await moderator.goto(`${site.url}/tags`);
  await expect(moderator.getByRole("main")).toContainText("#crampons");
  await expectAccessible(moderator);
  await expectValidHtml(moderator);
  await moderator.goto(`${site.url}/admin/tags?q=cra`);
  await moderator.getByRole("link", { name: "crampons", exact: true }).click();
  await moderator.getByLabel("Name", { exact: true }).fill("Crampon");
  await moderator.getByRole("button", { name: "Save" }).click();
  await expect(moderator.locator(".notice.success")).toContainText("Saved.");
  await moderator.goto(`${site.url}/tag/crampons`);
  expect(new URL(moderator.url()).pathname).toBe("/tag/Crampon");
  expect(await status(moderator, "/tag/never-heard")).toBe(404);
});

test("somebody is suspended with a reason, and comes back", async () => {
  await open("/admin/people?q=mira");
  await admin.getByRole("link", { name: "mira" }).click();
  await admin.getByLabel("For how long").selectOption({ label: "7 days" });
  await admin.getByLabel("Reason").fill("Advertising.");
  await press("Suspend");
  await expectDone("Suspended.");
  await expect(admin.locator(".notice.warn")).toContainText("Advertising.");
  await expectAccessible(admin);
  await expectValidHtml(admin);
  await press("Lift the suspension");
  await expectDone("lifted");
});

test("an invitation lies in the outbox and is withdrawn", async () => {
  await open("/admin/invitations");
  await admin.getByLabel("E-mail address").fill("bert@example.org");
  await press("Send the invitation");
  await expectDone("on its way");
  const link = await linkInMail(site, "bert@example.org", "/invitation");
  await open("/admin/mails");
  await admin
    .getByRole("row", { name: /bert@example.org/ })
    .getByRole("link")
    .click();
  await expect(admin.locator("pre")).toContainText(link);
  await open("/admin/invitations");
  await admin.getByRole("row", { name: /bert/ }).getByRole("button").click();
  await expectDone("withdrawn");
});

test("threads move on before their category goes, and its address says so", async () => {
  await startThread(admin, site, { title: "A talk about boots", body: "Old or new?", category: "Talk" });
  await open("/categories");
  const address = (await admin.getByRole("link", { name: "Talk", exact: true }).getAttribute("href")) ?? "";
  await open("/admin/categories");
  await admin.getByRole("link", { name: "Talk", exact: true }).click();
  await admin.getByLabel("To", { exact: true }).selectOption({ label: "Questions" });
  await press("Move all threads");
  await expectDone("All threads were moved.");
  await admin.locator("summary", { hasText: "Delete category" }).click();
  await press("Yes, delete it");
  await expectDone("Deleted.");
  expect(await status(admin, address)).toBe(410);
});

test("every page is readable for everybody and valid", async () => {
  test.slow();
  const more = ["/admin", "/admin/categories/new", "/admin/tags/1", "/setup/invite", "/categories"];
  for (const path of [...more, ...AREAS.map((area) => `/admin/${area}`)]) {
    expect(await status(admin, path), path).toBe(200);
    // The document is the same without scripts.
    if (test.info().project.name === "nojs") continue;
    await expectAccessible(admin);
    await expectValidHtml(admin);
  }
});
