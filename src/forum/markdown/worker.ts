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

function answer({ source, options }: Job): Answer {
  try {
    return { kind: "rendered", rendered: renderMarkdown(source, options) };
  } catch (error) {
    return error instanceof TooComplex ? { kind: "too_complex" } : { kind: "failed", error };
  }
}

parentPort?.on("message", (job: Job) => parentPort?.postMessage(answer(job)));
parentPort?.postMessage({ kind: "ready" } satisfies Answer);
