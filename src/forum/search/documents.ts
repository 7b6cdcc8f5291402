import { and, asc, count, eq, exists, gt, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { among } from "#db/among.ts";
import { posts, threadResults, threads, threadTags } from "#db/schema/index.ts";
import type { Db } from "#platform/store.ts";
import type { SearchDocument } from "./engine.ts";

/** Enough to be fast, few enough that a search in between waits no tenth of a second. */
export const DOCUMENTS_AT_ONCE = 500;

/**
 * Posts with their threads, in this order: a cross join is what keeps SQLite from going through all threads, of which
 * hardly one is deleted, and sorting all their posts for each portion of them.
 */
const ofThread = eq(threads.id, posts.threadId);

/** What search may find: nothing deleted and no small talk. Who may see it is asked when it is found. */
const isLive = and(ofThread, isNull(posts.deletedAt), isNull(posts.foldedAt), isNull(threads.deletedAt));

const isOpening = eq(posts.number, 1);

/** The documents of these posts; of what is deleted there is none. */
export function documentsOf(db: Db, postIds: readonly number[]): Promise<SearchDocument[]> {
  return load(db, among(posts.id, postIds), postIds.length);
}

/** All documents, in portions, by the numbers of their posts. */
export async function* allDocuments(db: Db): AsyncGenerator<SearchDocument[]> {
  let last = 0;
  for (;;) {
    const documents = await load(db, gt(posts.id, last), DOCUMENTS_AT_ONCE);
    if (documents.length === 0) return;
    yield documents;
    last = documents.at(-1)?.postId ?? last;
  }
}

/** By the threads' own counts: counting a million posts takes seconds, in which nobody else is answered. */
export async function countDocuments(db: Db): Promise<number> {
  const written = sql<number>`sum(${threads.replyCount} + 1)`;
  const [[all], [folded]] = await Promise.all([
    db.select({ n: written }).from(threads).where(isNull(threads.deletedAt)),
    // Few are folded. As a join it began with the threads and looked at every post.
    db
      .select({ n: count() })
      .from(posts)
      .where(
        and(
          isNotNull(posts.foldedAt),
          isNull(posts.deletedAt),
          exists(
            db
              .select({ id: threads.id })
              .from(threads)
              .where(and(ofThread, isNull(threads.deletedAt))),
          ),
        ),
      ),
  ]);
  return Number(all?.n ?? 0) - (folded?.n ?? 0);
}

async function load(db: Db, where: SQL, limit: number): Promise<SearchDocument[]> {
  const rows = await db
    .select({
      postId: posts.id,
      threadId: posts.threadId,
      number: posts.number,
      title: threads.title,
      body: posts.body,
      result: threadResults.body,
      categoryId: threads.categoryId,
      authorId: posts.authorId,
      kind: threads.kind,
      acceptedPostId: threads.acceptedPostId,
      answerCount: threads.answerCount,
      createdAt: posts.createdAt,
    })
    .from(posts)
    .crossJoin(threads)
    .leftJoin(
      threadResults,
      and(eq(threadResults.threadId, threads.id), eq(threadResults.revision, threads.resultRevision), isOpening),
    )
    .where(and(where, isLive))
    .orderBy(asc(posts.id))
    .limit(limit);
  const tags = await tagIdsOf(db, [...new Set(rows.map(({ threadId }) => threadId))]);
  return rows.map(({ number, title, body, result, acceptedPostId, answerCount, ...row }) => ({
    ...row,
    // What came out of the thread is found with its opening post, and counts twice.
    body: result ? `${result}\n\n${result}\n\n${body}` : body,
    title: number === 1 ? title : null,
    tagIds: tags.get(row.threadId) ?? [],
    isSolved: acceptedPostId !== null,
    isAnswered: answerCount > 0,
  }));
}

async function tagIdsOf(db: Db, threadIds: readonly number[]): Promise<Map<number, number[]>> {
  const found = new Map<number, number[]>();
  if (threadIds.length === 0) return found;
  const rows = await db.select().from(threadTags).where(among(threadTags.threadId, threadIds));
  for (const { threadId, tagId } of rows) found.set(threadId, [...(found.get(threadId) ?? []), tagId]);
  return found;
}
