import { asc, gte } from "drizzle-orm";
import { activityDays } from "#db/schema/index.ts";
import { demand } from "#platform/refusal.ts";
import { DAY_MS } from "../../days.ts";
import type { Forum } from "../../forum.ts";
import type { Actor } from "../../members/actor.ts";
import { mayAdminister } from "../../members/policy.ts";
import { dayOf } from "./count.ts";
import { medianOf } from "./waits.ts";

/** Days that are shown, and how many of them each bar stands for. */
export const PERIODS = { 30: 1, 90: 7, 365: 7 } as const;
export type Period = keyof typeof PERIODS;

/** One bar of each chart: a day or a week, in UTC. */
export interface Bar {
  /** ms: the first moment of its first day. */
  from: number;
  /** ms: the first moment of its last day. */
  to: number;
  people: number;
  threads: number;
  replies: number;
  /** 0 to 1; null: no questions. */
  answered: number | null;
  /** Median, ms; null: no thread of these days has a reply by somebody else. */
  firstReply: number | null;
}

export interface Activity {
  /** Oldest first; the last one ends today. */
  bars: Bar[];
  /** All of them as one. */
  whole: Bar;
  /** ms; null: nothing was counted yet. */
  countedAt: number | null;
}

type Row = typeof activityDays.$inferSelect;

/** What happened in the last so many days; one statement, of at most a row a day. */
export async function activityOver(forum: Forum, actor: Actor, period: Period): Promise<Activity> {
  demand(mayAdminister(actor));
  const size = PERIODS[period];
  const count = Math.ceil(period / size);
  const today = dayOf(forum.now());
  const first = today - count * size + 1;
  const rows = await forum.db
    .select()
    .from(activityDays)
    .where(gte(activityDays.day, first))
    .orderBy(asc(activityDays.day));
  const of = (from: number, to: number) =>
    barOf(
      from,
      to,
      rows.filter(({ day }) => day >= from && day <= to),
    );
  return {
    bars: Array.from({ length: count }, (_, at) => of(first + at * size, first + (at + 1) * size - 1)),
    whole: of(first, today),
    countedAt: rows.length === 0 ? null : Math.max(...rows.map(({ countedAt }) => countedAt)),
  };
}

function barOf(from: number, to: number, rows: readonly Row[]): Bar {
  const sum = (key: "people" | "threads" | "replies" | "questions" | "answered") =>
    rows.reduce((total, row) => total + row[key], 0);
  const questions = sum("questions");
  return {
    from: from * DAY_MS,
    to: to * DAY_MS,
    people: sum("people"),
    threads: sum("threads"),
    replies: sum("replies"),
    answered: questions === 0 ? null : sum("answered") / questions,
    firstReply: medianOf(rows.map(({ firstReplies }) => firstReplies)),
  };
}
