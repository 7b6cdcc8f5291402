/** A thread's page is kept for all members of one kind: each gets their own, and nothing of anybody else's. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { editCategory } from "#forum/categories/commands.ts";
import { editCategoryInput } from "#forum/categories/input.ts";
import { type Forum, openForum } from "#forum/forum.ts";
import { addToGroup, createGroup } from "#forum/groups/commands.ts";
import { type Actor, actorOf } from "#forum/members/actor.ts";
import { setRole } from "#forum/members/administration.ts";
import { silenceAccount, suspendAccount } from "#forum/members/limit-account.ts";
import { updateProfile } from "#forum/members/profile.ts";
import { decideAbout } from "#forum/moderation/resolve.ts";
import { muteThread } from "#forum/notifications/commands.ts";
import { markHelpful } from "#forum/threads/helpful.ts";
import { lockPost } from "#forum/threads/lock.ts";
import { postsOnPage } from "#forum/threads/queries.ts";
import { deletePost } from "#forum/threads/remove.ts";
import { replyToThread } from "#forum/threads/reply.ts";
import { startThread } from "#forum/threads/start.ts";
import { authSecret } from "#platform/boot.ts";
import { readConfig } from "#platform/config.ts";
import { newKey } from "#testing/forum.ts";
import { foundForum, makeAccount, sendForm, signedIn } from "../browser/support/forms.ts";
import { type Site, startSite } from "../browser/support/server.ts";

const TOKEN = "a token of some length";
const NAMES = ["ben", "cleo", "dora", "erik"] as const;
type Name = (typeof NAMES)[number];

let site: Site;
/** The same data from another process: this one. */
let forum: Forum;
let ada: Actor;
const cookies = new Map<string, string>();

beforeAll(async () => {
  site = await startSite({ env: { METRICS_TOKEN: TOKEN } });
  await foundForum(site);
  for (const name of NAMES) {
    await makeAccount(site, name);
    cookies.set(name, await signedIn(site, name));
  }
  const config = readConfig({ DATA_DIR: site.dataDir, SITE_URL: site.url });
  forum = await openForum({ config, secret: authSecret(config), runJobs: false });
  ada = await actorOf(forum, 1);
}, 120_000);

afterAll(async () => {
  await forum?.close();
  await site?.stop();
});

const idOf = (name: Name) => NAMES.indexOf(name) + 2;
const member = (name: Name) => actorOf(forum, idOf(name));
const says = (id: number, body: string) => ({ id, to: null, body, clientKey: newKey() });

/** A question of ada's with ben's answer. Its address, its number, and the number of the answer. */
async function aThread(categoryId = 1) {
  const title = `What hums ${newKey()}?`;
  const path = await startThread(forum, ada, { title, tags: [], categoryId, body: "It hums.", clientKey: newKey() });
  const id = Number(path.split("/").at(-1));
  await replyToThread(forum, await member("ben"), says(id, "It is the lime."));
  const [, answer] = await postsOnPage(forum, ada, id, 1);
  return { path, id, postId: answer?.id ?? 0 };
}

async function read(path: string, name: Name): Promise<string> {
  const answer = await fetch(site.url + path, { headers: { cookie: cookies.get(name) ?? "" }, redirect: "manual" });
  expect(answer.headers.get("cache-control")).toBe("private, no-store");
  return `${answer.status}\n${await answer.text()}`;
}

/** Without what is made anew for each answer. */
const settled = (html: string) => html.replaceAll(/(name="(?:clientKey|shown)" value=")[^"]*/g, "$1");
const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]+)"`).exec(html)?.[1] ?? "";

/** How many requests were answered out of what is kept for members. */
async function keptAnswers(): Promise<number> {
  const answer = await fetch(`${site.url}/metrics`, { headers: { authorization: `Bearer ${TOKEN}` } });
  return Number(/stoa_member_pages_requests_total\{answered="kept"\} (\d+)/.exec(await answer.text())?.[1]);
}

/** Dora reads until the page is kept, and related threads have been found. */
async function keep(path: string): Promise<void> {
  await read(path, "dora");
  await expect
    .poll(async () => {
      const before = await keptAnswers();
      await read(path, "dora");
      return (await keptAnswers()) - before;
    })
    .toBe(1);
}

/** The page as it is rendered for this reader alone: an address that no page knows is never kept. */
const rendered = async (path: string, name: Name) => settled(await read(`${path}?fresh=1`, name));

test("who only reads gets what is kept, with a name and a form of their own", async () => {
  const { path, id } = await aThread();
  await keep(path);
  const before = await keptAnswers();
  const [first, second] = [await read(path, "cleo"), await read(path, "cleo")];
  expect(await keptAnswers()).toBe(before + 2);
  expect(settled(first)).toBe(await rendered(path, "cleo"));
  expect(first).toContain(`data-keep="${idOf("cleo")}:reply:${id}"`);
  expect(first).toContain('href="/u/cleo"');
  expect(first).not.toContain("dora");
  const keys = [first, second].map((html) => hidden(html, "clientKey"));
  expect(new Set([...keys, ""]).size).toBe(3);
});

test("the form of a kept page posts once, and the next reader sees it at once", async () => {
  const { path, id } = await aThread();
  await keep(path);
  const html = await read(path, "cleo");
  const fields = { do: "reply", body: "From a kept page.", to: "" };
  const form = { ...fields, clientKey: hidden(html, "clientKey"), shown: hidden(html, "shown") };
  const send = () => sendForm(`${site.url}${path}`, form, { cookie: cookies.get("cleo") ?? "" });
  const answers = await Promise.all([send(), send()]);
  expect(answers.map((answer) => answer.status)).toEqual([303, 303]);
  const next = await read(path, "dora");
  expect(next.split("From a kept page.").length).toBe(2);
  await keep(path);
  // Her own reply has actions that nobody else has.
  expect(settled(await read(path, "cleo"))).toBe(await rendered(path, "cleo"));
  expect(await read(path, "cleo")).toContain("/edit");
  expect(await read(path, "dora")).not.toContain("/edit");
  expect((await read(`/raw/${id}`, "dora")).startsWith("200")).toBe(true);
});

test("what is new to somebody is shown to them as new, though others have read it", async () => {
  const { path, id } = await aThread();
  await keep(path);
  await read(path, "cleo");
  await replyToThread(forum, await member("ben"), says(id, "And it still hums."));
  await keep(path);
  expect(await read(path, "cleo")).toContain('class="since"');
  const before = await keptAnswers();
  expect(await read(path, "cleo")).not.toContain('class="since"');
  expect(await keptAnswers()).toBe(before + 1);
});

test("a text that was taken away is read by its author alone, who is told what became of it", async () => {
  const { path, id, postId } = await aThread();
  const how = { outcome: "hide", rule: "friendly", reason: "Say it kindly.", days: 0, keepPost: false } as const;
  await replyToThread(forum, await member("erik"), says(id, "It is the pump."));
  const [, , pump] = await postsOnPage(forum, ada, id, 1);
  await lockPost(forum, ada, { postId: pump?.id ?? 0, locked: "yes" });
  const looks = async () => {
    await keep(path);
    const pages = new Map<Name, string>();
    for (const name of NAMES) {
      await read(path, name);
      pages.set(name, settled(await read(path, name)));
      expect(pages.get(name), name).toBe(await rendered(path, name));
    }
    return (words: string) => NAMES.filter((name) => pages.get(name)?.includes(words));
  };
  expect((await looks())(`/p/${pump?.id}/edit`)).toEqual([]);
  await lockPost(forum, ada, { postId: pump?.id ?? 0, locked: "no" });
  expect((await looks())(`/p/${pump?.id}/edit`)).toEqual(["erik"]);
  await decideAbout(forum, ada, { target: "post", targetId: postId, ...how });
  await deletePost(forum, await member("erik"), { postId: pump?.id ?? 0, reason: "I was wrong." });
  const whoReads = await looks();
  expect(whoReads("It is the lime.")).toEqual(["ben"]);
  expect(whoReads("It is the pump.")).toEqual(["erik"]);
  expect(whoReads('value="restore"')).toEqual(["erik"]);
});

test("what is somebody's own is never missing from their page, nor on another's", async () => {
  const { path, id, postId } = await aThread();
  await keep(path);
  const plain = await rendered(path, "cleo");
  const now = forum.now() + 3_600_000;
  const reason = "To test it.";
  const steps: Readonly<Record<string, () => Promise<unknown>>> = {
    "wrote here": async () => undefined,
    "found an answer helpful": async () => markHelpful(forum, await member("erik"), { postId, helpful: "yes" }),
    "takes it back and wants no mails": async () => {
      await markHelpful(forum, await member("erik"), { postId, helpful: "no" });
      await muteThread(forum, await member("erik"), { threadId: id });
    },
    "has a shown name": async () =>
      updateProfile(forum, await member("cleo"), { displayName: "Cl&o <b>", bio: "", locale: null, view: "threaded" }),
    "reads German, one post after the other": async () =>
      updateProfile(forum, await member("cleo"), { displayName: "cleo", bio: "", locale: "de", view: "flat" }),
    "is staff": () => setRole(forum, ada, { userId: idOf("cleo"), role: "staff" }),
    moderates: () => setRole(forum, ada, { userId: idOf("cleo"), role: "moderator" }),
    "is a member again, and may only read": async () => {
      await setRole(forum, ada, { userId: idOf("cleo"), role: "member" });
      await forum.write((tx) => silenceAccount(forum, tx, { userId: idOf("cleo"), until: now, reason, by: 1 }));
    },
    "is suspended": () =>
      forum.write((tx) => suspendAccount(forum, tx, { userId: idOf("erik"), until: now, reason, by: 1 })),
  };
  for (const [what, step] of Object.entries(steps)) {
    await step();
    await keep(path);
    for (const name of NAMES) {
      // The first look marks as read.
      await read(path, name);
      expect(settled(await read(path, name)), `${name}, after somebody ${what}`).toBe(await rendered(path, name));
    }
  }
  expect(settled(await read(path, "cleo"))).not.toBe(plain);
});

test("what only some may read is kept for them alone", async () => {
  await createGroup(forum, ada, { name: "Testers" });
  const group = { id: 1, username: "dora" };
  await addToGroup(forum, ada, group);
  const form = { id: "2", name: "Talk", description: "", kind: "discussions", color: "#0b6e5f", parentId: "" };
  const rights = { see: "groups", start: "groups", reply: "groups" };
  const groups = { seeGroups: ["1"], startGroups: ["1"], replyGroups: ["1"] };
  const { path } = await aThread(2);
  await editCategory(forum, ada, editCategoryInput.parse({ ...form, ...rights, ...groups }));
  await keep(path);
  expect((await read(path, "dora")).slice(0, 3)).toBe("200");
  // Ben wrote in it before it was closed to him.
  for (let times = 0; times < 3; times++) expect(await read(path, "ben")).not.toContain("It is the lime");
});
