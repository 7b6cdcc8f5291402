/** What somebody wrote who wants to leave nothing behind: a portion at a time, so that nobody who writes has to wait. */
import { and, eq, isNull, ne, notInArray } from "drizzle-orm";
import { z } from "zod";
import { posts, revisions, threadResults } from "#db/schema/index.ts";
import type { Job } from "#platform/events.ts";
import type { Tx } from "#platform/store.ts";
import type { Forum } from "../forum.ts";
import { RENDERER_VERSION } from "../markdown/version.ts";
import { slugOf } from "../slug.ts";
import { loadThread, touchThread } from "../threads/changes.ts";
import { anyPostToChange, type Placed, takeAway } from "../threads/withhold.ts";

export const REMOVE_JOB = "account.removePosts";

/** Posts in one transaction. */
const PORTION = 25;

/** What stands in place of a text or a title. */
const REMOVED = "[deleted]";

const payload = z.object({ userId: z.number(), by: z.number() });

/**
 * Empties every post, all its versions and every result that somebody wrote. Replies leave a tombstone; a thread in which
 * nobody else has written goes with its title; where others have, the thread stays for them, under its title.
 */
export async function removeContributions(forum: Forum, job: Job): Promise<void> {
  const { userId, by } = payload.parse(job.payload);
  let removed = 0;
  for (;;) {
    const some = await forum.write((tx) => removeSome(forum, tx, userId));
    if (some === 0) break;
    removed += some;
  }
  for (;;) {
    const some = await forum.write((tx) => emptyResults(forum, tx, userId));
    if (some === 0) break;
    removed += some;
  }
  // Whoever runs it a second time finds nothing left.
  if (removed === 0) return;
  const data = { count: removed };
  await forum.write((tx) => forum.record(tx, { kind: "member.posts_removed", subjectId: userId, actorId: by, data }));
}

async function removeSome(forum: Forum, tx: Tx, userId: number): Promise<number> {
  const left = and(eq(posts.authorId, userId), notInArray(posts.body, ["", REMOVED]));
  const rows = await tx.select({ id: posts.id }).from(posts).where(left).limit(PORTION);
  for (const { id } of rows) {
    const placed = await anyPostToChange(tx, id);
    if (placed.post.number === 1) await removeOpening(forum, tx, placed, userId);
    else await removeReply(forum, tx, placed, userId);
  }
  return rows.length;
}

async function removeReply(forum: Forum, tx: Tx, placed: Placed, userId: number): Promise<void> {
  await takeAway(forum, tx, placed, { by: userId, reason: null, withheld: null, decisionId: null });
  await empty(tx, placed.post.id, "");
}

async function removeOpening(forum: Forum, tx: Tx, placed: Placed, userId: number): Promise<void> {
  const { post, thread } = placed;
  const [other] = await tx
    .select({ id: posts.id })
    .from(posts)
    .where(and(eq(posts.threadId, thread.id), ne(posts.authorId, userId), isNull(posts.deletedAt)))
    .limit(1);
  await empty(tx, post.id, REMOVED);
  if (other) {
    await touchThread(tx, thread);
    const data = { threadId: thread.id, postId: post.id, mentioned: [] };
    await forum.record(tx, { kind: "post.edited", subjectId: post.id, actorId: userId, data });
    return;
  }
  await takeAway(forum, tx, placed, { by: userId, reason: null, withheld: null, decisionId: null });
  await touchThread(tx, thread, { title: REMOVED, slug: slugOf(REMOVED) });
}

/** The text and all versions of a post, whoever edited it: they are versions of what its author wrote. */
async function empty(tx: Tx, postId: number, body: string): Promise<void> {
  const html = body && `<p>${body}</p>`;
  const text = { body, html, rendererVersion: RENDERER_VERSION, revision: 1, editedAt: null, editedBy: null };
  await tx
    .update(posts)
    .set({ ...text, deletedReason: null, clientKey: null })
    .where(eq(posts.id, postId));
  await tx.delete(revisions).where(eq(revisions.postId, postId));
}

async function emptyResults(forum: Forum, tx: Tx, userId: number): Promise<number> {
  const rows = await tx
    .select({ threadId: threadResults.threadId, revision: threadResults.revision })
    .from(threadResults)
    .where(and(eq(threadResults.authorId, userId), ne(threadResults.body, "")))
    .limit(PORTION);
  for (const { threadId, revision } of rows) {
    const which = and(eq(threadResults.threadId, threadId), eq(threadResults.revision, revision));
    await tx.update(threadResults).set({ body: "", html: "" }).where(which);
    const thread = await loadThread(tx, threadId);
    if (thread.resultRevision !== revision) continue;
    await touchThread(tx, thread, { resultRevision: null });
    await forum.record(tx, { kind: "result.written", subjectId: threadId, actorId: userId, data: { threadId } });
  }
  return rows.length;
}
