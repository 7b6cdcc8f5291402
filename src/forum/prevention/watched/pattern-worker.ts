/** Runs patterns over a text, one after the other, where nobody waits: a pattern may take any time. */
import { parentPort } from "node:worker_threads";

export interface PatternJob {
  text: string;
  patterns: readonly { id: number; source: string }[];
}
/** What comes back for each pattern, in their order. */
export interface PatternAnswer {
  id: number;
  isThere: boolean;
}

parentPort?.on("message", ({ text, patterns }: PatternJob) => {
  for (const { id, source } of patterns) {
    parentPort?.postMessage({ id, isThere: new RegExp(source, "iu").test(text) } satisfies PatternAnswer);
  }
});
