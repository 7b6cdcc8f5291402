import { setImmediate as nextTurn } from "node:timers/promises";
import { and, eq, gt, gte, isNull, lt, min, ne, type SQL, sql } from "drizzle-orm";
import { activityDays, posts, threads, users } from "#db/schema/index.ts";
import type { JobHandler, Reactions } from "#platform/events.ts";
import type { Db } from "#platform/store.ts";
import { DAY_MS } from "../../days.ts";
import type { Forum } from "../../forum.ts";
import { waitsOf } from "./waits.ts";

export const ACTIVITY_JOB = "activity.count";
/** How far back the charts go, and some days more for weeks that are whole. */
export const DAYS_KEPT = 371;
/** So long a day is counted again each time: answers still come. */
const LIVELY_DAYS = 30;
/** Older ones once a day, so many at a time: what was deleted since does not count any more. */
const REFRESHED_AT_ONCE = 60;
const WRITTEN_AT_ONCE = 50;

type Row = typeof activityDays.$inferInsert;

/** Counts what happened on each day. A day at a time, so that nobody who reads or writes waits for it. */
const countActivity: JobHandler<Forum> = async (forum, { payload }) => {
  const days = await dueDays(forum, payload.kind === "archive.imported");
  for (let at = 0; at < days.length; at += WRITTEN_AT_ONCE) {
    const rows: Row[] = [];
    for (const day of days.slice(at, at + WRITTEN_AT_ONCE)) {
      rows.push({ day, ...(await countDay(forum.db, day)), countedAt: forum.now() });
      await nextTurn();
    }
    await putDays(forum, rows);
  }
};

export const activityReactions: Reactions<Forum> = {
  jobs: { [ACTIVITY_JOB]: countActivity },
  on: { "archive.imported": [ACTIVITY_JOB] },
};

export const dayOf = (at: number): number => Math.floor(at / DAY_MS);

/** Those that are missing, still change, or were counted long ago; `all` after an import. */
async function dueDays(forum: Forum, all: boolean): Promise<number[]> {
  const now = forum.now();
  const today = dayOf(now);
  const [[first], known] = await Promise.all([
    forum.db.select({ at: min(users.createdAt) }).from(users),
    forum.db
      .select({ day: activityDays.day, countedAt: activityDays.countedAt })
      .from(activityDays)
      .where(gt(activityDays.day, today - DAYS_KEPT)),
  ]);
  const countedAt = new Map(known.map((row) => [row.day, row.countedAt]));
  const from = Math.max(today - DAYS_KEPT + 1, dayOf(first?.at ?? now));
  const days = Array.from({ length: today - from + 1 }, (_, index) => today - index);
  const isLively = (day: number) => all || !countedAt.has(day) || day > today - LIVELY_DAYS;
  const old = days
    .filter((day) => !isLively(day) && (countedAt.get(day) ?? 0) < now - DAY_MS)
    .sort((a, b) => (countedAt.get(a) ?? 0) - (countedAt.get(b) ?? 0));
  return [...days.filter(isLively), ...old.slice(0, REFRESHED_AT_ONCE)];
}

async function countDay(db: Db, day: number): Promise<Omit<Row, "day" | "countedAt">> {
  const within = (column: Parameters<typeof gte>[0]): SQL | undefined =>
    and(gte(column, day * DAY_MS), lt(column, (day + 1) * DAY_MS));
  const isQuestion = sql`${threads.kind} = 'question'`;
  const [people, replies, [started], waits] = await Promise.all([
    db.$count(users, and(within(users.createdAt), isNull(users.deletedAt))),
    db.$count(posts, and(within(posts.createdAt), gt(posts.number, 1), isNull(posts.deletedAt))),
    db
      .select({
        threads: sql<number>`count(*)`,
        questions: sql<number>`sum(case when ${isQuestion} then 1 else 0 end)`,
        answered: sql<number>`sum(case when ${isQuestion} and ${threads.answerCount} > 0 then 1 else 0 end)`,
      })
      .from(threads)
      .where(and(isNull(threads.deletedAt), within(threads.createdAt))),
    db
      .select({ startedAt: threads.createdAt, repliedAt: min(posts.createdAt) })
      .from(threads)
      .innerJoin(posts, and(eq(posts.threadId, threads.id), ne(posts.authorId, threads.authorId)))
      .where(and(isNull(threads.deletedAt), within(threads.createdAt), gt(posts.number, 1), isNull(posts.deletedAt)))
      .groupBy(threads.id, threads.createdAt),
  ]);
  return {
    people,
    replies,
    // PostgreSQL counts in numbers that arrive as texts.
    threads: Number(started?.threads ?? 0),
    questions: Number(started?.questions ?? 0),
    answered: Number(started?.answered ?? 0),
    firstReplies: waitsOf(waits.map(({ startedAt, repliedAt }) => (repliedAt ?? startedAt) - startedAt)),
  };
}

async function putDays(forum: Forum, rows: readonly Row[]): Promise<void> {
  await forum.write(async (tx) => {
    await tx
      .insert(activityDays)
      .values([...rows])
      .onConflictDoUpdate({
        target: activityDays.day,
        set: {
          people: sql`excluded.people`,
          threads: sql`excluded.threads`,
          replies: sql`excluded.replies`,
          questions: sql`excluded.questions`,
          answered: sql`excluded.answered`,
          firstReplies: sql`excluded.first_replies`,
          countedAt: sql`excluded.counted_at`,
        },
      });
  });
}
