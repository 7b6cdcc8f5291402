import { asc, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { posts, threads, users } from "#db/schema/index.ts";
import { aForum } from "#testing/forum.ts";
import { bringFiles, counted, SMALL } from "./testing/bring.ts";
import { category, post, thread, user } from "./testing/folders.ts";

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
