import { errorFacts, type Log } from "#platform/log.ts";
import type { Store } from "#platform/store.ts";
import { createEmbeddedEngine } from "./embedded/engine.ts";
import type { EngineState, Found, SearchEngine, SearchRequest, SimilarRequest } from "./engine.ts";
import { createFollower } from "./follow.ts";

/** After a failure (a full disk) it is tried again so much later. */
const REST_MS = 30_000;
/** A new post is found within a second: what other processes write is looked for this often. */
const LOOK_EVERY_MS = 1_000;
/** What is written in the meantime is taken in together, which costs a tenth of taking it in one by one. */
const GATHER_MS = 250;

export interface SearchService {
  readonly engine: SearchEngine["name"];
  search(request: SearchRequest): Promise<Found>;
  similar(request: SimilarRequest): Promise<Found>;
  /** Something was written: looks for it now instead of at the next beat. */
  wake(): void;
  /** Takes in what happened until now. */
  catchUp(): Promise<void>;
  reindex(progress?: (done: number, total: number) => void): Promise<void>;
  state(): Promise<EngineState & { lag: number }>;
  close(): Promise<void>;
}

export interface SearchParts {
  store: Store;
  dataDir: string;
  now: () => number;
  log: Log;
}

/**
 * Search for one process. `start`: it follows what happens by itself (the server); otherwise it catches up before
 * each question (tests, the command line).
 */
export function createSearchService(
  { store, dataDir, now, log }: SearchParts,
  { start }: { start: boolean },
): SearchService {
  const engine = createEmbeddedEngine({ dataDir });
  const follower = createFollower(store, engine, now);
  let isClosed = false;
  let working: Promise<void> | null = null;
  let again = false;
  let waking: NodeJS.Timeout | undefined;
  let restUntil = 0;

  async function untilCaught(): Promise<void> {
    do {
      again = false;
      await follower.catchUp();
    } while (again && !isClosed);
  }

  function beat(): void {
    if (isClosed || now() < restUntil) return;
    if (working) {
      again = true;
      return;
    }
    working = untilCaught()
      .catch((error: unknown) => {
        restUntil = now() + REST_MS;
        if (!isClosed) log.warn(errorFacts(error), "search index");
      })
      .finally(() => {
        working = null;
      });
  }

  const timer = start ? setInterval(beat, LOOK_EVERY_MS) : undefined;
  timer?.unref();
  const settled = async () => {
    if (!start) await follower.catchUp();
  };

  return {
    engine: engine.name,
    async search(request) {
      await settled();
      return engine.search(request);
    },
    async similar(request) {
      await settled();
      return engine.similar(request);
    },
    wake: () => {
      if (!start || waking) return;
      waking = setTimeout(() => {
        waking = undefined;
        beat();
      }, GATHER_MS);
    },
    catchUp: () => follower.catchUp(),
    reindex: (progress) => follower.reindex(progress),
    state: async () => ({ ...(await engine.state()), lag: await follower.lag() }),
    async close() {
      isClosed = true;
      clearTimeout(waking);
      follower.stop();
      clearInterval(timer);
      await working;
      await engine.close();
    },
  };
}
