import { parentPort, Worker } from "node:worker_threads";

/** What can be asked of a thread, by name, with what each takes and gives; `close` ends its work. */
type CallsOf<Calls> = { [Name in keyof Calls]: { takes: unknown; gives: unknown } } & {
  close: { takes: undefined; gives: undefined };
};

interface Call {
  id: number;
  name: string;
  takes: unknown;
}

interface Answer {
  id: number;
  gives?: unknown;
  error?: string;
}

/** Work in a thread of its own, so that no question and no batch ever holds the site up. */
export interface Thread<Calls extends CallsOf<Calls>> {
  call<Name extends keyof Calls & string>(name: Name, takes: Calls[Name]["takes"]): Promise<Calls[Name]["gives"]>;
  /** Closes what it works on and ends the thread; a later call starts it again. */
  close(): Promise<void>;
}

interface Waiting {
  resolve(gives: unknown): void;
  reject(error: unknown): void;
}

/** For short-lived objects: Node's own measure is for a whole program, and holds four times as much for no gain here. */
const YOUNG_HEAP_MB = 12;

/** Starts with the first call, and again with the next one after a crash; keeps the process alive only while it works. */
export function createThread<Calls extends CallsOf<Calls>>(workerFile: URL, workerData: object): Thread<Calls> {
  let worker: Worker | null = null;
  let lastId = 0;
  const waiting = new Map<number, Waiting>();

  function start(): Worker {
    const fresh = new Worker(workerFile, { workerData, resourceLimits: { maxYoungGenerationSizeMb: YOUNG_HEAP_MB } });
    fresh.unref();
    fresh.on("message", ({ id, gives, error }: Answer) => {
      const task = waiting.get(id);
      waiting.delete(id);
      if (waiting.size === 0) fresh.unref();
      if (error === undefined) task?.resolve(gives);
      else task?.reject(new Error(error));
    });
    const end = (error: Error) => {
      if (worker !== fresh) return;
      worker = null;
      for (const task of waiting.values()) task.reject(error);
      waiting.clear();
    };
    fresh.on("error", end);
    fresh.on("exit", (code) => end(new Error(`the search thread ended with ${code}`)));
    return fresh;
  }

  function call<Name extends keyof Calls & string>(
    name: Name,
    takes: Calls[Name]["takes"],
  ): Promise<Calls[Name]["gives"]> {
    worker ??= start();
    const hand = worker;
    const id = ++lastId;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve, reject });
      hand.ref();
      hand.postMessage({ id, name, takes } satisfies Call);
    });
  }

  return {
    call,
    async close() {
      if (!worker) return;
      await call("close", undefined);
      const ending = worker;
      worker = null;
      await ending.terminate();
    },
  };
}

/**
 * The other side: answers in the order in which it can. `sooner`: what overtakes the rest of what waits, because somebody
 * waits for it who should not wait for everybody's searches.
 */
export function answerCalls<Calls extends CallsOf<Calls>>(
  answers: {
    [Name in keyof Calls]: (takes: Calls[Name]["takes"]) => Calls[Name]["gives"] | Promise<Calls[Name]["gives"]>;
  },
  sooner: readonly (keyof Calls)[] = [],
): void {
  const urgent: Call[] = [];
  const others: Call[] = [];

  async function answer({ id, name, takes }: Call): Promise<void> {
    try {
      const gives = await (answers[name as keyof Calls] as (takes: unknown) => unknown)(takes);
      parentPort?.postMessage({ id, gives } satisfies Answer);
    } catch (error) {
      parentPort?.postMessage({ id, error: error instanceof Error ? error.message : String(error) } satisfies Answer);
    }
  }

  parentPort?.on("message", (call: Call) => {
    (sooner.includes(call.name as keyof Calls) ? urgent : others).push(call);
    // One in each turn: what came in meanwhile is known before the next one is chosen.
    setImmediate(() => {
      const next = urgent.shift() ?? others.shift();
      if (next) void answer(next);
    });
  });
}
