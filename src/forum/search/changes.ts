import { eq, inArray } from "drizzle-orm";
import { type EventKind, posts, threads, threadTags } from "#db/schema/index.ts";
import type { Db } from "#platform/store.ts";

export interface SeenEvent {
  id: number;
  kind: EventKind;
  subjectId: number;
  data: Record<string, unknown>;
}

/** After these a thread's posts are found by other filters, or not at all any more. */
const CHANGE_THREAD = new Set<EventKind>([
  "thread.started",
  "thread.moved",
  "thread.deleted",
  "thread.restored",
  "thread.tagged",
  "answer.accepted",
  "answer.unaccepted",
  "post.deleted",
  "post.restored",
  "result.written",
  "thread.merged",
  "thread.split",
]);
const CHANGE_POST = new Set<EventKind>([
  "post.author_changed",
  "post.created",
  "post.edited",
  "post.folded",
  "post.unfolded",
]);

/** Posts whose documents may be other ones after these events. */
export async function postsTouchedBy(db: Db, events: readonly SeenEvent[]): Promise<number[]> {
  const postIds = new Set<number>();
  const threadIds = new Set<number>();
  for (const { kind, subjectId, data } of events) {
    const threadId = typeof data.threadId === "number" ? data.threadId : null;
    if (CHANGE_THREAD.has(kind)) threadIds.add(threadId ?? subjectId);
    // Of a thread that was split the other half has fewer answers now.
    if (typeof data.from === "number" && kind === "thread.split") threadIds.add(data.from);
    if (CHANGE_POST.has(kind)) postIds.add(subjectId);
    if (kind === "category.emptied" && typeof data.to === "number") {
      for (const id of await threadsWhere(db, eq(threads.categoryId, data.to))) threadIds.add(id);
    }
    if (kind === "tag.merged") for (const id of await threadsWithTag(db, subjectId)) threadIds.add(id);
  }
  for (const id of await threadsChangedBy(db, postIds)) threadIds.add(id);
  for (const id of await postsIn(db, [...threadIds])) postIds.add(id);
  return [...postIds].sort((a, b) => a - b);
}

/** A first answer changes its whole thread, and so does the opening post, which carries title and tags. */
async function threadsChangedBy(db: Db, postIds: ReadonlySet<number>): Promise<number[]> {
  if (postIds.size === 0) return [];
  const rows = await db
    .select({ threadId: posts.threadId, number: posts.number, kind: threads.kind, answerCount: threads.answerCount })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(inArray(posts.id, [...postIds]));
  return rows
    .filter(({ number, kind, answerCount }) => number === 1 || (kind === "question" && answerCount <= 1))
    .map(({ threadId }) => threadId);
}

async function threadsWhere(db: Db, where: ReturnType<typeof eq>): Promise<number[]> {
  return (await db.select({ id: threads.id }).from(threads).where(where)).map(({ id }) => id);
}

async function threadsWithTag(db: Db, tagId: number): Promise<number[]> {
  const rows = await db.select({ id: threadTags.threadId }).from(threadTags).where(eq(threadTags.tagId, tagId));
  return rows.map(({ id }) => id);
}

const IDS_AT_ONCE = 1_000;

async function postsIn(db: Db, threadIds: readonly number[]): Promise<number[]> {
  const found: number[] = [];
  for (let at = 0; at < threadIds.length; at += IDS_AT_ONCE) {
    const some = threadIds.slice(at, at + IDS_AT_ONCE);
    const rows = await db.select({ id: posts.id }).from(posts).where(inArray(posts.threadId, some));
    for (const { id } of rows) found.push(id);
  }
  return found;
}
