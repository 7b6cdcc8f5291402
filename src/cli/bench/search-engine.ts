import { randomUUID } from "node:crypto";
import type { Environment } from "../run.ts";

/**
 * The Meilisearch that the environment names, if any, for a forum of the bench: with an index of its own, since the one
 * that the environment names too may be that of a forum that people use.
 */
export function engineOfItsOwn({ MEILISEARCH_URL, MEILISEARCH_API_KEY }: Environment): Environment {
  return { MEILISEARCH_URL, MEILISEARCH_API_KEY, MEILISEARCH_INDEX: `stoa-bench-${randomUUID()}` };
}
