import { Worker } from "node:worker_threads";
import type { PatternAnswer, PatternJob } from "./pattern-worker.ts";

/** For one pattern on one text. An honest one needs a thousandth of it. */
const TIME_LIMIT_MS = 250;
/** A thread that is not needed ends. */
const IDLE_MS = 10_000;
const START_LIMIT_MS = 5_000;
const MAX_HEAP_MB = 64;

export interface Pattern {
  id: number;
  source: string;
}

export interface Patterns {
  /** Ids of the patterns that a text matches, and of those that took too long and were given up. */
  find(text: string, patterns: readonly Pattern[]): Promise<{ found: number[]; slow: number[] }>;
  close(): Promise<void>;
}

/** Matches in a thread of its own, a text at a time: what goes on for ever is ended, and the process never waits. */
export function createPatterns(options: { timeLimitMs?: number } = {}): Patterns {
  const timeLimitMs = options.timeLimitMs ?? TIME_LIMIT_MS;
  let worker: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;
  let queue: Promise<unknown> = Promise.resolve();

  async function hire(): Promise<Worker> {
    clearTimeout(idle);
    if (worker) return worker;
    const fresh = new Worker(new URL("./pattern-worker.ts", import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
    });
    fresh.on("error", () => undefined);
    fresh.once("exit", () => {
      if (worker === fresh) worker = undefined;
    });
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => reject(new Error("a thread for patterns did not start")), START_LIMIT_MS);
      fresh.once("online", () => {
        clearTimeout(late);
        resolve();
      });
    });
    worker = fresh;
    return fresh;
  }

  function dismiss(): Promise<number> | undefined {
    const gone = worker;
    worker = undefined;
    return gone?.terminate();
  }

  /** Answers come one by one: whichever is missing when time is up was too slow, and the rest goes to another thread. */
  async function run(text: string, patterns: readonly Pattern[]): Promise<{ found: number[]; slow: number[] }> {
    const found: number[] = [];
    const slow: number[] = [];
    let left = [...patterns];
    while (left.length > 0) {
      const hand = await hire();
      hand.ref();
      const answered = await ask(hand, { text, patterns: left }, timeLimitMs, (id) => found.push(id));
      hand.unref();
      const late = left[answered];
      if (late) {
        slow.push(late.id);
        await dismiss();
      }
      left = left.slice(answered + 1);
    }
    idle = setTimeout(() => void dismiss(), IDLE_MS).unref();
    return { found, slow };
  }

  return {
    find(text, patterns) {
      const turn = queue.then(() => run(text, patterns));
      queue = turn.catch(() => undefined);
      return turn;
    },
    async close() {
      clearTimeout(idle);
      await queue;
      await dismiss();
    },
  };
}

/** @returns how many patterns were answered before one took too long */
function ask(hand: Worker, job: PatternJob, limitMs: number, hit: (id: number) => void): Promise<number> {
  return new Promise((resolve) => {
    let answered = 0;
    let timer = setTimeout(done, limitMs);
    function done() {
      clearTimeout(timer);
      hand.off("message", hear);
      hand.off("exit", done);
      resolve(answered);
    }
    function hear({ id, isThere }: PatternAnswer) {
      answered++;
      if (isThere) hit(id);
      clearTimeout(timer);
      if (answered === job.patterns.length) done();
      else timer = setTimeout(done, limitMs);
    }
    hand.on("message", hear);
    hand.once("exit", done);
    hand.postMessage(job);
  });
}

const known = new WeakMap<object, Patterns>();

/** One thread for each forum, which ends by itself when it is not needed. */
export function patternsOf(forum: object): Patterns {
  let found = known.get(forum);
  if (!found) {
    found = createPatterns();
    known.set(forum, found);
  }
  return found;
}
