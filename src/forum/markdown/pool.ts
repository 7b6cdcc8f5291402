import { Worker } from "node:worker_threads";
import { TooComplex } from "./limits.ts";
import type { Rendered, RenderOptions } from "./render.ts";
import type { Answer, Job } from "./worker.ts";

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
}

/** A text that needs more is refused as one that takes too long. */
const MAX_HEAP_MB = 256;

const workerFile = new URL("./worker.ts", import.meta.url);

/** Worker threads that start when they are needed and keep the process alive only while they work. */
export function createPool(options: { threads: number; timeLimitMs: number }): Pool {
  const hands = new Set<Hand>();
  const waiting: Task[] = [];
  let isClosed = false;

  function hire(): Hand {
    const worker = new Worker(workerFile, { resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB } });
    const hand: Hand = { worker, isReady: false, task: null, timer: undefined };
    hands.add(hand);
    worker.on("message", (answer: Answer) => hear(hand, answer));
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

  function hear(hand: Hand, answer: Answer): void {
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
  }

  /** Hands the task over; its time runs from here, not from when the worker began to load. */
  function start(hand: Hand): void {
    if (!hand.task) return;
    hand.worker.postMessage(hand.task.job);
    hand.timer = setTimeout(() => {
      dismiss(hand, new TooComplex("the text takes too long to render"));
    }, options.timeLimitMs);
  }

  function assign(): void {
    while (waiting.length > 0 && !isClosed) {
      let hand = [...hands].find((each) => !each.task);
      if (!hand && hands.size < options.threads) hand = hire();
      if (!hand) return;
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
