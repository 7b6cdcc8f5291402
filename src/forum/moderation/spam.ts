/** A spammer's posts and threads are removed a portion at a time, so that nobody who writes has to wait. */
import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import { z } from "zod";
import { cases, decisions, posts, threads, users } from "#db/schema/index.ts";
import type { Job } from "#platform/events.ts";
import type { Tx } from "#platform/store.ts";
import type { Forum } from "../forum.ts";
import { loadThread } from "../threads/changes.ts";
import { anyPostToChange, bringBack, takeAway } from "../threads/withhold.ts";
import { type CaseRow, closeCase } from "./cases.ts";

/** Posts and threads in one transaction. */
const PORTION = 25;
/** Cases that one decision closes. */
const MAX_CASES = 200;

/** Closes the other open cases about an account and its posts, with the same outcome. @returns their ids */
export async function closeOthers(forum: Forum, tx: Tx, row: CaseRow, by: number): Promise<number[]> {
  if (row.userId === null) return [];
  const open = await tx
    .select({ id: cases.id })
    .from(cases)
    .where(
      and(
        eq(cases.userId, row.userId),
        isNull(cases.closedAt),
        ne(cases.id, row.id),
        inArray(cases.target, ["post", "member"]),
      ),
    )
    .limit(MAX_CASES);
  const ids: number[] = [];
  for (const { id } of open) {
    if (await closeCase(forum, tx, { caseId: id }, { outcome: "mark_as_spam", by })) ids.push(id);
  }
  return ids;
}

const payload = z.object({ decisionId: z.number(), by: z.number().nullable().default(null) });

/** Removes what is left of an account that a decision marked as spam, unless that was undone. */
export async function removeSpam(forum: Forum, job: Job): Promise<void> {
  const { decisionId } = payload.parse(job.payload);
  let done = 0;
  do {
    done = await forum.write((tx) => removeSome(forum, tx, decisionId));
  } while (done > 0);
}

async function removeSome(forum: Forum, tx: Tx, decisionId: number): Promise<number> {
  const decision = await standing(tx, decisionId);
  if (!decision) return 0;
  const { userId, actorId } = decision;
  const openings = await tx
    .select({ id: posts.id })
    .from(threads)
    .innerJoin(posts, and(eq(posts.threadId, threads.id), eq(posts.number, 1)))
    .where(and(eq(threads.authorId, userId), isNull(threads.deletedAt)))
    .limit(PORTION);
  const replies = await tx
    .select({ id: posts.id })
    .from(posts)
    .where(and(eq(posts.authorId, userId), isNull(posts.deletedAt), ne(posts.number, 1)))
    .limit(PORTION - openings.length);
  for (const { id } of [...openings, ...replies]) {
    const placed = await anyPostToChange(tx, id);
    await takeAway(forum, tx, placed, { by: actorId, reason: null, withheld: "spam", decisionId });
  }
  return openings.length + replies.length;
}

/** The decision while it holds: whoever undoes it waits until this transaction ends, as it changes the account too. */
async function standing(tx: Tx, decisionId: number): Promise<{ userId: number; actorId: number | null } | null> {
  const [decision] = await tx.select().from(decisions).where(eq(decisions.id, decisionId));
  if (!decision || decision.userId === null) return null;
  await tx.update(users).set({ postCount: users.postCount }).where(eq(users.id, decision.userId));
  const [undone] = await tx.select({ id: decisions.id }).from(decisions).where(eq(decisions.undoes, decisionId));
  return undone ? null : { userId: decision.userId, actorId: decision.actorId };
}

/** Brings back what a decision that was undone had removed. */
export async function restoreSpam(forum: Forum, job: Job): Promise<void> {
  const { decisionId, by } = payload.parse(job.payload);
  let done = 0;
  do {
    done = await forum.write((tx) => restoreSome(forum, tx, decisionId, by));
  } while (done > 0);
}

async function restoreSome(forum: Forum, tx: Tx, decisionId: number, by: number | null): Promise<number> {
  const openings = await tx
    .select({ id: posts.id })
    .from(threads)
    .innerJoin(posts, and(eq(posts.threadId, threads.id), eq(posts.number, 1)))
    .where(and(eq(threads.withheldBy, decisionId), eq(threads.withheld, "spam")))
    .limit(PORTION);
  const replies = await tx
    .select({ id: posts.id })
    .from(posts)
    .where(and(eq(posts.withheldBy, decisionId), eq(posts.withheld, "spam"), ne(posts.number, 1)))
    .limit(PORTION - openings.length);
  for (const { id } of [...openings, ...replies]) {
    const { post } = await anyPostToChange(tx, id);
    await bringBack(forum, tx, { post, thread: await loadThread(tx, post.threadId) }, by);
  }
  return openings.length + replies.length;
}
