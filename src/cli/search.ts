import { parseArgs } from "node:util";
import type { Forum } from "#forum/forum.ts";
import { Problem } from "./problem.ts";
import { createProgress } from "./progress.ts";

/** `search reindex`: builds the index anew beside the one that answers, and puts it in its place. */
export async function searchCommand(forum: Forum, args: string[]): Promise<void> {
  const { positionals } = parseArgs({ args, allowPositionals: true });
  if (positionals.length !== 1 || positionals[0] !== "reindex") {
    throw new Problem("search can do one thing: scripts/forum search reindex");
  }
  const progress = createProgress(process.stdout);
  try {
    await forum.search.reindex((done, total) => progress.at("indexing", done, total));
  } finally {
    progress.end();
  }
  const { engines } = await forum.search.reports();
  for (const { engine, state } of engines) console.log(`The index (${engine}) holds ${state?.documents ?? 0} posts.`);
}
