import { Worker } from "node:worker_threads";
import { cpuMs } from "#platform/thread-time.ts";
import type { PatternAnswer, PatternJob } from "./pattern-worker.ts";

/** Of CPU time, for one pattern on one text. An honest one needs a thousandth of it. */
const TIME_LIMIT_MS = 250;
/** A text that the machine has no time for is given up after so many limits. */
const MAX_WAITING = 20;
const SHORTEST_WAIT_MS = 50;
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
async function ask(hand: Worker, job: PatternJob, limitMs: number, hit: (id: number) => void): Promise<number> {
  let spentMs = await cpuMs(hand);
  return new Promise((resolve) => {
    let answered = 0;
    let deadline = performance.now() + limitMs * MAX_WAITING;
    let timer = setTimeout(expire, limitMs);
    function done() {
      clearTimeout(timer);
      hand.off("message", hear);
      hand.off("exit", done);
      resolve(answered);
    }
    /** On a busy machine most of the time may have gone to others: what is left of the limit is then granted. */
    async function expire() {
      const at = answered;
      const nowMs = await cpuMs(hand);
      if (at !== answered) return;
      const leftMs = limitMs - (nowMs - spentMs);
      if (leftMs <= 0 || performance.now() > deadline) return done();
      timer = setTimeout(expire, Math.max(leftMs, SHORTEST_WAIT_MS));
    }
    function hear({ id, isThere, cpuMs }: PatternAnswer) {
      answered++;
      spentMs = cpuMs;
      if (isThere) hit(id);
      clearTimeout(timer);
      if (answered === job.patterns.length) return done();
      deadline = performance.now() + limitMs * MAX_WAITING;
      timer = setTimeout(expire, limitMs);
    }
    hand.on("message", hear);
    hand.once("exit", done);
    hand.postMessage(job);
  });
}
