import { Worker } from "node:worker_threads";
import type { Answer, Call, CallName, Calls } from "./worker.ts";

const workerFile = new URL("./worker.ts", import.meta.url);

/** A search index in a thread of its own, so that no question and no batch ever holds the site up. */
export interface IndexThread {
  call<Name extends CallName>(name: Name, takes: Calls[Name]["takes"]): Promise<Calls[Name]["gives"]>;
  /** Closes the file and ends the thread; a later call starts it again. */
  close(): Promise<void>;
}

interface Waiting {
  resolve(gives: unknown): void;
  reject(error: unknown): void;
}

/** Starts with the first call, and again with the next one after a crash; keeps the process alive only while it works. */
export function createIndexThread(file: string): IndexThread {
  let worker: Worker | null = null;
  let lastId = 0;
  const waiting = new Map<number, Waiting>();

  function start(): Worker {
    const fresh = new Worker(workerFile, { workerData: { file } });
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

  function call<Name extends CallName>(name: Name, takes: Calls[Name]["takes"]): Promise<Calls[Name]["gives"]> {
    worker ??= start();
    const hand = worker;
    const id = ++lastId;
    return new Promise((resolve, reject) => {
      waiting.set(id, { resolve: resolve as (gives: unknown) => void, reject });
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
