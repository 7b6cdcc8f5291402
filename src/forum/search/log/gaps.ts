import { desc, gte, sql } from "drizzle-orm";
import { searchLog } from "#db/schema/index.ts";
import { demand } from "#platform/refusal.ts";
import { DAY_MS } from "../../days.ts";
import type { Forum } from "../../forum.ts";
import { mayTendKnowledge } from "../../knowledge/policy.ts";
import type { Actor } from "../../members/actor.ts";
import { plainTerms } from "./group.ts";

/** Of the days looked at; groups come from these. */
const MOST_TERMS = 2_000;
const GAP_DAYS = 30;
export const MOST_GAPS = 50;

/** A question that people ask the search and that nothing answers. */
export interface Gap {
  /** As most people typed it. */
  terms: string;
  /** Other ways in which it was typed. */
  alike: string[];
  searches: number;
  /** Threads that were found the last time. */
  results: number;
}

/**
 * What people looked for in the last 30 days without opening anything, the most wanted first, at most 50.
 * Found nothing, or found what nobody wanted: the number of results says which. @throws Refusal for all but staff
 */
export async function searchGaps(forum: Forum, actor: Actor): Promise<Gap[]> {
  demand(mayTendKnowledge(actor));
  const since = Math.floor(forum.now() / DAY_MS) - GAP_DAYS;
  const searches = sql<number>`cast(sum(${searchLog.searches}) as integer)`;
  const rows = await forum.db
    .select({
      terms: searchLog.terms,
      searches,
      results: sql<number>`cast(min(${searchLog.results}) as integer)`,
      clicks: sql<number>`cast(sum(${searchLog.clicks}) as integer)`,
    })
    .from(searchLog)
    .where(gte(searchLog.day, since))
    .groupBy(searchLog.terms)
    .orderBy(desc(searches), searchLog.terms)
    .limit(MOST_TERMS);
  const groups = Map.groupBy(rows, ({ terms }) => plainTerms(terms));
  return [...groups.values()]
    .filter((group) => group.every(({ clicks }) => clicks === 0))
    .map((group) => ({
      terms: group[0]?.terms ?? "",
      alike: group.slice(1).map(({ terms }) => terms),
      searches: group.reduce((sum, row) => sum + row.searches, 0),
      results: Math.min(...group.map(({ results }) => results)),
    }))
    .filter(({ searches }) => searches > 0)
    .sort((a, b) => b.searches - a.searches || a.terms.localeCompare(b.terms))
    .slice(0, MOST_GAPS);
}
