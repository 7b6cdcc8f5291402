import { lt, sql } from "drizzle-orm";
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
  /** Somebody read this thread; `from` are the words of the search that led there, if one did. */
  read(threadId: number, from: string | null): void;
  /** Somebody searched, and found so many threads. */
  searched(q: string, results: number): void;
  flush(): Promise<void>;
}

interface Counted {
  searches: number;
  results: number | null;
  clicks: number;
}

type Part = Pick<Forum, "write" | "now" | "settings">;

export function createTally(forum: Part): Tally {
  let forgotOn = 0;
  let reads = new Map<number, number>();
  let terms = new Map<string, Counted>();

  function count(q: string, change: (counted: Counted) => void): void {
    const key = loggedTerms(q);
    if (key === null) return;
    const known = terms.get(key);
    if (!known && terms.size >= MOST_TERMS) return;
    const counted = known ?? { searches: 0, results: null, clicks: 0 };
    change(counted);
    terms.set(key, counted);
  }

  return {
    read(threadId, from) {
      const before = reads.get(threadId);
      if (before !== undefined || reads.size < MOST_THREADS) reads.set(threadId, (before ?? 0) + 1);
      if (from !== null) count(from, (counted) => counted.clicks++);
    },
    searched(q, results) {
      count(q, (counted) => {
        counted.searches++;
        counted.results = results;
      });
    },
    async flush() {
      const [readNow, termsNow] = [reads, terms];
      reads = new Map();
      terms = new Map();
      await addViews(forum, readNow);
      const today = Math.floor(forum.now() / DAY_MS);
      await writeTerms(forum, today, termsNow);
      if (forgotOn !== today) await forgetSearches(forum, today);
      forgotOn = today;
    },
  };
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
    for (const [terms, { searches, results, clicks }] of counted) {
      await tx
        .insert(searchLog)
        .values({ day, terms, searches, results: results ?? 0, clicks })
        .onConflictDoUpdate({
          target: [searchLog.day, searchLog.terms],
          set: {
            searches: sql`${searchLog.searches} + ${searches}`,
            clicks: sql`${searchLog.clicks} + ${clicks}`,
            ...(results !== null && { results }),
          },
        });
    }
  });
}
