/** The counters that the tables keep, counted again: what differs is put right and told. */
import { and, count, eq, inArray, isNull } from "drizzle-orm";
import { categories, posts, threads, users } from "#db/schema/index.ts";
import type { Tx } from "#platform/store.ts";
import { recountThread } from "./threads/changes.ts";

/** Replies, answers, marks and last posts. @returns the ids of those that were wrong */
export async function recountThreads(tx: Tx, ids: readonly number[]): Promise<number[]> {
  const { id, replyCount, answerCount, helpfulCount, lastPostAt, lastPosterId } = threads;
  const counters = { id, replyCount, answerCount, helpfulCount, lastPostAt, lastPosterId };
  const read = () =>
    tx
      .select(counters)
      .from(threads)
      .where(inArray(id, [...ids]))
      .orderBy(id);
  const before = await read();
  for (const threadId of ids) await recountThread(tx, threadId);
  const after = await read();
  return before.filter((row, at) => JSON.stringify(row) !== JSON.stringify(after[at])).map((row) => row.id);
}

/** The live threads of all categories. @returns the ids of those that were wrong */
export async function recountCategories(tx: Tx): Promise<number[]> {
  // Written before it is counted: whoever starts a thread meanwhile waits, on PostgreSQL too.
  await tx.update(categories).set({ threadCount: categories.threadCount });
  const rows = await tx
    .select({ id: categories.id, kept: categories.threadCount, counted: count(threads.id) })
    .from(categories)
    .leftJoin(threads, and(eq(threads.categoryId, categories.id), isNull(threads.deletedAt)))
    .groupBy(categories.id);
  const wrong = rows.filter(({ kept, counted }) => kept !== counted);
  for (const { id, counted } of wrong) {
    await tx.update(categories).set({ threadCount: counted }).where(eq(categories.id, id));
  }
  return wrong.map(({ id }) => id);
}

/** The posts of people that were not deleted. @returns the ids of those that were wrong */
export async function recountMembers(tx: Tx, ids: readonly number[]): Promise<number[]> {
  const these = inArray(users.id, [...ids]);
  await tx.update(users).set({ postCount: users.postCount }).where(these);
  const rows = await tx
    .select({ id: users.id, kept: users.postCount, counted: count(posts.id) })
    .from(users)
    .leftJoin(posts, and(eq(posts.authorId, users.id), isNull(posts.deletedAt)))
    .where(these)
    .groupBy(users.id);
  const wrong = rows.filter(({ kept, counted }) => kept !== counted);
  for (const { id, counted } of wrong) await tx.update(users).set({ postCount: counted }).where(eq(users.id, id));
  return wrong.map(({ id }) => id);
}
