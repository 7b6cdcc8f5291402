/** Every kind of page, as everybody sees it: valid, accessible in both themes, narrow enough, quiet, our own. */

import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import Database from "better-sqlite3";
import { eq } from "drizzle-orm";
import { users } from "#db/schema/index.ts";
import { actorOf } from "#forum/members/actor.ts";
import { createPage } from "#forum/pages/commands.ts";
import { newPageInput } from "#forum/pages/input.ts";
import { putSettings } from "#forum/settings/changes.ts";
import { expectAccessible } from "./support/axe.ts";
import { foundForum, makeAccount } from "./support/forms.ts";
import { expectValidHtml } from "./support/html.ts";
import { expectNoSidewaysScroll, expectOutline, type Watch, watch } from "./support/page.ts";
import { memberBrowser, newVisitor } from "./support/people.ts";
import { forumOf } from "./support/queue.ts";
import { type Site, startSite } from "./support/server.ts";

test.describe.configure({ timeout: 300_000 });

const WIDTHS = [390, 320];

let site: Site;
let places: Places;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  site = await startSite({ demo: true });
  places = placesIn(join(site.dataDir, "stoa.db"));
  await makeAccount(site, "chefin", "administrator");
  await makeAccount(site, "modesta", "moderator");
  await makeAccount(site, "mira");
  const forum = await forumOf(site);
  const page = { slug: "werkstatt", titleDe: "Die Werkstatt", bodyDe: "Wo sie **liegt**.", inFooter: "on" };
  const [chief] = await forum.db.select({ id: users.id }).from(users).where(eq(users.username, "chefin"));
  await createPage(forum, await actorOf(forum, chief?.id ?? 0), newPageInput.parse(page));
  await forum.write((tx) => putSettings(tx, { moderationLogPublic: true }));
  await forum.close();
});
test.afterAll(() => site?.stop());

test("lists and places, for a guest", async ({ browser }) => {
  const page = await newVisitor(browser);
  await lookAt(page, [
    ["/"],
    ["/latest?page=2"],
    ["/unanswered"],
    ["/unsolved"],
    ["/top"],
    ["/top?period=all"],
    ["/categories"],
    [`/c/${places.category}`],
    [`/c/${places.subCategory}`],
    ["/tags"],
    ["/search"],
    ["/search?q=akku+regen"],
    ["/search?q=akku&is=solved&order=date"],
    ["/search?q=xyzzyqq"],
    [`/tag/${encodeURIComponent(places.tag)}`],
    ["/u/henrike"],
    ["/u/ole77?show=replies"],
    ["/u/frau_petersen"],
    ["/rules"],
    ["/moderation-log"],
    ["/pages/werkstatt"],
    ["/report-illegal-content"],
  ]);
});

test("threads, for a guest", async ({ browser }) => {
  const page = await newVisitor(browser);
  await lookAt(page, [
    [`/t/${places.solved}`],
    [`/t/${places.long}`],
    [`/t/${places.long}?page=2`],
    [`/t/${places.long}?view=flat`],
    [`/t/${places.closed}`],
    [`/t/${places.withDeleted}`],
    [`/p/${places.edited}/history`],
  ]);
});

test("the way in, and where there is nothing, for a guest", async ({ browser }) => {
  const page = await newVisitor(browser);
  await lookAt(page, [
    ["/new"],
    ["/sign-in"],
    ["/sign-up"],
    ["/forgotten-password"],
    ["/forgotten-password?sent=1"],
    ["/reset-password?token=nothing", 410],
    ["/confirm-email?token=nothing", 410],
    ["/invitation?token=nothing", 410],
    ["/setup?token=nothing", 410],
    ["/unsubscribe/nothing", 404],
    ["/nothing-here", 404],
    ["/t/nothing/999999", 404],
    ["/latest?page=999", 404],
  ]);
});

test("what members see, in English", async ({ browser }) => {
  const page = await memberBrowser(browser, site, "mira");
  await page.goto(`${site.url}/settings/profile`);
  await page.locator("[name=locale]").selectOption("en");
  await page.locator("main form button").first().click();
  await lookAt(
    page,
    [
      ["/"],
      ["/new"],
      ["/notifications"],
      ["/settings/profile"],
      ["/settings/account"],
      ["/settings/sessions"],
      ["/settings/notifications"],
      ["/u/mira"],
      [`/t/${places.solved}`],
      [`/t/${places.solved}?reply=1`],
      [`/t/${places.solved}?quote=1`],
      ["/nothing-here", 404],
    ],
    "en",
  );
});

test("refused forms, in English", async ({ browser }) => {
  const page = await memberBrowser(browser, site, "mira");
  const heard = watch(page, site.url);
  const forms: [path: string, form: string][] = [
    ["/new", "main form"],
    ["/settings/account", "form:has([name=currentPassword])"],
    [`/t/${places.solved}`, "#reply"],
  ];
  for (const [path, form] of forms) {
    await page.goto(site.url + path);
    const html = await refusedPage(page, form);
    await expect(page.locator("[data-errors]").first()).toBeVisible();
    await expectLooks(page, "en", heard, html);
  }
  const guest = await newVisitor(browser);
  const guestHeard = watch(guest, site.url);
  for (const path of ["/sign-in", "/sign-up", "/forgotten-password"]) {
    await guest.goto(site.url + path);
    const html = await refusedPage(guest, "main form");
    await expect(guest.locator("[data-errors]").first()).toBeVisible();
    await expectLooks(guest, "de", guestHeard, html);
  }
});

test("what moderators see", async ({ browser }) => {
  const page = await memberBrowser(browser, site, "modesta");
  await lookAt(page, [
    [`/t/${places.withDeleted}`],
    [`/t/${places.closed}`],
    [`/p/${places.edited}/edit`],
    [`/p/${places.edited}/delete`],
    [`/p/${places.opening}/edit`],
    [`/p/${places.opening}/delete`],
    ["/admin/tags"],
  ]);
});

test("what administrators see", async ({ browser }) => {
  const page = await memberBrowser(browser, site, "chefin");
  await lookAt(page, [
    ["/admin"],
    ["/admin?days=365"],
    ["/admin/log"],
    ["/admin/backups"],
    ["/admin/categories/see-as"],
    ["/admin/categories/see-as?as=member"],
    ["/admin/invitations/csv"],
    ["/admin/pages"],
    ["/admin/pages/new"],
    ["/admin/confirm"],
    ["/admin/settings?q=color"],
    ["/admin/log?who=chefin&area=people&from=2026-01-01"],
    ["/admin/categories"],
    ["/admin/categories/new"],
    [`/admin/categories/${places.categoryId}`],
    ["/admin/tags"],
    [`/admin/tags/${places.tagId}`],
    ["/admin/people"],
    [`/admin/people/${places.personId}`],
    ["/admin/invitations"],
    ["/admin/groups"],
    [`/admin/groups/${places.groupId}`],
    ["/admin/settings"],
    ["/admin/limits"],
    ["/admin/search"],
    ["/knowledge"],
    ["/knowledge/review"],
    ["/admin/mails"],
    ["/admin/jobs"],
    ["/admin/health"],
    ["/admin/logo"],
    ["/admin/crawlers"],
    ["/admin/prevention"],
    ["/admin/watched-words"],
    ["/admin/blocks"],
    ["/admin/settings?q=spam"],
  ]);
});

test("German says Sie, or du, and never both", async ({ browser }) => {
  const formal = await startSite();
  await foundForum(formal, { language: "de", address: "sie" });
  for (const [from, wrong] of [
    [formal, /\b(du|dein\w*|dir|dich)\b/i],
    [site, /\b(Sie|Ihr(e[nmrs]?)?|Ihnen)\b/],
  ] as const) {
    const page = await newVisitor(browser);
    for (const path of ["/sign-in", "/sign-up", "/forgotten-password", "/new", "/nothing-here", "/invitation"]) {
      await page.goto(from.url + path);
      await expectOutline(page, "de");
      expect(await page.getByRole("main").innerText(), `${path} of ${from.url}`).not.toMatch(wrong);
    }
    await page.context().close();
  }
  await formal.stop();
});

/** Opens each address and looks at it; the demo speaks German. */
async function lookAt(page: Page, addresses: readonly (readonly [string, number?])[], lang = "de"): Promise<void> {
  const heard = watch(page, site.url);
  for (const [path, status = 200] of addresses) {
    const answer = await page.goto(site.url + path);
    expect(answer?.status(), path).toBe(status);
    await expectLooks(page, lang, heard, await answer?.text());
  }
  await page.context().close();
}

async function expectLooks(page: Page, lang: string, heard: Watch, html: string | undefined): Promise<void> {
  await expectOutline(page, lang);
  await expectValidHtml(page, html);
  await expectAccessible(page);
  for (const width of WIDTHS) await expectNoSidewaysScroll(page, width);
  // What stands in square brackets or with dots is the name of a message that is not there.
  expect(await page.locator("body").innerText()).not.toMatch(/\b(errors|admin|site|post|thread|lists)\.[a-z]\w+/);
  expect(heard.complaints()).toEqual([]);
}

/** Sends a form as it stands, past what the browser itself would hold back; returns the answer. */
async function refusedPage(page: Page, form: string): Promise<string> {
  const answer = page.waitForResponse((response) => response.request().method() === "POST");
  await page
    .locator(form)
    .first()
    .evaluate((found) => (found as HTMLFormElement).submit());
  expect((await answer).status(), page.url()).toBe(422);
  return (await answer).text();
}

type Places = ReturnType<typeof placesIn>;

/** Where in the demo the kinds of pages are. */
function placesIn(file: string) {
  const database = new Database(file, { readonly: true });
  const one = <Type>(query: string) => Object.values(database.prepare(query).get() as object)[0] as Type;
  const places = {
    solved: one<number>("SELECT id FROM threads WHERE accepted_post_id IS NOT NULL ORDER BY last_number DESC"),
    long: one<number>("SELECT id FROM threads ORDER BY last_number DESC"),
    closed: one<number>("SELECT id FROM threads WHERE closed_at IS NOT NULL"),
    withDeleted: one<number>("SELECT thread_id FROM posts WHERE deleted_at IS NOT NULL AND number > 1"),
    edited: one<number>("SELECT post_id FROM revisions"),
    opening: one<number>("SELECT id FROM posts WHERE number = 1"),
    category: one<number>("SELECT id FROM categories WHERE parent_id IS NULL ORDER BY id"),
    subCategory: one<number>("SELECT id FROM categories WHERE parent_id IS NOT NULL ORDER BY id"),
    categoryId: one<number>("SELECT id FROM categories WHERE parent_id IS NOT NULL ORDER BY id DESC"),
    tag: one<string>("SELECT name FROM tags ORDER BY id"),
    tagId: one<number>("SELECT id FROM tags ORDER BY id"),
    personId: one<number>("SELECT id FROM users WHERE role = 'member' ORDER BY id"),
    groupId: one<number>("SELECT id FROM groups ORDER BY id"),
  };
  database.close();
  return places;
}
