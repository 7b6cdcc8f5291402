/** Which crawler asks, and whether it may: what the owner said of it, before anything is rendered or looked up. */
import type { Forum } from "#forum/forum.ts";
import { CRAWLER_NAMES, type Crawlers, crawlerRule } from "#forum/settings/crawlers.ts";

/** Nobody's name stands further back; what a longer one costs is bounded by it. */
const READ_CHARS = 512;
const WORDS = /[a-z][a-z\d_-]*/g;
const KNOWN: ReadonlyMap<string, string> = new Map(CRAWLER_NAMES.map((name) => [name.toLowerCase(), name]));

/** What was said may be so old: then it is read again. */
const RULES_AGE_MS = 1_000;
/** So many requests may come at once; after them they are counted one by one. */
const BURST = 5;

/** The crawlers that a `User-Agent` names, as whole words. Browsers name none. */
export function crawlersIn(userAgent: string | undefined): readonly string[] {
  if (userAgent === undefined) return [];
  const found: string[] = [];
  for (const word of userAgent.slice(0, READ_CHARS).toLowerCase().match(WORDS) ?? []) {
    const name = KNOWN.get(word);
    if (name !== undefined) found.push(name);
  }
  return found;
}

/** Why a crawler is turned away; `seconds`: when it may come again. */
export type TurnedAway = { status: 403 } | { status: 429; seconds: number };

/**
 * Says whether crawlers may pass. Requests are counted by the crawler's name, a process each, never by address: there
 * are as many counters as names, whoever claims to be one.
 */
export function createCrawlerRules(forum: Pick<Forum, "settings" | "now">) {
  let known: { crawlers: Crawlers; readAt: number } | undefined;
  /** By name: when all that came so far would have come at the speed that is allowed (ms). */
  const paidUntil = new Map<string, number>();

  async function rulesNow(): Promise<Crawlers> {
    const now = forum.now();
    if (known && now >= known.readAt && now - known.readAt < RULES_AGE_MS) return known.crawlers;
    const { crawlers } = await forum.settings();
    known = { crawlers, readAt: now };
    return crawlers;
  }

  /** Counts one request. @returns the seconds to wait, 0: it may pass */
  function wait(name: string, perMinute: number): number {
    const now = forum.now();
    const interval = 60_000 / perMinute;
    const paid = Math.max(now, paidUntil.get(name) ?? 0);
    const early = paid - now - (BURST - 1) * interval;
    if (early > 0) return Math.max(1, Math.ceil(early / 1_000));
    paidUntil.set(name, paid + interval);
    return 0;
  }

  /** `names`: what crawlersIn() found. Of several names the strictest rule holds. null: may pass. */
  return async function turnedAway(names: readonly string[]): Promise<TurnedAway | null> {
    if (names.length === 0) return null;
    const crawlers = await rulesNow();
    const ruled = names.map((name) => ({ name, rule: crawlerRule(crawlers, name) }));
    if (ruled.some(({ rule }) => rule === "refuse")) return { status: 403 };
    const slow = ruled.find(({ rule }) => rule === "slow");
    const seconds = slow ? wait(slow.name, crawlers.perMinute) : 0;
    return seconds > 0 ? { status: 429, seconds } : null;
  };
}
