/** Every public address ever given out keeps answering, whatever becomes of what stood there. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { formerTags, formerUsernames, logos, posts, redirects, tags } from "#db/schema/index.ts";
import { resetSetting } from "#forum/administration/setting-facts.ts";
import { createCategory, deleteCategory, editCategory } from "#forum/categories/commands.ts";
import { editCategoryInput, newCategoryInput } from "#forum/categories/input.ts";
import { type Forum, openForum } from "#forum/forum.ts";
import { type Actor, actorOf } from "#forum/members/actor.ts";
import { createPage, deletePage } from "#forum/pages/commands.ts";
import { newPageInput } from "#forum/pages/input.ts";
import { putSettings } from "#forum/settings/changes.ts";
import { deleteTag, editTag, mergeTag } from "#forum/tags/commands.ts";
import { moveThread } from "#forum/threads/arrange.ts";
import { editPost } from "#forum/threads/edit.ts";
import { moveAllThreads } from "#forum/threads/move-all.ts";
import { deletePost } from "#forum/threads/remove.ts";
import { replyToThread } from "#forum/threads/reply.ts";
import { startThread } from "#forum/threads/start.ts";
import { authSecret } from "#platform/boot.ts";
import { readConfig } from "#platform/config.ts";
import { newKey } from "#testing/forum.ts";
import { foundForum, makeAccount } from "../browser/support/forms.ts";
import { type Site, startSite } from "../browser/support/server.ts";

let site: Site;
/** The same data from another process: this one. */
let forum: Forum;
let ada: Actor;
let ben: Actor;
let folder = "";

beforeAll(async () => {
  site = await startSite();
  await foundForum(site);
  await makeAccount(site, "ben");
  const config = readConfig({ DATA_DIR: site.dataDir, SITE_URL: site.url });
  forum = await openForum({ config, secret: authSecret(config), runJobs: false });
  [ada, ben] = [await actorOf(forum, 1), await actorOf(forum, 2)];
  folder = mkdtempSync(join(tmpdir(), "stoa-addresses-"));
}, 120_000);

afterAll(async () => {
  await forum?.close();
  await site?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const listed = async () => new Set((await site.cli(["addresses", "list", "--data"])).trim().split("\n"));
const checked = async () => (await site.cli(["addresses", "check", "--data"])).trim();

async function start(by: Actor, title: string, categoryId: number, ...names: string[]): Promise<number> {
  const path = await startThread(forum, by, { title, categoryId, tags: names, body: "Words.", clientKey: newKey() });
  return Number(path.split("/").at(-1));
}

const tagId = async (name: string) => (await forum.db.select().from(tags).where(eq(tags.nameKey, name)))[0]?.id ?? 0;

const category = (id: number, name: string, more: Record<string, string> = {}) =>
  editCategory(
    forum,
    ada,
    editCategoryInput.parse({
      ...{ id: String(id), name, description: "", kind: "discussions", color: "#0b6e5f", parentId: "" },
      ...{ see: "everyone", start: "members", reply: "members", ...more },
    }),
  );

/** A forum of another maker, with addresses of its own. */
async function importForum(): Promise<void> {
  const T = "2024-01-02T10:00:00Z";
  const files: Record<string, object[]> = {
    users: [{ id: "u1", username: "carla", displayName: "Carla", role: "member", createdAt: T }],
    categories: [{ id: "c1", slug: "attic", name: "Attic", description: "", parentId: null, kind: "questions" }],
    tags: [{ id: "g1", name: "steam" }],
    threads: [
      { id: "t1", categoryId: "c1", authorId: "u1", title: "Of old", kind: "question", tags: ["steam"], createdAt: T },
    ],
    posts: [
      { id: "p1", threadId: "t1", authorId: "u1", parentId: null, body: "Words.", createdAt: T },
      { id: "p2", threadId: "t1", authorId: "u1", parentId: null, body: "More.", createdAt: T },
    ],
    redirects: [
      { from: "/questions/17", threadId: "t1" },
      { from: "/answers/18 ü", postId: "p2" },
      { from: "/forums/attic", categoryId: "c1" },
      { from: "/labels/steam", tagName: "steam" },
      { from: "/people/carla", userId: "u1" },
    ],
  };
  for (const [name, records] of Object.entries(files))
    writeFileSync(join(folder, `${name}.jsonl`), records.map((record) => JSON.stringify(record)).join("\n"));
  await site.cli(["import", "archive", folder]);
}

test("after renaming, moving, merging, hiding and deleting, none is forgotten and each still answers", async () => {
  await importForum();
  const hidden = await createCategory(
    forum,
    ada,
    newCategoryInput.parse({ name: "Inside", kind: "discussions", see: "staff" }),
  );
  const shelf = await createCategory(forum, ada, newCategoryInput.parse({ name: "Shelf", kind: "discussions" }));
  const board = await createCategory(
    forum,
    ada,
    newCategoryInput.parse({ name: "Board", kind: "discussions", parentId: String(shelf) }),
  );
  const imprint = await createPage(
    forum,
    ada,
    newPageInput.parse({ slug: "imprint", titleEn: "Imprint", bodyEn: "Kettle Ltd." }),
  );
  const kept = await start(ben, "Why does it hum?", 1, "noise", "kettle");
  for (let n = 0; n < 21; n++)
    await replyToThread(forum, n % 2 ? ada : ben, { id: kept, to: null, body: `Reply ${n}`, clientKey: newKey() });
  const lost = await start(ben, "A slip of mine", 2, "lime");
  const gone = await start(ada, "On the board", board, "steam");
  const secret = await start(ada, "A secret plan", hidden, "falcon");
  await forum.write((tx) => putSettings(tx, { moderationLogPublic: true }));
  const before = await listed();
  expect(before.size).toBeGreaterThan(100);
  for (const path of [
    "/t/why-does-it-hum/2?page=2",
    "/questions/17",
    "/answers/18%20%C3%BC",
    "/u/ben",
    "/tag/lime.rss",
    "/pages/imprint",
    "/moderation-log",
    "/rules",
    "/manifest.webmanifest",
  ])
    expect([path, before.has(path)]).toEqual([path, true]);
  const told = [...before].filter((path) => /secret|falcon|inside/i.test(path) || path.includes(`/t/${secret}`));
  expect(told).toEqual([]);
  expect(await checked()).toMatch(/addresses: \d+ answer, \d+ lead on in one step, 0 say they are gone\.$/);

  const title = "Why does it hum so?";
  await editPost(forum, ben, { postId: 3, revision: 1, body: "Words.", title, tags: ["noise", "kettle"] });
  await category(shelf, "Rack");
  await category(1, "Asking", { kind: "questions" });
  await editTag(forum, ada, { id: await tagId("noise"), name: "sound", description: "", basis: "" });
  await mergeTag(forum, ada, { id: await tagId("sound"), into: "kettle" });
  await deletePage(forum, ada, { id: imprint });
  // A logo that another one has replaced.
  await forum.write(async (tx) => {
    await tx.insert(logos).values({ version: "0123456789abcdef", data: null, createdAt: 1 });
  });
  await deleteTag(forum, ada, { id: await tagId("lime") });
  await mergeTag(forum, ada, { id: await tagId("steam"), into: "kettle" });
  await deletePost(forum, ada, { postId: 5, reason: "" });
  await moveThread(forum, ada, { id: lost, categoryId: hidden });
  await deletePost(forum, ada, { postId: (await openingOf(gone)) ?? 0, reason: "" });
  await moveAllThreads(forum, ada, { id: board, to: hidden });
  await deleteCategory(forum, ada, { id: board });
  // Never public, and so in no list: written where few may read.
  await replyToThread(forum, ada, { id: lost, to: null, body: "Among us.", clientKey: newKey() });
  await category(3, "Attic", { kind: "questions", see: "staff" });
  await forum.write(async (tx) => {
    await tx.insert(formerUsernames).values({ usernameKey: "benjamin", userId: 2 });
  });

  await resetSetting(forum, ada, { key: "moderationLogPublic" });

  const after = await listed();
  expect([...before].filter((path) => !after.has(path))).toEqual([]);
  for (const path of [
    "/logo/0123456789abcdef.webp",
    "/c/asking/1",
    "/c/shelf/board/6",
    "/t/why-does-it-hum-so/2",
    "/u/benjamin",
    "/tag/sound",
  ])
    expect([path, after.has(path)]).toEqual([path, true]);
  expect(await checked()).toMatch(/lead on in one step, [1-9]\d+ say they are gone\.$/);
  const status = async (path: string) => (await fetch(site.url + path, { redirect: "manual" })).status;
  expect(await Promise.all(["/labels/steam", "/questions/17", "/forums/attic", "/tag/lime"].map(status))).toEqual([
    ...[308, 410, 410, 410],
  ]);
  expect([await status("/pages/imprint"), await status("/pages/never")]).toEqual([410, 404]);
  expect(await status("/moderation-log")).toBe(410);
  for (const path of [`/t/${secret}`, `/t/a-secret-plan/${secret}`, "/tag/falcon", `/c/inside/${hidden}`])
    expect([path, await status(path)]).toEqual([path, 404]);
}, 180_000);

async function openingOf(threadId: number): Promise<number | undefined> {
  const rows = await forum.db.select().from(posts).where(eq(posts.threadId, threadId));
  return rows.find(({ number }) => number === 1)?.id;
}

test("an address that answers wrongly is named, and the command fails", async () => {
  await forum.write(async (tx) => {
    await tx.insert(redirects).values({ path: "/lost/1", kind: "thread", targetId: 4_711 });
    await tx.update(formerTags).set({ tagId: 4_711 }).where(eq(formerTags.nameKey, "sound"));
  });
  const failed = await checked().then(
    () => null,
    (error: { stdout: string; stderr: string; code: number }) => error,
  );
  expect(failed?.code).toBe(1);
  expect(failed?.stdout).toContain("404  /lost/1\n");
  expect(failed?.stdout).toContain("404  /tag/sound\n");
  expect(failed?.stderr).toMatch(/^\d+ of \d+ addresses answer wrongly; the lines above say how\.\n$/);
  await expect(site.cli(["addresses", "check", "--at", "http://127.0.0.1:1"])).rejects.toThrow("does not answer");
  await expect(site.cli(["addresses", "forget"])).rejects.toThrow("addresses can do two things");
}, 120_000);
