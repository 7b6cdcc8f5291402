import type { Hit } from "../engine.ts";
import type { Scored } from "./score.ts";

/** Those that were scored, then the rest in the order in which they were found. */
export function withRest(scored: readonly Scored[], rest: readonly number[], limit: number): Hit[] {
  const hits = scored.map(({ id, score }) => ({ postId: id, score }));
  const least = hits.at(-1)?.score ?? 1;
  for (const [at, postId] of rest.entries()) hits.push({ postId, score: least / (at + 2) });
  return hits.slice(0, limit);
}
