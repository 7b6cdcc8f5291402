import type { Log } from "#platform/log.ts";
import type { Store } from "#platform/store.ts";
import { countDocuments } from "./documents.ts";
import { createEmbeddedEngine } from "./embedded/engine.ts";
import {
  type EngineState,
  type Found,
  type Hit,
  MAX_HITS,
  type SearchEngine,
  type SearchRequest,
  type SimilarRequest,
} from "./engine.ts";
import { type EngineReport, type Followed, follow } from "./followed.ts";
import { type FoundPage, type PageWanted, pageOf } from "./found-page.ts";
import { createGap, withNewer } from "./gap.ts";
import type { MeilisearchPlace } from "./meilisearch/connection.ts";
import { createMeilisearchEngine } from "./meilisearch/engine.ts";
import { visiblePlaces } from "./places.ts";

/** A new post is found within a second: what other processes write is looked for this often. */
const LOOK_EVERY_MS = 1_000;
/** What is written in the meantime is taken in together, which costs a tenth of taking it in one by one. */
const GATHER_MS = 250;

const NO_POSTS: ReadonlySet<number> = new Set();

/** What was found, and whether another engine than the chosen one had to find it. */
export interface Answer extends Found {
  isStandIn: boolean;
}

export interface SearchService {
  /** The chosen one. */
  readonly engine: SearchEngine["name"];
  search(request: SearchRequest): Promise<Answer>;
  similar(request: SimilarRequest): Promise<Answer>;
  /** What of these hits may be seen now, and a page of it. On SQLite the search thread reads that. */
  page(hits: readonly Hit[], wanted: PageWanted): Promise<FoundPage>;
  /** Something was written: looks for it now instead of at the next beat. */
  wake(): void;
  /** Takes in what happened until now. */
  catchUp(): Promise<void>;
  /** Builds the index of every engine anew. */
  reindex(progress?: (done: number, total: number) => void): Promise<void>;
  /** Of the chosen engine. @throws when it does not answer */
  state(): Promise<EngineState & { lag: number }>;
  /** How many posts can be found, and what of that every engine holds, the chosen one first. */
  reports(): Promise<{ posts: number; engines: EngineReport[] }>;
  /** Recorded events that the slowest engine has not taken in yet; 0 for one that does not answer. */
  lag(): Promise<number>;
  /** What went wrong last with an engine and has not gone well since, from memory. */
  failures(): { engine: SearchEngine["name"]; reason: string }[];
  close(): Promise<void>;
}

export interface SearchParts {
  store: Store;
  dataDir: string;
  meilisearch: MeilisearchPlace | undefined;
  now: () => number;
  log: Log;
}

/**
 * Search for one process. The embedded engine is always kept up, and answers where the chosen one cannot. `start`: they
 * follow what happens by themselves (the server); otherwise they catch up before each question (tests, the command
 * line).
 */
export function createSearchService(
  { dataDir, meilisearch, ...parts }: SearchParts,
  { start }: { start: boolean },
): SearchService {
  const { db, file } = parts.store;
  const builtIn = createEmbeddedEngine({ dataDir, ...(file && { database: file }) });
  const beside = meilisearch ? follow(createMeilisearchEngine(meilisearch), parts) : null;
  const gap = beside && createGap(() => beside.reached());
  const embedded = follow(builtIn, parts, gap?.tookIn);
  const chosen = beside ?? embedded;
  const all = chosen === embedded ? [embedded] : [chosen, embedded];
  let waking: NodeJS.Timeout | undefined;

  function beat(): void {
    for (const { beat } of all) beat();
  }

  const timer = start ? setInterval(beat, LOOK_EVERY_MS) : undefined;
  timer?.unref();

  /**
   * Asks the chosen engine, and the embedded one for posts that only that one has as they are now; all of it when the
   * chosen one is away, or behind after it was away.
   */
  async function answered(limit: number, ask: (engine: SearchEngine) => Promise<Found>): Promise<Answer> {
    // Before either is asked: what is taken in meanwhile is in both.
    const late = gap?.posts() ?? NO_POSTS;
    const [found, newer] = await Promise.all([
      beside && tried(beside, ask),
      late.size > 0 ? tried(embedded, ask) : null,
    ]);
    if (found) return { ...(newer ? withNewer(found, newer, { late, limit }) : found), isStandIn: false };
    if (newer) return { ...newer, isStandIn: true };
    if (!start) await embedded.catchUp();
    return { ...(await ask(embedded.engine)), isStandIn: beside !== null };
  }

  async function tried(one: Followed, ask: (engine: SearchEngine) => Promise<Found>): Promise<Found | null> {
    try {
      if (!start) await one.catchUp();
      return one.isFit() ? await ask(one.engine) : null;
    } catch (error) {
      one.failed(error);
      return null;
    }
  }

  return {
    engine: chosen.engine.name,
    search: (request) => answered(request.limit ?? MAX_HITS, (engine) => engine.search(request)),
    similar: (request) => answered(request.limit ?? MAX_HITS, (engine) => engine.similar(request)),
    page: async (hits, wanted) =>
      file ? builtIn.page(hits, wanted) : pageOf(await visiblePlaces(db, hits, wanted), wanted),
    wake: () => {
      if (!start || waking) return;
      waking = setTimeout(() => {
        waking = undefined;
        beat();
      }, GATHER_MS);
    },
    async catchUp() {
      for (const one of all) await one.catchUp();
    },
    async reindex(progress) {
      for (const [at, one] of all.entries()) {
        await one.reindex(progress && ((done, total) => progress(at * total + done, all.length * total)));
      }
    },
    async state() {
      const { state, failure } = await chosen.report();
      if (!state) throw new Error(failure?.reason);
      return state;
    },
    reports: async () => ({
      posts: await countDocuments(parts.store.db),
      engines: await Promise.all(all.map((one) => one.report())),
    }),
    async lag() {
      const found = await Promise.all(all.map((one) => one.report()));
      return Math.max(0, ...found.map(({ state }) => state?.lag ?? 0));
    },
    failures: () =>
      all.flatMap((one) =>
        [one.failure()].flatMap((found) => (found ? { engine: one.engine.name, reason: found.reason } : [])),
      ),
    async close() {
      clearTimeout(waking);
      clearInterval(timer);
      await Promise.all(all.map((one) => one.close()));
    },
  };
}
