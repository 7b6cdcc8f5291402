import { Worker } from "node:worker_threads";
import { cpuMs } from "#platform/thread-time.ts";
import { TooComplex } from "./limits.ts";
import type { Rendered, RenderOptions } from "./render.ts";
import type { Job, Report } from "./worker.ts";

export interface Pool {
  /** @throws TooComplex when the text takes too long, too much memory, or is nested too deeply */
  render(source: string, options: RenderOptions): Promise<Rendered>;
  close(): Promise<void>;
}

interface Task {
  job: Job;
  resolve(rendered: Rendered): void;
  reject(error: unknown): void;
}

interface Hand {
  worker: Worker;
  isReady: boolean;
  task: Task | null;
  timer: NodeJS.Timeout | undefined;
  /** The worker's CPU time before its task. */
  cpuBeforeMs: number;
  /** When the task ends however little it got, as `performance.now()`. */
  deadline: number;
}

/** A text that the machine has no time for is given up after so many limits. */
const MAX_WAITING = 3;
/** A worker that is not needed for so long ends: it holds some 50 MB. */
const IDLE_MS = 10_000;
const SHORTEST_WAIT_MS = 50;

/** A text that needs more is refused as one that takes too long. */
const MAX_HEAP_MB = 256;
/** What a thread keeps for short-lived objects: Node's own measure is for a whole program. */
const YOUNG_HEAP_MB = 16;

const workerFile = new URL("./worker.ts", import.meta.url);

/** Worker threads that start when they are needed and keep the process alive only while they work. */
export function createPool(options: { threads: number; timeLimitMs: number }): Pool {
  const hands = new Set<Hand>();
  const waiting: Task[] = [];
  let isClosed = false;

  function hire(): Hand {
    const worker = new Worker(workerFile, {
      resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB, maxYoungGenerationSizeMb: YOUNG_HEAP_MB },
    });
    const hand: Hand = { worker, isReady: false, task: null, timer: undefined, cpuBeforeMs: 0, deadline: 0 };
    hands.add(hand);
    worker.on("message", (report: Report) => hear(hand, report));
    worker.on("error", (error: Error & { code?: string }) => {
      const isTooBig = error.code === "ERR_WORKER_OUT_OF_MEMORY";
      dismiss(hand, isTooBig ? new TooComplex("the text takes too much memory") : error);
    });
    worker.on("exit", (code) => dismiss(hand, new Error(`a Markdown worker ended with ${code}`)));
    return hand;
  }

  /** Takes a worker out of service; its text gets `error`, the next texts another worker. */
  function dismiss(hand: Hand, error: unknown): void {
    if (!hands.delete(hand)) return;
    clearTimeout(hand.timer);
    hand.task?.reject(error);
    hand.task = null;
    void hand.worker.terminate();
    assign();
  }

  function hear(hand: Hand, { answer, cpuMs }: Report): void {
    hand.cpuBeforeMs = cpuMs;
    if (answer.kind === "ready") {
      hand.isReady = true;
      start(hand);
      return;
    }
    clearTimeout(hand.timer);
    const { task } = hand;
    hand.task = null;
    if (answer.kind === "rendered") task?.resolve(answer.rendered);
    else task?.reject(answer.kind === "too_complex" ? new TooComplex("the text is nested too deeply") : answer.error);
    hand.worker.unref();
    assign();
    if (!hand.task) hand.timer = setTimeout(() => dismiss(hand, null), IDLE_MS).unref();
  }

  /** Hands the task over; its time runs from here, not from when the worker began to load. */
  function start(hand: Hand): void {
    if (!hand.task) return;
    hand.deadline = performance.now() + options.timeLimitMs * MAX_WAITING;
    hand.worker.postMessage(hand.task.job);
    hand.timer = setTimeout(() => void expire(hand), options.timeLimitMs);
  }

  /** On a busy machine most of the time may have gone to others: what is left of the limit is then granted. */
  async function expire(hand: Hand): Promise<void> {
    const { task } = hand;
    const leftMs = options.timeLimitMs - ((await cpuMs(hand.worker)) - hand.cpuBeforeMs);
    if (hand.task !== task) return;
    if (leftMs <= 0 || performance.now() > hand.deadline) {
      dismiss(hand, new TooComplex("the text takes too long to render"));
      return;
    }
    hand.timer = setTimeout(() => void expire(hand), Math.max(leftMs, SHORTEST_WAIT_MS));
  }

  function assign(): void {
    while (waiting.length > 0 && !isClosed) {
      let hand = [...hands].find((each) => !each.task);
      if (!hand && hands.size < options.threads) hand = hire();
      if (!hand) return;
      clearTimeout(hand.timer);
      hand.task = waiting.shift() ?? null;
      hand.worker.ref();
      if (hand.isReady) start(hand);
    }
  }

  return {
    render(source, renderOptions) {
      if (isClosed) return Promise.reject(new Error("the renderer is closed"));
      return new Promise((resolve, reject) => {
        waiting.push({ job: { source, options: renderOptions }, resolve, reject });
        assign();
      });
    },
    async close() {
      isClosed = true;
      const error = new Error("the renderer is closed");
      for (const task of waiting.splice(0)) task.reject(error);
      const all = [...hands];
      for (const hand of all) dismiss(hand, error);
      await Promise.all(all.map((hand) => hand.worker.terminate()));
    },
  };
}
