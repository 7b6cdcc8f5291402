import { and, count, eq, isNotNull, isNull } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { categories, events, jobs, posts, revisions, threads, users } from "#db/schema/index.ts";
import { visibleCategories } from "#forum/categories/policy.ts";
import { structureOf } from "#forum/categories/structure.ts";
import { guest } from "#forum/members/actor.ts";
import { hasAdministrator } from "#forum/members/queries.ts";
import { recountThread } from "#forum/threads/changes.ts";
import { withCurrentHtml } from "#forum/threads/rendering.ts";
import { aForum } from "#testing/forum.ts";
import { fillDemo } from "./fill.ts";
import { demoForum } from "./index.ts";

test("an empty forum is filled with the whole community, without news", async () => {
  const { forum, clock } = await aForum();
  await fillDemo(forum);

  const demo = demoForum(clock.now);
  const all = await forum.db.select().from(posts);
  expect(all).toHaveLength(demo.threads.flatMap((thread) => thread.posts).length);
  expect(all.filter((post) => post.html === "")).toEqual([]);
  expect(Math.max(...all.map((post) => post.editedAt ?? post.createdAt))).toBeLessThanOrEqual(clock.now);
  // Rendered with the settings of the forum as it now is: nothing is left to do when somebody reads it.
  expect(await withCurrentHtml(forum, all)).toEqual(all);
  expect(all.some((post) => post.html.includes("<math"))).toBe(true);
  expect(all.some((post) => post.html.includes('href="/u/'))).toBe(true);

  expect(await forum.db.select().from(jobs)).toEqual([]);
  expect(await forum.db.select().from(events)).toEqual([]);
  expect(await forum.settings()).toMatchObject({ siteName: "Dreefeld", language: "de", address: "du", math: true });
});

test("nobody can sign in as one of its people, and the set-up link is still needed", async () => {
  const { forum } = await aForum();
  await fillDemo(forum);
  const reachable = and(isNull(users.passwordHash), isNull(users.emailConfirmedAt));
  const [all] = await forum.db.select({ n: count() }).from(users);
  expect((await forum.db.select({ n: count() }).from(users).where(reachable))[0]).toEqual(all);
  expect(await hasAdministrator(forum)).toBe(false);
  const [gone] = await forum.db.select().from(users).where(isNotNull(users.deletedAt));
  expect(gone).toMatchObject({ email: null, displayName: "[deleted]" });
});

test("counters are those that the forum itself would count", async () => {
  const { forum } = await aForum();
  await fillDemo(forum);
  const before = await forum.db.select().from(threads).orderBy(threads.id);
  await forum.write(async (tx) => {
    for (const thread of before) await recountThread(tx, thread.id);
  });
  expect(await forum.db.select().from(threads).orderBy(threads.id)).toEqual(before);
  expect(before.some((thread) => thread.answerCount > 0 && thread.acceptedPostId !== null)).toBe(true);
  expect(before.some((thread) => thread.pinnedAt !== null)).toBe(true);

  for (const category of await forum.db.select().from(categories)) {
    expect(before.filter((thread) => thread.categoryId === category.id)).toHaveLength(category.threadCount);
  }
  const live = await forum.db.select().from(posts).where(isNull(posts.deletedAt));
  for (const user of await forum.db.select().from(users)) {
    expect(live.filter((post) => post.authorId === user.id)).toHaveLength(user.postCount);
  }
});

test("the rooms of the house stay closed to guests", async () => {
  const { forum } = await aForum();
  await fillDemo(forum);
  const structure = await structureOf(forum);
  const seen = visibleCategories(guest, structure).map((category) => category.slug);
  expect(seen).toContain("neues");
  expect(seen).not.toContain("intern");
  expect(seen).not.toContain("testfahrt");
  const rows = await forum.db.select().from(threads);
  const closed = structure.categories.filter((category) => !seen.includes(category.slug));
  for (const { id, publicSince } of closed) {
    expect(publicSince).toBeNull();
    expect(rows.filter((thread) => thread.categoryId === id && thread.publicSince !== null)).toEqual([]);
  }
});

test("a renamed thread keeps its first title in the history", async () => {
  const { forum } = await aForum();
  await fillDemo(forum);
  const [former] = await forum.db.select().from(revisions).where(eq(revisions.title, "Rad einfach umgefallen???"));
  const [post] = await forum.db
    .select()
    .from(posts)
    .where(eq(posts.id, former?.postId ?? 0));
  expect(post).toMatchObject({ number: 1, revision: 2 });
  const edited = await forum.db.select().from(posts).where(isNotNull(posts.editedAt));
  for (const one of edited) {
    const rows = await forum.db.select().from(revisions).where(eq(revisions.postId, one.id));
    expect(rows.map((row) => row.revision).sort()).toEqual(Array.from({ length: one.revision - 1 }, (_, i) => i + 1));
  }
});

test("a forum with a person or a category stays as it is", async () => {
  const said = vi.spyOn(console, "log").mockImplementation(() => undefined);
  const { forum, category } = await aForum();
  await category("Support");
  await fillDemo(forum);
  expect(await forum.db.select().from(users)).toEqual([]);
  expect(said).toHaveBeenCalledExactlyOnceWith("The forum is not empty, so --demo leaves it as it is.");
  said.mockRestore();

  const other = await aForum();
  await other.member("anna");
  await fillDemo(other.forum);
  expect(await other.forum.db.select().from(categories)).toEqual([]);
});
