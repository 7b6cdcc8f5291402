import { and, eq, inArray, isNull, ne, or, type SQLWrapper, sql } from "drizzle-orm";
import { type CategoryKind, categories, posts, type ThreadKind, threads, threadTags, users } from "#db/schema/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { prepared, preparedWrite } from "#platform/store/prepared.ts";
import type { Db, Tx } from "#platform/store.ts";
import type { Forum } from "../forum.ts";
import { bumpVersion, type VersionKey } from "../versions.ts";
import { touchNamesakesAfter } from "./namesakes.ts";

export type ThreadRow = typeof threads.$inferSelect;
export type PostRow = typeof posts.$inferSelect;

const KINDS: Readonly<Record<CategoryKind, ThreadKind>> = {
  questions: "question",
  discussions: "discussion",
  announcements: "announcement",
};

/** What a thread in a category of this kind is. */
export function kindIn(category: CategoryKind): ThreadKind {
  return KINDS[category];
}

/** @throws Refusal not_found */
export async function loadThread(db: Db | Tx, id: number): Promise<ThreadRow> {
  const [thread] = await threadById(db, { id });
  if (!thread) throw new Refusal("not_found");
  return thread;
}

export const threadById = prepared((db) =>
  db
    .select()
    .from(threads)
    .where(eq(threads.id, sql.placeholder("id"))),
);

/** A post that has its place: what waits to be approved is there for nobody. @throws Refusal not_found */
export async function loadPost(db: Db | Tx, id: number): Promise<PostRow> {
  const [post] = await db.select().from(posts).where(eq(posts.id, id));
  if (!post || post.number < 1) throw new Refusal("not_found");
  return post;
}

/**
 * The thread as it stays until the transaction ends: its row is locked by being written, so on PostgreSQL too
 * whoever else changes it waits. @throws Refusal not_found
 */
export async function threadToChange(tx: Tx, id: number): Promise<ThreadRow> {
  const [thread] = await tx
    .update(threads)
    .set({ version: sql`${threads.version} + 1` })
    .where(eq(threads.id, id))
    .returning();
  if (!thread) throw new Refusal("not_found");
  return thread;
}

/** The same for a post, with its thread. @throws Refusal not_found */
export async function postToChange(tx: Tx, id: number): Promise<{ post: PostRow; thread: ThreadRow }> {
  const { threadId } = await loadPost(tx, id);
  const thread = await threadToChange(tx, threadId);
  return { thread, post: await loadPost(tx, id) };
}

/** So many live threads more (or fewer) in a category. @returns whether the category is still there */
export async function countThreads(tx: Tx, categoryId: number, by: number): Promise<boolean> {
  const [counted] = await tx
    .update(categories)
    .set({ threadCount: sql`${categories.threadCount} + ${by}` })
    .where(and(eq(categories.id, categoryId), isNull(categories.deletedAt)))
    .returning({ id: categories.id });
  return counted !== undefined;
}

/** Grows the versions of a thread and of every list it stands in. Changes `also` in the thread in the same statement. */
export async function touchThread(
  tx: Tx,
  thread: Pick<ThreadRow, "id" | "categoryId" | "authorId">,
  also: Partial<typeof threads.$inferInsert> = {},
): Promise<void> {
  await tx
    .update(threads)
    .set({ ...also, version: sql`${threads.version} + 1` })
    .where(eq(threads.id, thread.id));
  if ("title" in also || "categoryId" in also || also.deletedAt === null) await touchNamesakesAfter(tx, [thread.id]);
  await bumpLists(tx, thread);
}

const tagIdsOf = prepared((db) =>
  db
    .select({ tagId: threadTags.tagId })
    .from(threadTags)
    .where(eq(threadTags.threadId, sql.placeholder("threadId"))),
);

/** Every list that shows this thread: the forum's, its category's, its author's and its tags'. */
export async function bumpLists(
  tx: Tx,
  thread: Pick<ThreadRow, "id" | "categoryId" | "authorId">,
  ...more: VersionKey[]
): Promise<void> {
  const tagRows = await tagIdsOf(tx, { threadId: thread.id });
  await bumpVersion(
    tx,
    "lists",
    `category:${thread.categoryId}`,
    `user:${thread.authorId}`,
    ...tagRows.map(({ tagId }): VersionKey => `tag:${tagId}`),
    ...more,
  );
}

/** The profiles of everybody who wrote in these threads: they show other posts when the threads come, go or move. */
export async function bumpWriters(tx: Tx, threadIds: readonly number[] | SQLWrapper): Promise<void> {
  const writers = await tx
    .selectDistinct({ id: posts.authorId })
    .from(posts)
    .where(inArray(posts.threadId, threadIds as number[]));
  await bumpVersion(tx, ...writers.map(({ id }): VersionKey => `user:${id}`));
}

/**
 * Counts a thread's replies, answers, helpful marks and last post anew, after something other than a new reply
 * changed them. An answer is a reply to the thread by anybody but the asker, or the accepted post.
 */
export async function recountThread(tx: Tx, threadId: number): Promise<void> {
  const thread = await loadThread(tx, threadId);
  const isReply = and(isNull(posts.deletedAt), sql`${posts.number} > 1`);
  const isAnswer = or(
    and(isNull(posts.parentId), ne(posts.authorId, thread.authorId)),
    thread.acceptedPostId === null ? undefined : eq(posts.id, thread.acceptedPostId),
  );
  const helpful = sql`sum(${posts.helpfulCount}) filter (where ${posts.deletedAt} is null)`;
  const [counts] = await tx
    .select({
      replyCount: sql<number>`cast(count(*) filter (where ${isReply}) as integer)`,
      answerCount: sql<number>`cast(count(*) filter (where ${and(isReply, isAnswer)}) as integer)`,
      helpfulCount: sql<number>`cast(coalesce(${helpful}, 0) as integer)`,
    })
    .from(posts)
    .where(eq(posts.threadId, threadId));
  const [last] = await tx
    .select({ at: posts.createdAt, by: posts.authorId })
    .from(posts)
    .where(and(eq(posts.threadId, threadId), or(isNull(posts.deletedAt), eq(posts.number, 1))))
    .orderBy(sql`${posts.createdAt} desc, ${posts.number} desc`)
    .limit(1);
  await tx
    .update(threads)
    .set({ ...counts, ...(last && { lastPostAt: last.at, lastPosterId: last.by }) })
    .where(eq(threads.id, threadId));
}

/** One post more (or fewer) by somebody; from the first public one on their profile is a public page. */
export async function countPost(tx: Tx, userId: number, by: 1 | -1, publicAt: number | null): Promise<void> {
  await addPosts(tx, { userId, by, publicAt });
}

/**
 * The same for who writes just now; a text that is held counts 0. Who was limited since their request began is refused, and
 * whoever limits them at this moment comes before or after: what removes their posts finds this one. @throws Refusal suspended, silenced
 */
export async function countOwnPost(
  forum: Pick<Forum, "now">,
  tx: Tx,
  userId: number,
  { by, publicAt }: { by: 0 | 1; publicAt: number | null },
): Promise<void> {
  const [user] = await addPosts(tx, { userId, by, publicAt });
  if ((user?.suspendedUntil ?? 0) > forum.now()) throw new Refusal("suspended");
  if ((user?.silencedUntil ?? 0) > forum.now()) throw new Refusal("silenced");
}

const addPosts = preparedWrite((tx) =>
  tx
    .update(users)
    .set({
      postCount: sql`${users.postCount} + ${sql.placeholder("by")}`,
      publicSince: sql`coalesce(${users.publicSince}, ${sql.placeholder("publicAt")})`,
    })
    .where(eq(users.id, sql.placeholder("userId")))
    .returning({ suspendedUntil: users.suspendedUntil, silencedUntil: users.silencedUntil }),
);
