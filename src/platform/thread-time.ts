import { setTimeout as sleep } from "node:timers/promises";
import type { Worker } from "node:worker_threads";

/** A thread that cannot even tell its CPU time in so long is beyond hope. */
const SILENCE_MS = 500;

/** The CPU time of a thread so far; more than any limit if it is not to be had, as in Node 22. */
export async function cpuMs(worker: Worker): Promise<number> {
  if (!("cpuUsage" in worker)) return Number.POSITIVE_INFINITY;
  const silence = sleep(SILENCE_MS, Number.POSITIVE_INFINITY, { ref: false });
  const usage = worker.cpuUsage().then(({ user, system }) => (user + system) / 1000);
  return Promise.race([usage, silence]).catch(() => Number.POSITIVE_INFINITY);
}
