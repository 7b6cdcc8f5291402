/** What moderators made of texts that Akismet was asked about: where it was wrong, it is told. */
import { and, desc, eq, inArray, notExists } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { z } from "zod";
import { akismetChecks, decisions, posts, threads } from "#db/schema/index.ts";
import type { Job } from "#platform/events.ts";
import type { Forum } from "../../forum.ts";
import { NOTICE_WAIT_MS } from "../../moderation/notices.ts";
import { absenceOf } from "../../threads/withhold.ts";
import { commentOf } from "./comment.ts";
import { akismetKey, submitComment } from "./service.ts";

export const TELL_AKISMET_JOB = "prevention.tellAkismet";
/** Of an account; a newcomer has fewer. */
const AT_MOST = 200;

/** A decision about somebody may have shown that Akismet was wrong; it hears of it when a slip would be undone. */
export async function afterDecision(forum: Forum, job: Job): Promise<void> {
  const { subjectId } = z.object({ subjectId: z.number() }).parse(job.payload);
  if ((await forum.settings()).akismet.sealedKey === "") return;
  const [decision] = await forum.db
    .select({ by: decisions.actorId, userId: decisions.userId })
    .from(decisions)
    .where(eq(decisions.id, subjectId));
  const userId = decision?.userId ?? null;
  // What the forum does by itself shows nobody's opinion.
  if (userId === null || decision?.by === null) return;
  const [asked] = await forum.db
    .select({ postId: akismetChecks.postId })
    .from(akismetChecks)
    .where(eq(akismetChecks.authorId, userId))
    .limit(1);
  if (!asked) return;
  await forum.write((tx) => forum.enqueueAt(tx, forum.now() + NOTICE_WAIT_MS, TELL_AKISMET_JOB, { userId }));
}

/** Tells of all texts of an account of which more is known now than Akismet said or was told. */
export async function tellAkismet(forum: Forum, job: Job): Promise<void> {
  const { userId } = z.object({ userId: z.number() }).parse(job.payload);
  const key = await akismetKey(forum);
  if (key === null) return;
  for (const { postId, truth } of await mistakesAbout(forum, userId)) {
    const asked = await commentOf(forum, postId);
    if (!asked) continue;
    await submitComment(forum, key, truth, asked.comment);
    await forum.write(async (tx) => {
      await tx.update(akismetChecks).set({ told: truth }).where(eq(akismetChecks.postId, postId));
    });
  }
}

async function mistakesAbout(forum: Forum, userId: number): Promise<{ postId: number; truth: "spam" | "ham" }[]> {
  const rows = await forum.db
    .select({ check: akismetChecks, post: posts, thread: threads })
    .from(akismetChecks)
    .innerJoin(posts, eq(posts.id, akismetChecks.postId))
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(eq(akismetChecks.authorId, userId))
    .orderBy(desc(akismetChecks.postId))
    .limit(AT_MOST);
  const approved = await approvedAmong(
    forum,
    rows.map(({ post }) => post.id),
  );
  return rows.flatMap(({ check, ...placed }) => {
    const { deletedAt, withheld } = absenceOf(placed);
    const known = check.told ?? (check.verdict === "ham" ? "ham" : "spam");
    const isFine = deletedAt === null && (approved.has(check.postId) || check.told === "spam");
    const truth = withheld === "spam" ? "spam" : isFine ? "ham" : known;
    return truth === known ? [] : [{ postId: check.postId, truth }];
  });
}

/** Which of these a moderator has found to be fine, and still does. */
async function approvedAmong(forum: Forum, postIds: readonly number[]): Promise<Set<number>> {
  if (postIds.length === 0) return new Set();
  const undoing = alias(decisions, "undoing");
  const rows = await forum.db
    .select({ postId: decisions.targetId })
    .from(decisions)
    .where(
      and(
        eq(decisions.target, "post"),
        inArray(decisions.targetId, [...postIds]),
        inArray(decisions.kind, ["keep", "approve"]),
        notExists(forum.db.select({ id: undoing.id }).from(undoing).where(eq(undoing.undoes, decisions.id))),
      ),
    );
  return new Set(rows.map(({ postId }) => postId));
}
