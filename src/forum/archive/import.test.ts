import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { and, asc, count, eq, isNotNull } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import {
  categories,
  events,
  helpfulMarks,
  jobs,
  type notifications,
  posts,
  redirects,
  threads,
  threadTags,
  users,
} from "#db/schema/index.ts";
import type { Forum } from "#forum/forum.ts";
import { recountThread } from "#forum/threads/changes.ts";
import { versionsOf } from "#forum/versions.ts";
import { testData } from "#testing/data.ts";
import { aForum } from "#testing/forum.ts";
import { exportTo } from "./export.ts";
import { importFrom } from "./import.ts";
import { findOldAddress } from "./old-addresses.ts";
import { archiveSource } from "./readers/archive.ts";
import { discourseSource } from "./readers/discourse.ts";
import type { Source } from "./readers/source.ts";
import { stackExchangeSource } from "./readers/stackexchange.ts";
import { aFolder, aReport, category, post, T, thread, user } from "./testing/folders.ts";

const counted = async (
  forum: Forum,
  table: typeof posts | typeof threads | typeof users | typeof jobs | typeof events | typeof notifications,
) => (await forum.db.select({ n: count() }).from(table))[0]?.n;

async function bring(forum: Forum, source: Source, name = "old", signal?: AbortSignal) {
  const report = aReport();
  const stored = await importFrom(forum, source, { source: name, report, ...(signal && { signal }) });
  return { report, stored };
}

async function bringFiles(forum: Forum, files: Parameters<typeof aFolder>[0], name = "old") {
  return bring(forum, await archiveSource(aFolder(files)), name);
}

const SMALL = {
  "users.jsonl": [
    user("u1", { email: "Ada@Example.org", role: "staff", title: "Care", team: "Help" }),
    user("u2"),
    user("u3"),
  ],
  "categories.jsonl": [category("c1"), category("c2", { parentId: "c1", kind: "discussions" })],
  "tags.jsonl": [{ name: "router", description: "Boxes" }],
  "threads.jsonl": [
    thread("t5", { tags: ["zebra", "router", "apple"], acceptedPostId: "p3", rating: 4 }),
    thread("t9", { categoryId: "c2", kind: "discussion", closedAt: T }),
  ],
  "posts.jsonl": [
    post(3, "t5", { authorId: "u2", score: 3, mood: "good" }),
    post(1, "t5"),
    post(4, "t5", { authorId: "u3", parentId: "p3" }),
    post(2, "t5", { authorId: "u3", deletedAt: "2024-01-03T00:00:00Z", deletedReason: "spam" }),
    post(11, "t9", { authorId: "u2" }),
  ],
  "votes.jsonl": [
    { postId: "p3", userId: "u1", createdAt: T },
    { postId: "p3", userId: "u3" },
  ],
  "redirects.jsonl": [{ from: "/old/router-thread", threadId: "t5" }],
};

describe("an archive", () => {
  test("becomes threads with the right counts, and nobody hears of it", async () => {
    const { forum } = await aForum();
    const { report, stored } = await bringFiles(forum, SMALL);
    expect(report.reasons()).toEqual([]);
    expect(stored).toMatchObject({ users: 3, categories: 2, threads: 2, posts: 5, votes: 2, redirects: 1 });
    const [first, second] = await forum.db.select().from(threads).orderBy(asc(threads.id));
    expect(first).toMatchObject({
      id: 5,
      slug: "thread-t5",
      kind: "question",
      lastNumber: 4,
      replyCount: 2,
      answerCount: 1,
      helpfulCount: 5,
      lastPostAt: Date.parse(T) + 4 * 60_000,
    });
    expect(second).toMatchObject({ id: 9, lastNumber: 1, replyCount: 0, closedAt: Date.parse(T) });
    const rows = await forum.db.select().from(posts).where(eq(posts.threadId, 5)).orderBy(asc(posts.number));
    expect(rows.map((row) => [row.number, row.body, row.rendererVersion])).toEqual([
      [1, "Text 1", 0],
      [2, "Text 2", 0],
      [3, "Text 3", 0],
      [4, "Text 4", 0],
    ]);
    expect(rows[3]?.parentId).toBe(rows[2]?.id);
    expect(first?.acceptedPostId).toBe(rows[2]?.id);
    expect(rows[2]).toMatchObject({ importedScore: 3, helpfulCount: 5 });
    const [ada] = await forum.db.select().from(users).where(isNotNull(users.email));
    expect(ada).toMatchObject({
      email: "Ada@Example.org",
      emailConfirmedAt: null,
      passwordHash: null,
      role: "staff",
      postCount: 1,
    });
    expect(await counted(forum, jobs)).toBe(0);
    expect(await counted(forum, events)).toBe(0);
    const shelves = await forum.db.select({ n: categories.threadCount }).from(categories).orderBy(asc(categories.id));
    expect(shelves.map(({ n }) => n)).toEqual([1, 1]);
    expect((await versionsOf(forum.db, ["lists"])).get("lists")).toBeGreaterThan(0);
    expect(await findOldAddress(forum, "/old/router-thread/page/2?x=1")).toEqual({ kind: "thread", targetId: 5 });
  });

  test("counts are what a recount gives", async () => {
    const { forum } = await aForum();
    await bringFiles(forum, SMALL);
    const before = await forum.db.select().from(threads).orderBy(asc(threads.id));
    for (const { id } of before) await forum.write((tx) => recountThread(tx, id));
    expect(await forum.db.select().from(threads).orderBy(asc(threads.id))).toEqual(before);
  });

  test("a second run adds only what is new", async () => {
    const { forum } = await aForum();
    await bringFiles(forum, SMALL);
    const more = {
      ...SMALL,
      "users.jsonl": [...SMALL["users.jsonl"], user("u4")],
      "posts.jsonl": [...SMALL["posts.jsonl"], post(20, "t5", { authorId: "u4", parentId: "p3" })],
    };
    const { stored, report } = await bringFiles(forum, more);
    expect(report.reasons()).toEqual([]);
    expect(stored).toEqual({
      users: 1,
      categories: 0,
      tags: 0,
      threads: 0,
      posts: 1,
      revisions: 0,
      votes: 0,
      redirects: 0,
    });
    const [row] = await forum.db.select().from(threads).where(eq(threads.id, 5));
    expect(row).toMatchObject({ lastNumber: 5, replyCount: 3, helpfulCount: 5 });
    const [added] = await forum.db
      .select()
      .from(posts)
      .where(and(eq(posts.threadId, 5), eq(posts.number, 5)));
    const [parent] = await forum.db
      .select()
      .from(posts)
      .where(and(eq(posts.threadId, 5), eq(posts.number, 3)));
    expect(added?.parentId).toBe(parent?.id);
  });

  test("export gives the same records back, unknown fields too, and never a password", async () => {
    const { forum, dir } = await aForum();
    const source = aFolder(SMALL);
    await bring(forum, await archiveSource(source));
    await forum.write((tx) => tx.update(users).set({ passwordHash: "$argon2id$secret" }));
    await exportTo(forum, join(dir, "out"));
    for (const file of Object.keys(SMALL)) {
      const written = lines(join(dir, "out", file));
      for (const record of lines(join(source, file))) {
        const { createdAt, deletedAt, closedAt, ...fields } = record;
        const same = written.find(
          (one) =>
            one.id === record.id &&
            one.name === record.name &&
            one.userId === record.userId &&
            one.from === record.from,
        );
        expect(same).toMatchObject(fields);
        if (createdAt) expect(Date.parse(String(same?.createdAt))).toBe(Date.parse(String(createdAt)));
      }
    }
    const everything = readdirSync(join(dir, "out"))
      .map((file) => readFileSync(join(dir, "out", file), "utf8"))
      .join();
    expect(everything).not.toContain("argon2");
    expect(everything).toContain("Ada@Example.org");

    // And once more around.
    const { forum: second, dir: secondDir } = await aForum();
    await bring(second, await archiveSource(join(dir, "out")));
    await exportTo(second, join(secondDir, "out"));
    for (const file of readdirSync(join(dir, "out"))) {
      if (file === "manifest.json") continue;
      expect(sorted(join(secondDir, "out", file)), file).toEqual(sorted(join(dir, "out", file)));
    }
    await expect(exportTo(second, join(secondDir, "out"))).rejects.toThrow("is not empty");
  });

  test("an interrupted run goes on where it stopped", async () => {
    const { forum, dir } = await aForum();
    const total = 1700;
    const files = {
      "users.jsonl": [user("u1")],
      "categories.jsonl": [category("c1")],
      "threads.jsonl": [thread("t1"), thread("t2")],
      "posts.jsonl": Array.from({ length: total }, (_, n) =>
        post(n + 1, n < 1200 ? "t1" : "t2", n > 5 && n < 1200 ? { parentId: `p${n - 3}` } : {}),
      ),
    };
    const source = await archiveSource(aFolder(files));
    const stop = new AbortController();
    let writes = 0;
    const interrupted: Forum = {
      ...forum,
      async write(body) {
        if (++writes > 6) throw new Error("power cut");
        return forum.write(body);
      },
    };
    await expect(bring(interrupted, source, "old", stop.signal)).rejects.toThrow("power cut");
    const before = (await counted(forum, posts)) ?? 0;
    expect(before).toBeGreaterThan(0);
    expect(before).toBeLessThan(total);
    expect(readdirSync(join(dir, "tmp"))).toEqual([]);
    const { stored } = await bring(forum, source);
    expect(stored.posts).toBe(total - before);
    const [first] = await forum.db.select().from(threads).where(eq(threads.id, 1));
    expect(first).toMatchObject({ lastNumber: 1200, replyCount: 1199 });
    const [late] = await forum.db
      .select()
      .from(posts)
      .where(and(eq(posts.threadId, 1), eq(posts.number, 1000)));
    const [itsParent] = await forum.db
      .select()
      .from(posts)
      .where(eq(posts.id, late?.parentId ?? 0));
    expect(itsParent?.number).toBe(996);
  });
});

describe("hostile archives", () => {
  test("posts without threads, threads without posts, circles, strangers and the future", async () => {
    const { forum, clock } = await aForum();
    const { report } = await bringFiles(forum, {
      "users.jsonl": [
        user("u1"),
        user("u1"),
        user("u2", { username: "admin" }),
        user("u3", { username: "PERSON_u1", displayName: "" }),
      ],
      "categories.jsonl": [category("c1", { parentId: "c2" }), category("c2", { parentId: "c1" })],
      "threads.jsonl": [
        thread("t1", { authorId: "nobody-knows", createdAt: "2999-01-01T00:00:00Z", categoryId: "gone" }),
        thread("t2"),
        thread("t1"),
      ],
      "posts.jsonl": [
        post(1, "t1", { authorId: null, authorName: "Old Bob" }),
        post(2, "t1", { parentId: "p3", createdAt: "2999-01-01T00:00:00Z" }),
        post(3, "t1", { parentId: "p2", authorId: undefined }),
        post(4, "t404"),
        post(5, "t1", { parentId: "p404" }),
        post(6, "t1", { parentId: "p6" }),
        post(1, "t1", { body: "again" }),
      ],
      "votes.jsonl": [{ postId: "p1", userId: "u404" }],
      "redirects.jsonl": [
        { from: "/x", threadId: "t1", postId: "p1" },
        { from: "/admin", threadId: "t1" },
        { from: "/t/1", threadId: "t1" },
      ],
    });
    expect(await counted(forum, posts)).toBe(5);
    const [row] = await forum.db.select().from(threads);
    expect(row?.createdAt).toBe(clock.now);
    expect(row?.lastPostAt).toBe(clock.now);
    const people = await forum.db
      .select({ username: users.username, displayName: users.displayName })
      .from(users)
      .orderBy(asc(users.id));
    expect(people).toMatchObject([
      { username: "person_u1" },
      { username: "admin_1" },
      { username: "PERSON_u12" },
      { displayName: "" },
      { username: "Old_Bob", displayName: "Old Bob" },
      { displayName: "" },
    ]);
    expect(report.notes).toContain("Threads name categories that are not there: gone. They were made.");
    const reasons = report.reasons().join("\n");
    for (const expected of [
      "users.jsonl:2 the user u1 stands there twice",
      "threads.jsonl:3 the thread t1 stands there twice",
      "posts.jsonl:7 a post with this id stands there already",
      "posts.jsonl:4 its thread t404 is not there (1 posts)",
      "threads.jsonl:2 the thread has no posts; left out",
      "posts.jsonl:5 its parent is not there",
      "posts.jsonl:6 it answers itself",
      "posts.jsonl:2 its time lies in the future",
      "votes.jsonl:1 its person u404 is not there",
      "redirects.jsonl:1 names no target, or several",
      "redirects.jsonl:2 the forum itself uses the address /admin",
    ]) {
      expect(reasons).toContain(expected);
    }
    expect(reasons).not.toContain("redirects.jsonl:3");
  });

  test("an address of somebody who signed up is not taken from them; a confirmed one is the same person", async () => {
    const { forum, member } = await aForum();
    const bea = await member("bea");
    await member("eve", { email: "victim@example.org", emailConfirmedAt: null, passwordHash: "x" });
    const { report } = await bringFiles(forum, {
      "users.jsonl": [user("u1", { email: "BEA@example.org" }), user("u2", { email: "victim@example.org" })],
      "categories.jsonl": [category("c1")],
      "threads.jsonl": [thread("t1")],
      "posts.jsonl": [post(1, "t1"), post(2, "t1", { authorId: "u2" })],
    });
    expect(report.reasons()).toEqual([
      "users.jsonl:2 the e-mail address belongs to an account that has not confirmed it; left out",
    ]);
    const rows = await forum.db.select({ authorId: posts.authorId }).from(posts).orderBy(asc(posts.number));
    expect(rows[0]?.authorId).toBe(bea.id);
    const [victim] = await forum.db
      .select()
      .from(users)
      .where(eq(users.id, rows[1]?.authorId ?? 0));
    expect(victim).toMatchObject({ username: "person_u2", email: null });
  });

  test("whom a source described too late takes the place of the stranger", async () => {
    const { forum } = await aForum();
    const { "users.jsonl": people, ...rest } = SMALL;
    await bringFiles(forum, rest);
    await bringFiles(forum, { ...rest, "users.jsonl": people });
    const [ada] = await forum.db.select().from(users).where(eq(users.displayName, "Person u1"));
    expect(ada).toMatchObject({ deletedAt: null, email: "Ada@Example.org", role: "staff", postCount: 1 });
    expect(await counted(forum, users)).toBe(3);
  });
});

const quantum = testData("forums/se_quantumcomputing");
const beer = testData("forums/se_beer-meta");
const conlang = testData("forums/se_conlang-meta");
const topics = testData("forums/discourse-topics");

test.skipIf(!quantum)(
  "a real Stack Exchange dump leaves its questions, answers, comments, tags and people",
  { timeout: 180_000 },
  async () => {
    const { forum } = await aForum();
    const { report, stored } = await bring(forum, await stackExchangeSource(quantum ?? "", "quantum"), "quantum");
    expect(report.reasons()).toEqual([]);
    expect(stored).toMatchObject({ users: 3461, threads: 612, posts: 612 + 1060 + 3413 });
    const accepted = await forum.db.select({ n: count() }).from(threads).where(isNotNull(threads.acceptedPostId));
    expect(accepted[0]?.n).toBe(389);
    const tagged = await forum.db.selectDistinct({ id: threadTags.threadId }).from(threadTags);
    expect(tagged).toHaveLength(612);
    const [question] = await forum.db.select().from(threads).where(eq(threads.id, 1));
    expect(question?.title).toContain("Turing");
    expect(await findOldAddress(forum, "/questions/1/what-ever/18")).toEqual({ kind: "thread", targetId: 1 });
    expect(await findOldAddress(forum, "/questions/tagged/q%23")).toMatchObject({ kind: "tag" });
    const [answer] = await forum.db
      .select()
      .from(posts)
      .where(eq(posts.id, question?.acceptedPostId ?? 0));
    expect(await findOldAddress(forum, "/a/18")).toEqual({ kind: "post", targetId: answer?.id });
  },
);

test.skipIf(!beer || !conlang)(
  "two dumps whose ids both start at 1 live in one forum",
  { timeout: 120_000 },
  async () => {
    const { forum } = await aForum();
    await bring(forum, await stackExchangeSource(beer ?? "", "beer"), "beer");
    const { report } = await bring(forum, await stackExchangeSource(conlang ?? "", "conlang"), "conlang");
    expect(await counted(forum, threads)).toBe(94 + 54);
    expect(report.reasons()).toContain("Posts.xml:3 the address /questions/1 belongs to the source beer already");
    const [first] = await forum.db.select().from(redirects).where(eq(redirects.path, "/q/1"));
    expect(first).toMatchObject({ targetId: 1, source: "beer" });
    const again = await bring(forum, await stackExchangeSource(beer ?? "", "beer"), "beer");
    expect(again.report.reasons()).toEqual([]);
    expect(Object.values(again.stored).every((n) => n === 0)).toBe(true);
  },
);

test.skipIf(!topics)(
  "real Discourse topics keep their ids and numbers in an empty forum",
  { timeout: 120_000 },
  async () => {
    const { forum } = await aForum();
    const { report, stored } = await bring(forum, await discourseSource(topics ?? ""), "urho");
    expect(report.reasons()).toEqual([]);
    // Three people had names that do not fit here.
    expect(stored).toMatchObject({ threads: 297, posts: 2402, redirects: 3 });
    const [row] = await forum.db
      .select({ number: posts.number, id: posts.id })
      .from(posts)
      .where(and(eq(posts.threadId, 104), eq(posts.number, 2)));
    expect(row?.id).toBe(468);
    const marks = await forum.db.select({ n: count() }).from(helpfulMarks);
    expect(marks[0]?.n).toBe(0);
  },
);

function sorted(file: string): string[] {
  return lines(file)
    .map((record) => JSON.stringify(record))
    .sort();
}

function lines(file: string): Record<string, unknown>[] {
  if (!existsSync(file)) return [];
  return readFileSync(file, "utf8")
    .split("\n")
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}
