import { availableParallelism } from "node:os";
import { posts } from "#db/schema/index.ts";
import { createPool } from "#forum/markdown/pool.ts";
import { renderMarkdown } from "#forum/markdown/render.ts";
import { figure, stopwatch } from "../figures.ts";
import type { Site } from "../site.ts";

const AT_LEAST = 600;
const WARM_UP = 500;
const TEXTS = 4_000;
const IN_FLIGHT = 8;
const THREADS = Math.min(2, availableParallelism());

/** Posts rendered a second, in worker threads and, for comparison, on the main thread. */
export async function renderBench({ forum }: Site): Promise<void> {
  const rows = await forum.db
    .select({ body: posts.body })
    .from(posts)
    .orderBy(posts.id)
    .limit(WARM_UP + TEXTS);
  const bodies = rows.map((row) => row.body);
  const options = { people: [], math: false, siteUrl: forum.config.siteUrl };
  const pool = createPool({ threads: THREADS, timeLimitMs: 2_000 });
  const each = async (texts: readonly string[]) => {
    let next = 0;
    const hand = async () => {
      for (let text = texts[next++]; text !== undefined; text = texts[next++]) await pool.render(text, options);
    };
    await Promise.all(Array.from({ length: IN_FLIGHT }, hand));
  };
  await each(bodies.slice(0, WARM_UP));
  const measured = bodies.slice(WARM_UP);
  const inWorkers = stopwatch();
  await each(measured);
  const more = { texts: measured.length, threads: THREADS, at_least: AT_LEAST };
  figure("render", "worker_threads", measured.length / (inWorkers() / 1000), "1/s", more);
  await pool.close();

  for (const text of bodies.slice(0, WARM_UP)) renderMarkdown(text, options);
  const here = stopwatch();
  for (const text of measured) renderMarkdown(text, options);
  figure("render", "main_thread", measured.length / (here() / 1000), "1/s", { texts: measured.length });
}
