import { and, asc, desc, eq, isNotNull, sql } from "drizzle-orm";
import { threadFeedback, threads, threadViews } from "#db/schema/index.ts";
import { demand } from "#platform/refusal.ts";
import { structureOf } from "../categories/structure.ts";
import { DAY_MS } from "../days.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { visibleThreads } from "../threads/policy.ts";

import { mayTendKnowledge } from "./policy.ts";

export const REVIEW_PER_PAGE = 30;
/** Oldest: not checked for longest. Read: most reads. Doubted: most "no, this did not help" since the last check. */
export const REVIEW_ORDERS = ["oldest", "read", "doubted"] as const;
export type ReviewOrder = (typeof REVIEW_ORDERS)[number];

export interface Reviewed {
  id: number;
  slug: string;
  title: string;
  /** Last checked, or accepted when it never was. */
  heldAt: number;
  checkedAt: number | null;
  views: number;
  /** "No" answers since `heldAt`. */
  doubts: number;
}

/** Threads with an accepted answer, for a second look; 30 a page. @throws Refusal for all but staff */
export async function answersToReview(
  forum: Forum,
  actor: Actor,
  { order, page }: { order: ReviewOrder; page: number },
): Promise<{ rows: Reviewed[]; total: number }> {
  demand(mayTendKnowledge(actor));
  const solved = and(isNotNull(threads.acceptedPostId), visibleThreads(actor, await structureOf(forum)));
  const heldAt = sql<number>`coalesce(${threads.checkedAt}, ${threads.acceptedAt}, ${threads.createdAt})`;
  // Written out: a bound number would be a fraction to SQLite, and so would the day.
  const dayMs = sql.raw(String(DAY_MS));
  const views = sql<number>`coalesce(${threadViews.count}, 0)`;
  const doubts = sql<number>`(
    select cast(coalesce(sum(${threadFeedback.failed}), 0) as integer) from ${threadFeedback}
    where ${threadFeedback.threadId} = ${threads.id} and ${threadFeedback.day} >= ${heldAt} / ${dayMs}
  )`;
  const first = { oldest: asc(heldAt), read: desc(views), doubted: desc(doubts) }[order];
  const [rows, [counted]] = await Promise.all([
    forum.db
      .select({
        id: threads.id,
        slug: threads.slug,
        title: threads.title,
        checkedAt: threads.checkedAt,
        heldAt,
        views,
        doubts,
      })
      .from(threads)
      .leftJoin(threadViews, eq(threadViews.threadId, threads.id))
      .where(solved)
      .orderBy(first, asc(heldAt), asc(threads.id))
      .limit(REVIEW_PER_PAGE)
      .offset((page - 1) * REVIEW_PER_PAGE),
    forum.db.select({ n: sql<number>`cast(count(*) as integer)` }).from(threads).where(solved),
  ]);
  return { rows: rows.map((row) => ({ ...row, heldAt: Number(row.heldAt) })), total: counted?.n ?? 0 };
}
