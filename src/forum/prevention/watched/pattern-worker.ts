/** Runs patterns over a text, one after the other, where nobody waits: a pattern may take any time. */
import { threadCpuUsage } from "node:process";
import { parentPort } from "node:worker_threads";

export interface PatternJob {
  text: string;
  patterns: readonly { id: number; source: string }[];
}
/** What comes back for each pattern, in their order. */
export interface PatternAnswer {
  id: number;
  isThere: boolean;
  /** Of this thread so far. */
  cpuMs: number;
}

parentPort?.on("message", ({ text, patterns }: PatternJob) => {
  for (const { id, source } of patterns) {
    const isThere = new RegExp(source, "iu").test(text);
    const { user, system } = threadCpuUsage();
    parentPort?.postMessage({ id, isThere, cpuMs: (user + system) / 1000 } satisfies PatternAnswer);
  }
});
