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
  const { documents } = await forum.search.state();
  console.log(`The index (${forum.search.engine}) holds ${documents} posts.`);
}
