/** Taking posts away and bringing them back: one mechanism for deletion, hiding, holding and spam. Steps of a transaction. */
import { and, eq, lt, min, sql } from "drizzle-orm";
import { posts, threads, type Withheld } from "#db/schema/index.ts";
import { Refusal } from "#platform/refusal.ts";
import type { Tx } from "#platform/store.ts";
import { publishThreads } from "../categories/changes.ts";
import { structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import { guest } from "../members/actor.ts";
import { bumpVersion } from "../versions.ts";
import {
  bumpWriters,
  countPost,
  countThreads,
  loadThread,
  type PostRow,
  recountThread,
  type ThreadRow,
  threadToChange,
  touchThread,
} from "./changes.ts";
import { mayRead } from "./policy.ts";

export const NOT_SOLVED = { acceptedPostId: null, acceptedAt: null, checkedAt: null };

/** A post with its thread; the opening post stands for its thread. */
export interface Placed {
  post: PostRow;
  thread: ThreadRow;
}

/** Whether and why something is away: of the opening post what its thread says. */
export interface Absence {
  deletedAt: number | null;
  deletedBy: number | null;
  withheld: Withheld | null;
  withheldBy: number | null;
}

export function absenceOf({ post, thread }: Placed): Absence {
  const { deletedAt, deletedBy, withheld, withheldBy } = post.number === 1 ? thread : post;
  return { deletedAt, deletedBy, withheld, withheldBy };
}

/** Any post, held ones too, with its thread locked until the transaction ends. @throws Refusal not_found */
export async function anyPostToChange(tx: Tx, id: number): Promise<Placed> {
  const [found] = await tx.select({ threadId: posts.threadId }).from(posts).where(eq(posts.id, id));
  if (!found) throw new Refusal("not_found");
  const thread = await threadToChange(tx, found.threadId);
  const [post] = await tx.select().from(posts).where(eq(posts.id, id));
  if (!post) throw new Refusal("not_found");
  return { post, thread };
}

export interface TakenAway {
  /** Who does it; null: the forum itself. */
  by: number | null;
  /** Everybody who reads the thread reads it. */
  reason: string | null;
  /** null: an ordinary deletion. */
  withheld: Withheld | null;
  /** The decision that says so; null: its author's own wish. */
  decisionId: number | null;
}

/** Leaves a tombstone that keeps its number; with the opening post the whole thread goes. What is away already is marked anew. */
export async function takeAway(forum: Forum, tx: Tx, { post, thread }: Placed, how: TakenAway): Promise<void> {
  const now = forum.now();
  const isThread = post.number === 1;
  const { deletedAt } = absenceOf({ post, thread });
  const marks = { deletedBy: how.by, withheld: how.withheld, withheldBy: how.decisionId };
  const data = { threadId: thread.id, postId: post.id, reason: how.reason ?? "" };
  if (isThread) {
    await touchThread(tx, thread, { ...marks, deletedAt: deletedAt ?? now });
    if (deletedAt === null) {
      await countThreads(tx, thread.categoryId, -1);
      await bumpWriters(tx, [thread.id]);
    }
    if (deletedAt === null)
      await forum.record(tx, { kind: "thread.deleted", subjectId: thread.id, actorId: how.by, data });
    return;
  }
  await tx
    .update(posts)
    .set({ ...marks, deletedAt: deletedAt ?? now, deletedReason: how.reason || null })
    .where(eq(posts.id, post.id));
  if (deletedAt === null) {
    await countPost(tx, post.authorId, -1, null);
    await bumpVersion(tx, `user:${post.authorId}`);
  }
  // What is away helps nobody any more.
  await touchThread(tx, thread, thread.acceptedPostId === post.id ? NOT_SOLVED : {});
  await recountThread(tx, thread.id);
  if (deletedAt === null) await forum.record(tx, { kind: "post.deleted", subjectId: post.id, actorId: how.by, data });
}

/** Brings back what was deleted or hidden. What was held is published as if it had just been posted. */
export async function bringBack(forum: Forum, tx: Tx, placed: Placed, by: number | null): Promise<void> {
  const { deletedAt, withheld } = absenceOf(placed);
  if (deletedAt === null) return;
  if (withheld === "held") throw new Error("what was held is released, see release");
  const { post, thread } = placed;
  const back = { deletedAt: null, deletedBy: null, withheld: null, withheldBy: null };
  const data = { threadId: thread.id, postId: post.id };
  if (post.number === 1) {
    await touchThread(tx, thread, back);
    await countThreads(tx, thread.categoryId, 1);
    await bumpWriters(tx, [thread.id]);
    // Its category may have opened while it was away.
    const structure = await structureOf(forum, tx);
    if (mayRead(guest, { ...thread, deletedAt: null }, structure)) await publishThreads(tx, [thread.id], forum.now());
    await forum.record(tx, { kind: "thread.restored", subjectId: thread.id, actorId: by, data });
    return;
  }
  await tx
    .update(posts)
    .set({ ...back, deletedReason: null })
    .where(eq(posts.id, post.id));
  const isPublic = mayRead(guest, thread, await structureOf(forum, tx));
  await countPost(tx, post.authorId, 1, isPublic ? forum.now() : null);
  await recountThread(tx, thread.id);
  await bumpVersion(tx, `user:${post.authorId}`);
  await touchThread(tx, thread);
  await forum.record(tx, { kind: "post.restored", subjectId: post.id, actorId: by, data });
}

/** The number of a reply that is held: below 0, so that nothing that goes by numbers meets it, and none is used up. */
export async function heldNumber(tx: Tx, threadId: number): Promise<number> {
  // Written, so that who holds another one at this moment waits.
  await tx.update(threads).set({ version: threads.version }).where(eq(threads.id, threadId));
  const [row] = await tx
    .select({ least: min(posts.number) })
    .from(posts)
    .where(and(eq(posts.threadId, threadId), lt(posts.number, 0)));
  return (row?.least ?? 0) - 1;
}

/** Marks what was just written as held: nobody but moderators and its author knows of it. */
export async function hold(tx: Tx, written: { threadId: number; postId: number; isThread: boolean; now: number }) {
  const held = { deletedAt: written.now, withheld: "held" as const };
  if (written.isThread) await tx.update(threads).set(held).where(eq(threads.id, written.threadId));
  else await tx.update(posts).set(held).where(eq(posts.id, written.postId));
}

/**
 * Publishes what was held, with everything that follows from a new post, as of now: its place is the newest, and who
 * was mentioned is told. @throws Refusal gone when its thread was deleted in the meantime
 */
export async function release(forum: Forum, tx: Tx, { post, thread }: Placed, mentioned: readonly number[]) {
  const now = forum.now();
  const back = { deletedAt: null, deletedBy: null, withheld: null, withheldBy: null };
  await tx
    .update(posts)
    .set({ ...back, deletedReason: null, createdAt: now })
    .where(eq(posts.id, post.id));
  const data = { threadId: thread.id, postId: post.id, mentioned };
  if (post.number === 1) {
    await touchThread(tx, thread, { ...back, createdAt: now, lastPostAt: now });
    await countThreads(tx, thread.categoryId, 1);
    const structure = await structureOf(forum, tx);
    if (mayRead(guest, { ...thread, deletedAt: null }, structure)) await publishThreads(tx, [thread.id], now);
    await bumpWriters(tx, [thread.id]);
    await forum.record(tx, { kind: "thread.started", subjectId: thread.id, actorId: post.authorId, data });
    return;
  }
  if (thread.deletedAt !== null) throw new Refusal("gone");
  const [{ number } = { number: 0 }] = await tx
    .update(threads)
    .set({ lastNumber: sql`${threads.lastNumber} + 1` })
    .where(eq(threads.id, thread.id))
    .returning({ number: threads.lastNumber });
  await tx.update(posts).set({ number }).where(eq(posts.id, post.id));
  const isPublic = mayRead(guest, thread, await structureOf(forum, tx));
  await countPost(tx, post.authorId, 1, isPublic ? forum.now() : null);
  await recountThread(tx, thread.id);
  await bumpVersion(tx, `user:${post.authorId}`);
  await touchThread(tx, await loadThread(tx, thread.id));
  await forum.record(tx, { kind: "post.created", subjectId: post.id, actorId: post.authorId, data });
}
