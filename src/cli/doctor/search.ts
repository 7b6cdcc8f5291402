import { existsSync } from "node:fs";
import { join } from "node:path";
import type { EngineReport } from "#forum/search/followed.ts";
import { createSearchService } from "#forum/search/service.ts";
import type { Config } from "#platform/config.ts";
import { log } from "#platform/log.ts";
import type { Store } from "#platform/store.ts";
import { counted, type Finding, ok, warn } from "./finding.ts";

const INDEX_FILE = "search.db";

/** What stands in the index of each engine, and how far it is behind. */
export async function* searchChecks(
  { dataDir, meilisearch }: Pick<Config, "dataDir" | "meilisearch">,
  store: Store,
): AsyncGenerator<Finding> {
  // Whoever looks at it makes it, and the doctor changes nothing.
  if (!existsSync(join(dataDir, INDEX_FILE))) return yield warn("there is no search index yet; the server makes it");
  const search = createSearchService({ store, dataDir, meilisearch, now: Date.now, log }, { start: false });
  try {
    const { posts, engines } = await search.reports();
    for (const report of engines) yield findingOf(report, posts);
  } finally {
    await search.close();
  }
}

function findingOf({ engine, state, failure }: EngineReport, posts: number): Finding {
  if (!state) return warn(`the search engine ${engine} does not answer: ${failure?.reason}`);
  const text = `the search index (${engine}) holds ${state.documents} of ${counted(posts, "post")}`;
  if (state.lag > 0)
    return warn(`${text}; still to be taken in: ${counted(state.lag, "change")}; does the server run?`);
  if (state.documents !== posts) return warn(`${text}; scripts/forum search reindex builds it anew`);
  return ok(text);
}
