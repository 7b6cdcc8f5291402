import { figure } from "../figures.ts";
import type { Site } from "../site.ts";

const AT_LEAST = 1_500;

/** How fast the import stored the forum that all benches use. */
export async function importBench({ imported, forum }: Site): Promise<void> {
  const { posts, seconds, problems } = imported;
  const more = {
    posts,
    seconds: Number(seconds.toFixed(1)),
    problems,
    engine: forum.store.dialect,
    at_least: AT_LEAST,
  };
  figure("import", "posts", posts / seconds, "1/s", more);
  const { maxRSS } = process.resourceUsage();
  figure("import", "peak_rss", maxRSS / 1024, "MB");
}
