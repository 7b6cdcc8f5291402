import { errorFacts, type Log } from "#platform/log.ts";
import type { Store } from "#platform/store.ts";
import type { EngineState, SearchEngine } from "./engine.ts";
import { createFollower } from "./follow.ts";

/** After a failure (a full disk, a server that is away) it is tried again so much later. */
const REST_MS = 30_000;
/** Whoever asks where an engine stands does not wait longer. */
const REPORT_MS = 5_000;
/** What is being taken in when the forum closes gets so long; what is not done by then is taken in at the next start. */
const CLOSE_MS = 2_000;

/** Where an engine stands, for those who look after it. */
export interface EngineReport {
  engine: SearchEngine["name"];
  /** null: it does not answer. */
  state: (EngineState & { lag: number }) | null;
  /** What went wrong last, if it has not gone well since; `at` in ms since the epoch. */
  failure: { at: number; reason: string } | null;
}

/** An engine and what keeps its index what the recorded events say. */
export interface Followed {
  readonly engine: SearchEngine;
  /** Whether it took in what happened when it was last tried, and has answered since. */
  isFit(): boolean;
  /** Takes in what happened, unless it rests after a failure; failures are kept and tried again. */
  beat(): void;
  /** Takes in what happened until now. @throws when it cannot */
  catchUp(): Promise<void>;
  reindex(progress?: (done: number, total: number) => void): Promise<void>;
  /** The last event that it is known to have taken in, from memory. */
  reached(): number;
  /** It failed to answer: it rests for a while. */
  failed(error: unknown): void;
  /** What went wrong last, from memory. */
  failure(): EngineReport["failure"];
  report(): Promise<EngineReport>;
  close(): Promise<void>;
}

export function follow(
  engine: SearchEngine,
  { store, now, log }: { store: Store; now: () => number; log: Log },
  tookIn?: (eventId: number, postIds: readonly number[]) => void,
): Followed {
  const follower = createFollower(store, engine, { now, ...(tookIn && { tookIn }) });
  let failure: EngineReport["failure"] = null;
  let isCaughtUp = false;
  let isClosed = false;
  let working: Promise<void> | null = null;
  let again = false;
  let restUntil = 0;

  async function catchUp(): Promise<void> {
    try {
      await follower.catchUp();
      isCaughtUp = true;
      failure = null;
    } catch (error) {
      failed(error);
      throw error;
    }
  }

  function failed(error: unknown): void {
    if (isClosed) return;
    const { error: reason } = errorFacts(error);
    // Told once, not every half a minute.
    if (failure?.reason !== reason) log.warn({ ...errorFacts(error), engine: engine.name }, "search index");
    failure = { at: now(), reason };
    isCaughtUp = false;
    restUntil = now() + REST_MS;
  }

  async function untilCaught(): Promise<void> {
    do {
      again = false;
      await catchUp();
    } while (again && !isClosed);
  }

  return {
    engine,
    isFit: () => isCaughtUp,
    beat() {
      if (isClosed || now() < restUntil) return;
      if (working) {
        again = true;
        return;
      }
      working = untilCaught()
        .catch(() => undefined)
        .finally(() => {
          working = null;
        });
    },
    catchUp,
    reindex: (progress) => follower.reindex(progress),
    reached: () => follower.reached(),
    failed,
    failure: () => failure,
    async report() {
      try {
        const facts = await within(REPORT_MS, Promise.all([engine.state(), follower.lag()]));
        if (facts === "late") throw new Error("it does not say how it stands");
        const [state, lag] = facts;
        return { engine: engine.name, state: { ...state, lag }, failure };
      } catch (error) {
        const reason = errorFacts(error).error;
        return { engine: engine.name, state: null, failure: failure ?? { at: now(), reason } };
      }
    },
    async close() {
      isClosed = true;
      follower.stop();
      await within(CLOSE_MS, working);
      await engine.close();
    },
  };
}

/** What comes in time, or that it did not. */
async function within<T>(ms: number, coming: Promise<T> | T): Promise<T | "late"> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"late">((resolve) => {
    timer = setTimeout(() => resolve("late"), ms);
  });
  try {
    return await Promise.race([coming, late]);
  } finally {
    clearTimeout(timer);
  }
}
