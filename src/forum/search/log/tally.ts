import { and, eq, inArray, lt, max, sql } from "drizzle-orm";
import { searchLog } from "#db/schema/index.ts";
import { DAY_MS } from "../../days.ts";
import type { Forum } from "../../forum.ts";
import { addViews } from "../../knowledge/views.ts";
import { loggedTerms } from "./terms.ts";

/** More different questions between two flushes are not people's. */
const MOST_TERMS = 5_000;
const MOST_THREADS = 50_000;

/** Reads, searches and clicks, counted in memory and written down now and then: what a crash loses is a minute. */
export interface Tally {
  /**
   * Somebody read this thread; `from` are the words of the search that led there, as their browser says. They count as
   * a click where the log has that search: what somebody makes up adds nothing to it.
   */
  read(threadId: number, from: string | null): void;
  /** Somebody searched, and found so many threads. */
  searched(q: string, results: number): void;
  flush(): Promise<void>;
}

interface Counted {
  searches: number;
  results: number;
}

type Part = Pick<Forum, "write" | "now" | "settings">;

export function createTally(forum: Part): Tally {
  let forgotOn = 0;
  let reads = new Map<number, number>();
  let terms = new Map<string, Counted>();
  // Apart, so that made-up ones take no search its place.
  let clicks = new Map<string, number>();

  return {
    read(threadId, from) {
      const before = reads.get(threadId);
      if (before !== undefined || reads.size < MOST_THREADS) reads.set(threadId, (before ?? 0) + 1);
      const key = from === null ? null : loggedTerms(from);
      if (key !== null && hasRoom(clicks, key)) clicks.set(key, (clicks.get(key) ?? 0) + 1);
    },
    searched(q, results) {
      const key = loggedTerms(q);
      if (key !== null && hasRoom(terms, key)) {
        terms.set(key, { searches: (terms.get(key)?.searches ?? 0) + 1, results });
      }
    },
    async flush() {
      const [readNow, termsNow, clicksNow] = [reads, terms, clicks];
      reads = new Map();
      terms = new Map();
      clicks = new Map();
      await addViews(forum, readNow);
      const today = Math.floor(forum.now() / DAY_MS);
      await writeTerms(forum, today, termsNow);
      await writeClicks(forum, today, clicksNow);
      if (forgotOn !== today) await forgetSearches(forum, today);
      forgotOn = today;
    },
  };
}

function hasRoom(counted: ReadonlyMap<string, unknown>, key: string): boolean {
  return counted.has(key) || counted.size < MOST_TERMS;
}

async function forgetSearches(forum: Part, today: number): Promise<void> {
  const { searchLogDays } = await forum.settings();
  await forum.write(async (tx) => {
    await tx.delete(searchLog).where(lt(searchLog.day, today - searchLogDays));
  });
}

async function writeTerms(forum: Part, day: number, counted: ReadonlyMap<string, Counted>): Promise<void> {
  if (counted.size === 0) return;
  await forum.write(async (tx) => {
    for (const [terms, { searches, results }] of counted) {
      await tx
        .insert(searchLog)
        .values({ day, terms, searches, results, clicks: 0 })
        .onConflictDoUpdate({
          target: [searchLog.day, searchLog.terms],
          set: { searches: sql`${searchLog.searches} + ${searches}`, results },
        });
    }
  });
}

/** For searches of today and yesterday: whoever searched before midnight may read after it. */
async function writeClicks(forum: Part, day: number, counted: ReadonlyMap<string, number>): Promise<void> {
  if (counted.size === 0) return;
  await forum.write(async (tx) => {
    const searched = await tx
      .select({ terms: searchLog.terms, day: max(searchLog.day) })
      .from(searchLog)
      .where(and(inArray(searchLog.day, [day - 1, day]), inArray(searchLog.terms, [...counted.keys()])))
      .groupBy(searchLog.terms);
    for (const { terms, day } of searched) {
      await tx
        .update(searchLog)
        .set({ clicks: sql`${searchLog.clicks} + ${counted.get(terms) ?? 0}` })
        .where(and(eq(searchLog.terms, terms), eq(searchLog.day, day ?? 0)));
    }
  });
}
