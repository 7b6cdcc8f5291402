/** What is kept for many is what a fresh render would say, whatever happened, and whoever else looked at it. */
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { threads } from "#db/schema/index.ts";
import { changeSettings } from "#forum/administration/commands.ts";
import { changeCrawlers } from "#forum/administration/crawlers.ts";
import { crawlersForm } from "#forum/administration/input.ts";
import { editCategory } from "#forum/categories/commands.ts";
import { editCategoryInput } from "#forum/categories/input.ts";
import { fingerprint } from "#forum/fingerprint.ts";
import { type Forum, openForum } from "#forum/forum.ts";
import { checkAnswer } from "#forum/knowledge/checks.ts";
import { foldPost } from "#forum/knowledge/folding.ts";
import { writeResult } from "#forum/knowledge/results.ts";
import { changeLogo, removeLogo } from "#forum/logo/commands.ts";
import { type Actor, actorOf } from "#forum/members/actor.ts";
import { setRole, setStaffWords } from "#forum/members/administration.ts";
import { updateProfile } from "#forum/members/profile.ts";
import { decideInput } from "#forum/moderation/input.ts";
import { decideAbout } from "#forum/moderation/resolve.ts";
import { undoDecision } from "#forum/moderation/undo.ts";
import { createPage, deletePage, editPage } from "#forum/pages/commands.ts";
import { editPageInput, newPageInput } from "#forum/pages/input.ts";
import { putSettings } from "#forum/settings/changes.ts";
import { deleteTag, editTag, mergeTag } from "#forum/tags/commands.ts";
import { acceptAnswer } from "#forum/threads/accept.ts";
import { closeThread, moveThread, pinThread } from "#forum/threads/arrange.ts";
import { changeAuthor } from "#forum/threads/change-author.ts";
import { editPost } from "#forum/threads/edit.ts";
import { markHelpful } from "#forum/threads/helpful.ts";
import { splitInput } from "#forum/threads/input.ts";
import { mergeThread } from "#forum/threads/merge.ts";
import { moveAllThreads } from "#forum/threads/move-all.ts";
import { deletePost, restorePost } from "#forum/threads/remove.ts";
import { replyToThread } from "#forum/threads/reply.ts";
import { splitThread } from "#forum/threads/split.ts";
import { startThread } from "#forum/threads/start.ts";
import { sweepTimers } from "#forum/threads/timers.ts";
import { authSecret } from "#platform/boot.ts";
import { readConfig } from "#platform/config.ts";
import { newKey } from "#testing/forum.ts";
import { aPicture } from "#testing/pictures.ts";
import { foundForum, makeAccount, signedIn } from "../browser/support/forms.ts";
import { type Site, startSite } from "../browser/support/server.ts";

let site: Site;
/** The same data from another process: this one. */
let forum: Forum;
let ada: Actor;
let ben: Actor;
let question = "";
/** Cookies of two members who only read. */
let readers: string[] = [];

beforeAll(async () => {
  site = await startSite();
  await foundForum(site);
  for (const name of ["ben", "cleo", "dora"]) await makeAccount(site, name);
  readers = await Promise.all(["cleo", "dora"].map((name) => signedIn(site, name)));
  const config = readConfig({ DATA_DIR: site.dataDir, SITE_URL: site.url });
  forum = await openForum({ config, secret: authSecret(config), runJobs: false });
  [ada, ben] = [await actorOf(forum, 1), await actorOf(forum, 2)];
  question = await startThread(forum, ben, thread("Why does the kettle hum?", ["kettle", "noise"]));
  await startThread(forum, ada, { ...thread("The kettle hums at night", ["kettle"]), categoryId: 2 });
  await replyToThread(forum, ada, { id: 1, to: null, body: "It is the lime.", clientKey: newKey() });
  await replyToThread(forum, ben, { id: 2, to: null, body: "Here too.", clientKey: newKey() });
}, 120_000);

afterAll(async () => {
  await forum?.close();
  await site?.stop();
});

const thread = (title: string, tags: string[]) => ({
  ...{ title, tags, categoryId: 1, body: "A question about it.", clientKey: newKey() },
});

const PAGES = () => [
  "/pages/imprint",
  ...["/", "/latest", "/unanswered", "/unsolved", "/top", "/top?period=all", "/categories", "/tags"],
  ...["/c/questions/1", "/c/talk/2", "/tag/kettle", "/tag/noise", question, `${question}?view=flat`],
  ...["/t/the-kettle-hums-at-night/2", "/u/ada", "/u/ada?show=replies", "/u/ben", "/u/ben?show=replies"],
  ...["/latest.json", "/categories.json", "/c/questions/1.json", `${question}.json`, `${question}.md`, "/raw/1"],
  ...["/feed.xml", "/feed.atom", "/c/questions/1.rss", "/tag/kettle.atom", `${question}.rss`, "/u/ben.rss"],
  ...[
    "/moderation-log",
    "/rules",
    "/u/ben.json",
    "/sitemap.xml",
    "/llms.txt",
    "/robots.txt",
    "/manifest.webmanifest",
    "/favicon.svg",
  ],
];

/** Those that are kept for members, too. */
const THREADS = () => [question, `${question}?view=flat`, "/t/the-kettle-hums-at-night/2"];

async function page(path: string, headers: Record<string, string> = {}): Promise<string> {
  const answer = await fetch(site.url + path, { headers, redirect: "manual" });
  // The way back after signing in names the address as it was asked for.
  const text = (await answer.text())
    .replaceAll(/(\/sign-(?:in|up))\?return=[^"]*/g, "$1")
    // Made anew for each answer.
    .replaceAll(/(name="(?:clientKey|shown)" value=")[^"]*/g, "$1");
  const location = answer.headers.get("location")?.replace(/[?&]fresh=1/, "") ?? "";
  return `${answer.status} ${location}\n${withSortedHead(text.replaceAll("><", ">\n<"))}`;
}

/** Which of the head's lines comes first depends on what was ready first, and means nothing. */
function withSortedHead(text: string): string {
  const [head = "", ...body] = text.split("\n</head>");
  return body.length === 0 ? text : [head.split("\n").sort().join("\n"), ...body].join("\n</head>");
}

/** As if nobody had asked before: a query that no page knows is never kept. */
const freshPage = (path: string, headers?: Record<string, string>) =>
  page(`${path}${path.includes("?") ? "&" : "?"}fresh=1`, headers);

const reply = (id: number, to: number | null, body: string) => ({ id, to, body, clientKey: newKey() });
const SETTINGS: Omit<Parameters<typeof changeSettings>[2], "siteName"> = {
  ...{ siteDescription: "About kettles.", language: "en", address: "sie", accent: "#0b6e5f", math: true, basis: "" },
  ...{ registrationOpen: true, timeZone: "Europe/Berlin", imprintLink: "/imprint", privacyLink: "" },
  ...{
    communityRules: "",
    welcome: "Do *come in*.",
    footerLinks: "Shop: https://shop.example.org",
    flagsToHide: 3,
    moderationLogPublic: false,
  },
};
const logoFile = async (colour: string) => ({
  name: "logo.png",
  bytes: await aPicture(80, 40, colour).png().toBuffer(),
});
const IMPRINT = { slug: "imprint", titleEn: "Imprint", bodyEn: "Kettle Ltd.", inFooter: "on" };
const IMPRINT_FORM = { titleDe: "", bodyDe: "", titleEn: "Imprint", bodyEn: "Kettle Ltd.", inFooter: true };
const categoryForm = (more: Record<string, string>) =>
  editCategoryInput.parse({
    ...{ id: "1", name: "Questions", description: "Ask.", kind: "questions", color: "#0b6e5f", parentId: "" },
    ...{ see: "everyone", start: "members", reply: "members" },
    ...more,
  });

/** The decision that hid a post. */
let hidden = 0;
const HIDING = { target: "post", outcome: "hide", rule: "friendly" };

/** What people do, one after the other: each shows on some of the pages above. */
const STEPS: Readonly<Record<string, () => Promise<unknown>>> = {
  "a reply": () => replyToThread(forum, ben, reply(1, 2, "Lime, you say?")),
  "an edit": () => editPost(forum, ada, { postId: 3, revision: 1, body: "It is the lime in the water." }),
  "a title and other tags": async () => {
    await editPost(forum, ben, {
      postId: 1,
      revision: 1,
      body: "It hums.",
      title: "Why does it hum?",
      tags: ["noise"],
    });
    question = "/t/why-does-it-hum/1";
  },
  "an accepted answer": () => acceptAnswer(forum, ben, { id: 1, postId: 3 }),
  "a helpful mark": () => markHelpful(forum, ben, { postId: 3, helpful: "yes" }),
  "a check": () => checkAnswer(forum, ada, { id: 1, postId: 3, forVersion: "3.1" }),
  "a result": () => writeResult(forum, ada, { id: 1, revision: 0, body: "Lime. Vinegar helps." }),
  "small talk folded": () => foldPost(forum, ada, { postId: 5, folded: "yes" }),
  "a pin": () => pinThread(forum, ada, { id: 2, pinned: "yes" }),
  "a pin in its category alone": async () => {
    await pinThread(forum, ada, { id: 2, pinned: "no" });
    await pinThread(forum, ada, { id: 2, pinned: "yes", where: "category" });
  },
  "and its end": async () => {
    await forum.write((tx) => tx.update(threads).set({ pinnedUntil: 1 }).where(eq(threads.id, 2)));
    await sweepTimers(forum);
  },
  "a thread closed": () => closeThread(forum, ada, { id: 2, closed: "yes", reason: "Said already." }),
  "and opened": () => closeThread(forum, ada, { id: 2, closed: "no", reason: "" }),
  "closed by the clock": async () => {
    await forum.write((tx) => tx.update(threads).set({ closeRule: "at", closeAt: 1 }).where(eq(threads.id, 2)));
    await sweepTimers(forum);
  },
  "opened by the clock": async () => {
    await forum.write((tx) => tx.update(threads).set({ reopenAt: 1 }).where(eq(threads.id, 2)));
    await sweepTimers(forum);
  },
  "another author": () => changeAuthor(forum, ada, { postId: 4, username: "ada" }),
  "and the first one again": () => changeAuthor(forum, ada, { postId: 4, username: "ben" }),
  "another name": () => updateProfile(forum, ben, { displayName: "Benno", bio: "", locale: null, view: "threaded" }),
  "another name of who summed it up": () =>
    updateProfile(forum, ada, { displayName: "Adele", bio: "", locale: null, view: "threaded" }),
  "words about oneself": () =>
    updateProfile(forum, ben, { displayName: "Benno", bio: "I boil.", locale: null, view: "threaded" }),
  "a role and a team": async () => {
    await setRole(forum, ada, { userId: 2, role: "staff" });
    await setStaffWords(forum, ada, { userId: 2, title: "Boiler", team: "Kitchen" });
  },
  "a tag's name": () => editTag(forum, ada, { id: 2, name: "sound", description: "What one hears.", basis: "" }),
  "a tag merged": () => mergeTag(forum, ada, { id: 2, into: "kettle" }),
  "a reply deleted": () => deletePost(forum, ben, { postId: 4, reason: "" }),
  "and restored": () => restorePost(forum, ben, { postId: 4 }),
  "the log of the moderation open": () => forum.write((tx) => putSettings(tx, { moderationLogPublic: true })),
  "a reply hidden by a moderator": async () => {
    hidden = await decideAbout(forum, ada, decideInput.parse({ ...HIDING, targetId: 4 }));
  },
  "and shown again": () => undoDecision(forum, ada, { decisionId: hidden, reason: "" }),
  "other rules": () => forum.write((tx) => putSettings(tx, { communityRules: "calm: Keep calm and boil." })),
  "a thread deleted": () => deletePost(forum, ada, { postId: 2, reason: "" }),
  "and back": () => restorePost(forum, ada, { postId: 2 }),
  "a thread moved": () => moveThread(forum, ada, { id: 2, categoryId: 1 }),
  "a category called otherwise": async () => editCategory(forum, ada, categoryForm({ name: "Asking" })),
  "a category hidden": async () => editCategory(forum, ada, categoryForm({ name: "Asking", see: "staff" })),
  "and shown": async () => editCategory(forum, ada, categoryForm({ name: "Asking" })),
  "a whole category moved": () => moveAllThreads(forum, ada, { id: 1, to: 2 }),
  "a tag deleted": () => deleteTag(forum, ada, { id: 1 }),
  "another name for the forum": () => changeSettings(forum, ada, { ...SETTINGS, siteName: "Kettle Club" }),
  "a crawler refused": () => changeCrawlers(forum, ada, crawlersForm.parse({ "classes.training": "refuse" })),
  "replies begin a thread of their own": () => {
    const numbers = { numbers: ["2"], withReplies: "on" };
    return splitThread(
      forum,
      ada,
      splitInput.parse({ id: 1, ...numbers, title: "Of lime and kettles", categoryId: 2 }),
    );
  },
  "a thread merged into another": () => mergeThread(forum, ada, { id: 2, into: 1 }),
  "a page of the company's own": () => createPage(forum, ada, newPageInput.parse(IMPRINT)),
  "another text on it": () =>
    editPage(
      forum,
      ada,
      editPageInput.parse({ ...IMPRINT, id: 1, bodyEn: "Kettles.", basis: fingerprint(IMPRINT_FORM) }),
    ),
  "the page deleted": () => deletePage(forum, ada, { id: 1 }),
  "a logo": async () => changeLogo(forum, ada, { logo: await logoFile("#ff0000"), nameShown: true }),
  "another logo, and no name": async () =>
    changeLogo(forum, ada, { logo: await logoFile("#00ff00"), logoDark: await logoFile("#0000ff"), nameShown: false }),
  "no logo": () => removeLogo(forum, ada, { variant: "light" }),
  "another language": () => changeSettings(forum, ada, { ...SETTINGS, siteName: "Kettle Club", language: "de" }),
};

/** A member's page as the next member gets it, out of what was kept when others asked; and as it would be rendered. */
async function membersPage(path: string): Promise<{ served: string; fresh: string }> {
  const [cookie = "", others = ""] = readers;
  // The first look may show what is new, the second asking makes a page for many.
  for (const headers of [{ cookie }, { cookie: others }, { cookie: others }]) await page(path, headers);
  return { served: await page(path, { cookie }), fresh: await freshPage(path, { cookie }) };
}

/** Of these the picture of the question tells. */
const PICTURED = [
  ...["a title and other tags", "an accepted answer", "a category called otherwise"],
  ...["another name for the forum", "another language"],
];
const pictured = async () => (await fetch(`${site.url}${question}/card.png`)).headers.get("etag");

test("whatever another process changes, the next page that a guest gets is the page as it is now", async () => {
  // What is related is asked for at the first look, and may come a moment later.
  for (const path of PAGES()) await page(path);
  for (const [name, step] of Object.entries(STEPS)) {
    const before = new Map<string, string>();
    for (const path of PAGES()) before.set(path, await page(path));
    const picture = await pictured();
    await step();
    if (PICTURED.includes(name)) expect(await pictured(), name).not.toBe(picture);
    let changed = 0;
    for (const path of PAGES()) {
      let served = await page(path);
      let fresh = await freshPage(path);
      // What is related may be late, and is not kept then; what is kept wrongly would stay so.
      for (let tries = 0; served !== fresh && tries < 20; tries++) {
        await new Promise((done) => setTimeout(done, 100));
        [served, fresh] = [await page(path), await freshPage(path)];
      }
      expect(served, `${path} after ${name}`).toBe(fresh);
      if (served !== before.get(path)) changed++;
    }
    for (const path of THREADS()) {
      const { served, fresh } = await membersPage(path);
      expect(served, `${path} of a member after ${name}`).toBe(fresh);
    }
    // A step that shows nowhere would prove nothing.
    expect(changed, name).toBeGreaterThan(0);
  }
});

test("nothing of a member is in a guest's page, whoever looked first", async () => {
  const cookie = await signedIn(site, "ben");
  for (const path of PAGES()) {
    const mine = await page(path, { cookie });
    const guests = await page(path);
    const says = (text: string) => text.includes('action="/sign-out"');
    expect([path, says(mine), says(guests)]).toEqual([path, mine.includes("<html"), false]);
    expect(await page(path, { cookie: cookie.replace(/=.*/, "=made-up") })).toBe(guests);
  }
});

test("no header of a request changes what others are served", async () => {
  const hostile: Record<string, string>[] = [
    { "x-forwarded-host": "evil.example", "x-forwarded-proto": "https", "x-forwarded-for": "6.6.6.6" },
    { forwarded: "host=evil.example", "x-original-url": "/admin", "x-rewrite-url": "/admin" },
    { "accept-language": "fr", "accept-encoding": "br;q=0, deflate, gzip;q=0" },
    { range: "bytes=0-10", "if-range": '"x"' },
    { "if-none-match": '"nonsense", W/"', "if-modified-since": "Sun, 22 Nov 2099 10:00:00 GMT" },
    { rsc: "1", "next-router-state-tree": "%5B%22%22%5D", "next-url": "/admin", "x-middleware-subrequest": "x" },
    { "user-agent": "Googlebot/2.1", referer: "https://evil.example/", "save-data": "on", dnt: "1" },
    { authorization: "Bearer x", "x-requested-with": "XMLHttpRequest", accept: "application/json" },
  ];
  const started = await startThread(forum, ada, { ...thread("A page for hostile eyes", []), categoryId: 2 });
  for (const [at, headers] of hostile.entries()) {
    // Each is the first to ask for its page, so what it could spoil would stay.
    const path = `${started}${at % 2 ? "?view=flat" : ""}`;
    await replyToThread(forum, ada, reply(Number(started.split("/").at(-1)), null, `Reply ${at}`));
    const theirs = await page(path, headers);
    const others = await page(path);
    expect([at, others.startsWith("200"), others.includes("evil.example")]).toEqual([at, true, false]);
    expect([at, theirs]).toEqual([at, others]);
    expect(others).toBe(await freshPage(path));
  }
});

test("who has the page already is told so, for each coding apart", async () => {
  const tags = new Map<string, string>();
  for (const coding of ["br", "gzip", "identity"]) {
    const answer = await fetch(`${site.url}/`, { headers: { "accept-encoding": coding } });
    expect(answer.headers.get("content-encoding") ?? "identity").toBe(coding);
    expect(answer.headers.get("cache-control")).toBe("public, no-cache");
    expect(answer.headers.get("vary")).toBe("Cookie, Accept-Encoding");
    await answer.text();
    const etag = answer.headers.get("etag") ?? "";
    tags.set(coding, etag);
    const again = await fetch(`${site.url}/`, { headers: { "accept-encoding": coding, "if-none-match": etag } });
    expect([coding, again.status, await again.text()]).toEqual([coding, 304, ""]);
    expect(again.headers.get("etag")).toBe(etag);
  }
  expect(new Set(tags.values()).size).toBe(3);
  const wrong = await fetch(`${site.url}/`, {
    headers: { "accept-encoding": "gzip", "if-none-match": tags.get("br") ?? "" },
  });
  expect(wrong.status).toBe(200);
});
