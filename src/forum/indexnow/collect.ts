/** What search engines are told of next: the threads that the recorded events touched since the last time. */
import { and, asc, desc, eq, gt, inArray, lte } from "drizzle-orm";
import { z } from "zod";
import { type EventKind, events, jobs, threads } from "#db/schema/index.ts";
import type { Db } from "#platform/store.ts";
import type { Forum } from "../forum.ts";
import { PING_JOB, type PingPayload, pingPayload } from "./ping.ts";

/** Of each sort: IndexNow takes twice as many addresses at once. */
const MOST_AT_ONCE = 5_000;
/** What is younger may still be joined by others; on PostgreSQL, by some with a lower number. */
const SETTLED_MS = 10_000;
/** How far back the first look goes. */
const FIRST_LOOK_MS = 600_000;

/** What shows in a thread that everybody may read. */
const CHANGES: readonly EventKind[] = [
  "thread.started",
  "thread.tagged",
  "thread.closed",
  "thread.reopened",
  "post.created",
  "post.edited",
  "post.deleted",
  "post.restored",
  "answer.accepted",
  "answer.unaccepted",
  "result.written",
];
/** What may take a thread out of everybody's sight, or bring it back. */
const MOVES: readonly EventKind[] = [
  "thread.deleted",
  "thread.restored",
  "thread.moved",
  "thread.merged",
  "thread.split",
];
const EMPTIED: EventKind = "category.emptied";

const eventData = z.object({ threadId: z.number().optional(), to: z.number().optional() });

/** Puts one job on the list for all that happened; nothing while the setting is off. */
export async function collectPings(forum: Forum): Promise<void> {
  if (!(await forum.settings()).crawlers.indexNow) return;
  const reached = await reachedBy(forum.db);
  const rows = await forum.db
    .select({ id: events.id, kind: events.kind, data: events.data })
    .from(events)
    .where(
      and(
        reached === null ? gt(events.createdAt, forum.now() - FIRST_LOOK_MS) : gt(events.id, reached),
        lte(events.createdAt, forum.now() - SETTLED_MS),
        inArray(events.kind, [...CHANGES, ...MOVES, EMPTIED]),
      ),
    )
    .orderBy(asc(events.id))
    .limit(MOST_AT_ONCE);
  const last = rows.at(-1);
  if (!last) return;
  const changed = new Set<number>();
  const moved = new Set<number>();
  for (const { kind, data } of rows) {
    const { threadId, to } = eventData.parse(data);
    if (kind === EMPTIED && to !== undefined) for (const id of await threadsIn(forum.db, to)) moved.add(id);
    else if (threadId !== undefined) (MOVES.includes(kind) ? moved : changed).add(threadId);
  }
  const payload: PingPayload = { upTo: last.id, changed: [...changed], moved: [...moved].slice(0, MOST_AT_ONCE) };
  await forum.write(async (tx) => {
    // Another process may have been quicker.
    if ((await reachedBy(tx)) === reached) await forum.enqueue(tx, PING_JOB, payload);
  });
}

/** The last event that a ping was made of; null: none is remembered. */
async function reachedBy(db: Pick<Db, "select">): Promise<number | null> {
  const [last] = await db
    .select({ payload: jobs.payload })
    .from(jobs)
    .where(eq(jobs.name, PING_JOB))
    .orderBy(desc(jobs.id))
    .limit(1);
  return last ? pingPayload.parse(last.payload).upTo : null;
}

async function threadsIn(db: Db, categoryId: number): Promise<number[]> {
  const rows = await db
    .select({ id: threads.id })
    .from(threads)
    .where(eq(threads.categoryId, categoryId))
    .orderBy(desc(threads.lastPostAt))
    .limit(MOST_AT_ONCE);
  return rows.map(({ id }) => id);
}
