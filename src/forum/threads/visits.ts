import { and, eq, inArray } from "drizzle-orm";
import { listVisits, threadReads } from "#db/schema/index.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";

/** A look at a list after this long without one begins a new visit. */
const VISIT_GAP_MS = 30 * 60_000;

/**
 * Begins or goes on with a member's visit to a list. What came after the answer (ms) is new to them;
 * null for guests and at the first visit, when nothing is old.
 */
export async function visitList(forum: Forum, actor: Actor, list: string): Promise<number | null> {
  const { id } = actor;
  if (id === null) return null;
  const now = forum.now();
  const [visit] = await forum.db
    .select()
    .from(listVisits)
    .where(and(eq(listVisits.userId, id), eq(listVisits.list, list)));
  const begins = !visit || now - visit.visitedAt > VISIT_GAP_MS;
  // Within one visit a note a minute is enough to keep it going.
  if (begins || now - visit.visitedAt > 60_000) {
    const baseAt = visit ? (begins ? visit.visitedAt : visit.baseAt) : now;
    await forum.note((tx) =>
      tx
        .insert(listVisits)
        .values({ userId: id, list, baseAt, visitedAt: now })
        .onConflictDoUpdate({ target: [listVisits.userId, listVisits.list], set: { baseAt, visitedAt: now } })
        .then(() => undefined),
    );
    return visit ? baseAt : null;
  }
  return visit.baseAt;
}

/** How far the member has read each of these threads, in one query. */
export async function readMarks(
  forum: Forum,
  actor: Actor,
  threadIds: readonly number[],
): Promise<Map<number, number>> {
  if (actor.id === null || threadIds.length === 0) return new Map();
  const rows = await forum.db
    .select({ threadId: threadReads.threadId, number: threadReads.lastNumber })
    .from(threadReads)
    .where(and(eq(threadReads.userId, actor.id), inArray(threadReads.threadId, [...threadIds])));
  return new Map(rows.map((row) => [row.threadId, row.number]));
}
