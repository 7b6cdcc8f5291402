import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { and, asc, eq, isNotNull } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { categories, events, jobs, posts, threads, users } from "#db/schema/index.ts";
import type { Forum } from "#forum/forum.ts";
import { recountThread } from "#forum/threads/changes.ts";
import { toldBy } from "#forum/threads/namesakes.ts";
import { versionsOf } from "#forum/versions.ts";
import { aForum } from "#testing/forum.ts";
import { exportTo } from "./export.ts";
import { findOldAddress } from "./old-addresses.ts";
import { archiveSource } from "./readers/archive.ts";
import { bring, bringFiles, counted, SMALL } from "./testing/bring.ts";
import { aFolder, category, post, T, thread, user } from "./testing/folders.ts";

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
    // Nobody is told; what happened on which day is counted for administrators.
    expect((await forum.db.select({ name: jobs.name }).from(jobs)).map(({ name }) => name)).toEqual(["activity.count"]);
    // The search index alone hears of it.
    expect(await forum.db.select({ kind: events.kind }).from(events)).toEqual([{ kind: "archive.imported" }]);
    const shelves = await forum.db.select({ n: categories.threadCount }).from(categories).orderBy(asc(categories.id));
    expect(shelves.map(({ n }) => n)).toEqual([1, 1]);
    expect((await versionsOf(forum.db, ["lists"])).get("lists")).toBeGreaterThan(0);
    expect(await findOldAddress(forum, "/old/router-thread/page/2?x=1")).toEqual({ kind: "thread", targetId: 5 });
  });

  test("an older thread makes itself known to the next one of its title", async () => {
    const { forum } = await aForum();
    const known = [user("u1"), category("c1")];
    const titled = (id: string, createdAt: string) => thread(id, { title: "Hello there", createdAt });
    const files = (id: string, n: number, createdAt: string) => ({
      "users.jsonl": known.slice(0, 1),
      "categories.jsonl": known.slice(1),
      "threads.jsonl": [titled(id, createdAt)],
      "posts.jsonl": [post(n, id, { createdAt })],
    });
    await bringFiles(forum, files("t5", 1, "2024-05-02T10:00:00Z"));
    const read = async () => (await forum.db.select().from(threads).orderBy(asc(threads.createdAt))).at(-1);
    const before = await read();
    expect(before && (await toldBy(forum, before))).toBe("title");
    await bringFiles(forum, files("t9", 2, "2024-01-02T10:00:00Z"));
    const after = await read();
    expect(after && (await toldBy(forum, after))).toBe("day");
    expect(after?.version).toBe((before?.version ?? 0) + 1);
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
      results: 0,
      checks: 0,
      feedback: 0,
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
