import { availableParallelism } from "node:os";
import { Refusal } from "#platform/refusal.ts";
import { createPool } from "./pool.ts";
import { isQuick } from "./quick.ts";
import { type Rendered, type RenderOptions, renderMarkdown, TooComplex } from "./render.ts";
import { createTurns, type Turn } from "./turns.ts";

export interface Renderer {
  /**
   * What a worker has to render for a member waits for its `turn`; without one it is the forum's own work.
   * @throws Refusal text_too_complex for what is nested too deeply or takes longer than the limit; busy
   */
  render(source: string, options: RenderOptions, turn?: Turn | null): Promise<Rendered>;
  /** As `render`, in a worker also if it is short: for many at once, when the main thread has other things to do. */
  renderInWorker(source: string, options: RenderOptions): Promise<Rendered>;
  close(): Promise<void>;
  /** How many texts were rendered where, and how many were refused, since the start. */
  readonly stats: Readonly<RendererStats>;
}

export interface RendererStats {
  inline: number;
  inWorkers: number;
  refused: number;
}

export interface RendererOptions {
  /** Worker threads at most; they start when the first text needs one. */
  threads?: number;
  /** For one text, from when a worker takes it up. */
  timeLimitMs?: number;
}

const MAX_THREADS = 2;

/** Renders short plain texts at once and everything else in worker threads, so that no text holds the process up. */
export function createRenderer(options: RendererOptions = {}): Renderer {
  const threads = options.threads ?? Math.min(MAX_THREADS, availableParallelism());
  const pool = createPool({ threads, timeLimitMs: options.timeLimitMs ?? 2000 });
  const inTurn = createTurns(threads);
  const stats: RendererStats = { inline: 0, inWorkers: 0, refused: 0 };

  async function refusing(rendering: () => Rendered | Promise<Rendered>): Promise<Rendered> {
    try {
      return await rendering();
    } catch (error) {
      if (!(error instanceof TooComplex)) throw error;
      stats.refused++;
      throw new Refusal(error.code, { field: "body" });
    }
  }

  function renderInWorker(source: string, renderOptions: RenderOptions): Promise<Rendered> {
    stats.inWorkers++;
    return refusing(() => pool.render(source, renderOptions));
  }

  return {
    stats,
    renderInWorker,
    async render(source, renderOptions, turn) {
      if (!isQuick(source, renderOptions.math)) {
        const work = () => renderInWorker(source, renderOptions);
        return turn ? inTurn(turn, work) : work();
      }
      stats.inline++;
      return refusing(() => renderMarkdown(source, renderOptions));
    },
    close: () => pool.close(),
  };
}
