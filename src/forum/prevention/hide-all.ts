import { and, countDistinct, desc, eq, gt, isNull } from "drizzle-orm";
import { z } from "zod";
import { caseReports, cases, posts, users } from "#db/schema/index.ts";
import type { Job } from "#platform/events.ts";
import type { Tx } from "#platform/store.ts";
import type { Forum } from "../forum.ts";
import { openCase } from "../moderation/cases.ts";
import { hideUntilSeen, standsByItself } from "../moderation/hide-until-seen.ts";
import { absenceOf, anyPostToChange } from "../threads/withhold.ts";

const DAY = 86_400_000;
const BACK_MS = 14 * DAY;
const AT_MOST = 50;
export const HIDE_ALL_JOB = "prevention.hideAll";
/** Longer than any request takes: what was judged before the first pass, and written after it, is found by the second. */
const AGAIN_MS = 5 * 60_000;

const payload = z.object({ userId: z.number(), again: z.boolean().default(false) });

/**
 * When several texts of an account wait for a moderator, what it posted in its last days is hidden too until one has
 * looked: who starts slowly is not let off. Each is a case, and one decision about the account closes them all.
 */
export async function hideAll(forum: Forum, job: Job): Promise<void> {
  const { userId, again } = payload.parse(job.payload);
  const { prevention } = await forum.settings();
  await forum.write(async (tx) => {
    if (prevention.hideAllAt === 0 || (await suspected(tx, userId)) < prevention.hideAllAt) return;
    const [author] = await tx.select({ role: users.role }).from(users).where(eq(users.id, userId));
    if (author?.role !== "member") return;
    const recent = await tx
      .select({ id: posts.id })
      .from(posts)
      .where(and(eq(posts.authorId, userId), gt(posts.createdAt, forum.now() - BACK_MS), gt(posts.number, 0)))
      .orderBy(desc(posts.id))
      .limit(AT_MOST);
    for (const { id } of recent) await hideWithOthers(forum, tx, id, userId);
    if (!again) await forum.enqueueAt(tx, forum.now() + AGAIN_MS, HIDE_ALL_JOB, { userId, again: true });
  });
}

async function suspected(tx: Tx, userId: number): Promise<number> {
  const [row] = await tx
    .select({ n: countDistinct(cases.id) })
    .from(cases)
    .innerJoin(caseReports, eq(caseReports.caseId, cases.id))
    .where(and(eq(cases.userId, userId), isNull(cases.closedAt), eq(caseReports.kind, "spam_score")));
  return row?.n ?? 0;
}

async function hideWithOthers(forum: Forum, tx: Tx, postId: number, userId: number): Promise<void> {
  const placed = await anyPostToChange(tx, postId);
  if (absenceOf(placed).deletedAt !== null || (await standsByItself(tx, placed))) return;
  const { post } = placed;
  const target = { target: "post", targetId: postId, userId } as const;
  const report = { kind: "spam_score", reporterId: null, revision: post.revision, data: { withOthers: true } } as const;
  const { caseId } = await openCase(forum, tx, target, report);
  await hideUntilSeen(forum, tx, placed, { caseId, kind: "spam_score", data: { withOthers: true } });
}
