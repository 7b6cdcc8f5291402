import { parentPort } from "node:worker_threads";
import { type Rendered, type RenderOptions, renderMarkdown, TooComplex } from "./render.ts";

/** What the pool sends, one at a time. */
export interface Job {
  source: string;
  options: RenderOptions;
}

/** What comes back. `ready` is sent once, before the first job. */
export type Answer =
  | { kind: "ready" }
  | { kind: "rendered"; rendered: Rendered }
  | { kind: "too_complex" }
  | { kind: "failed"; error: unknown };

/** With every answer the CPU time of this thread so far, so that the next job can be measured from there. */
export interface Report {
  answer: Answer;
  cpuMs: number;
}

function answer({ source, options }: Job): Answer {
  try {
    return { kind: "rendered", rendered: renderMarkdown(source, options) };
  } catch (error) {
    return error instanceof TooComplex ? { kind: "too_complex" } : { kind: "failed", error };
  }
}

function report(answer: Answer): void {
  // Node 22 does not know; the pool then goes by the clock on the wall.
  const usage = process.threadCpuUsage?.();
  const cpuMs = usage ? (usage.user + usage.system) / 1000 : 0;
  parentPort?.postMessage({ answer, cpuMs } satisfies Report);
}

parentPort?.on("message", (job: Job) => report(answer(job)));
report({ kind: "ready" });
