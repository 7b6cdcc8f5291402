import { and, eq, gt, isNull, lt, min, ne, sql } from "drizzle-orm";
import type { z } from "zod";
import { answerChecks, movedPosts, notifications, posts, threadResults, threads } from "#db/schema/index.ts";
import { demand, Refusal } from "#platform/refusal.ts";
import type { Tx } from "#platform/store.ts";
import { structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { idOf, mayTakePart } from "../members/policy.ts";
import { postPath } from "./addresses.ts";
import {
  bumpWriters,
  countThreads,
  loadPost,
  recountThread,
  type ThreadRow,
  threadToChange,
  touchThread,
} from "./changes.ts";
import { replaceText } from "./edit.ts";
import type { mergeInput } from "./input.ts";
import { mayArrange, mayRead } from "./policy.ts";

/**
 * Moves all posts of a thread behind those of another one, which takes over its addresses. Of two questions the answers
 * stay answers; otherwise replies hang below the opening post that they came with. Its title becomes the first line of
 * that post, as an edit that the history shows.
 * @returns where its opening post stands now
 * @throws Refusal gone when one of them is deleted, same_thread
 */
export async function mergeThread(forum: Forum, actor: Actor, input: z.output<typeof mergeInput>): Promise<string> {
  demand(mayTakePart(actor));
  demand(mayArrange(actor));
  if (input.id === input.into) throw new Refusal("same_thread", { field: "into" });
  return forum.write(async (tx) => {
    const { from, into } = await bothToChange(tx, input);
    const structure = await structureOf(forum, tx);
    if (!mayRead(actor, from, structure)) throw new Refusal("not_found");
    if (!mayRead(actor, into, structure)) throw new Refusal("no_such_thread", { field: "into" });
    if (from.deletedAt !== null) throw new Refusal("gone");
    if (into.deletedAt !== null) throw new Refusal("gone", { field: "into" });
    const opening = await openingPost(tx, from.id);
    await keepTitle(tx, { post: opening, thread: from, editorId: idOf(actor), now: forum.now() });
    await hangBelow(tx, { from, into, opening: opening.id });
    await movePlaces(tx, from, into);
    await takeOver(tx, from, into);
    const lastNumber = into.lastNumber + from.lastNumber;
    await touchThread(tx, into, { lastNumber, ...solutionOf(from, into) });
    await touchThread(tx, from, {
      deletedAt: forum.now(),
      deletedBy: idOf(actor),
      mergedInto: into.id,
      acceptedPostId: null,
    });
    await tx.update(threads).set({ mergedInto: into.id }).where(eq(threads.mergedInto, from.id));
    await countThreads(tx, from.categoryId, -1);
    await recountThread(tx, into.id);
    await recountThread(tx, from.id);
    await bumpWriters(tx, [into.id]);
    const data = { threadId: into.id, from: from.id, title: from.title };
    await forum.record(tx, { kind: "thread.merged", subjectId: from.id, actorId: idOf(actor), data });
    return postPath(into, into.lastNumber + 1);
  });
}

/** Always in the same order, so that two who merge crosswise wait for one another instead of for ever. */
async function bothToChange(tx: Tx, { id, into: target }: { id: number; into: number }) {
  const lock = async (threadId: number, field?: "into") => {
    try {
      return await threadToChange(tx, threadId);
    } catch (error) {
      if (field && error instanceof Refusal) throw new Refusal("no_such_thread", { field });
      throw error;
    }
  };
  if (id < target) {
    const from = await lock(id);
    return { from, into: await lock(target, "into") };
  }
  const into = await lock(target, "into");
  return { from: await lock(id), into };
}

async function openingPost(tx: Tx, threadId: number) {
  const [found] = await tx
    .select({ id: posts.id })
    .from(posts)
    .where(and(eq(posts.threadId, threadId), eq(posts.number, 1)));
  if (!found) throw new Refusal("gone");
  return loadPost(tx, found.id);
}

/** Not rendered here: that would hold the write door; whoever reads it first has it rendered. */
async function keepTitle(
  tx: Tx,
  {
    post,
    thread,
    editorId,
    now,
  }: { post: Awaited<ReturnType<typeof loadPost>>; thread: ThreadRow; editorId: number; now: number },
): Promise<void> {
  const escaped = thread.title.replace(/[\\`*_{}[\]<>()#+\-.!|~$@:&]/g, "\\$&");
  const body = `**${escaped}**\n\n${post.body}`;
  await replaceText(tx, { post, thread, body, html: "", rendererVersion: 0, revision: post.revision, editorId, now });
}

/** What was said to the thread itself hangs below its opening post, and that below the other's. */
async function hangBelow(
  tx: Tx,
  { from, into, opening }: { from: ThreadRow; into: ThreadRow; opening: number },
): Promise<void> {
  const [first] = await tx
    .select({ id: posts.id })
    .from(posts)
    .where(and(eq(posts.threadId, into.id), eq(posts.number, 1)));
  if (from.kind !== "question" || into.kind !== "question") {
    await tx
      .update(posts)
      .set({ parentId: opening })
      .where(and(eq(posts.threadId, from.id), isNull(posts.parentId), ne(posts.id, opening)));
  }
  await tx
    .update(posts)
    .set({ parentId: first?.id ?? null })
    .where(eq(posts.id, opening));
}

/** Three statements, however long the thread is. Held replies have numbers below 0, of which none is remembered. */
async function movePlaces(tx: Tx, from: ThreadRow, into: ThreadRow): Promise<void> {
  const places = tx
    .select({ threadId: posts.threadId, number: posts.number, postId: posts.id })
    .from(posts)
    .where(and(eq(posts.threadId, from.id), gt(posts.number, 0)));
  await tx.insert(movedPosts).select(places);
  const [held] = await tx
    .select({ least: min(posts.number) })
    .from(posts)
    .where(and(eq(posts.threadId, into.id), lt(posts.number, 0)));
  const [above, below] = [into.lastNumber, held?.least ?? 0].map((by) => sql`cast(${by} as integer)`);
  const number = sql`${posts.number} + case when ${posts.number} > 0 then ${above} else ${below} end`;
  await tx.update(posts).set({ threadId: into.id, number }).where(eq(posts.threadId, from.id));
}

/** What is kept beside the posts. */
async function takeOver(tx: Tx, from: ThreadRow, into: ThreadRow): Promise<void> {
  await tx.update(notifications).set({ threadId: into.id }).where(eq(notifications.threadId, from.id));
  await tx.update(answerChecks).set({ threadId: into.id }).where(eq(answerChecks.threadId, from.id));
  if (from.resultRevision === null || into.resultRevision !== null) return;
  const before = await tx.$count(threadResults, eq(threadResults.threadId, into.id));
  if (before > 0) return;
  await tx.update(threadResults).set({ threadId: into.id }).where(eq(threadResults.threadId, from.id));
  await tx.update(threads).set({ resultRevision: from.resultRevision }).where(eq(threads.id, into.id));
}

/** A question without a solution takes over the one of the question that it absorbs. */
function solutionOf(from: ThreadRow, into: ThreadRow): Partial<ThreadRow> {
  if (into.kind !== "question" || into.acceptedPostId !== null || from.kind !== "question") return {};
  const { acceptedPostId, acceptedAt, checkedAt } = from;
  return acceptedPostId === null ? {} : { acceptedPostId, acceptedAt, checkedAt };
}
