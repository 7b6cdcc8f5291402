import { inArray } from "drizzle-orm";
import { threads } from "#db/schema/index.ts";
import { visibleCategories } from "../categories/policy.ts";
import { structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { hiddenCategories } from "./narrow.ts";
import { visiblePlaces } from "./places.ts";
import { wordRules } from "./rules.ts";

export interface SimilarThread {
  id: number;
  title: string;
  slug: string;
  kind: "question" | "discussion" | "announcement";
  isSolved: boolean;
}

/** What a page shows of a similar thread, as it is read; `accepted` says whether it is solved. */
export const similarColumns = {
  id: threads.id,
  title: threads.title,
  slug: threads.slug,
  kind: threads.kind,
  accepted: threads.acceptedPostId,
};

export const MOST_SIMILAR = 5;
/** Several posts of one thread may be alike, and some may be gone. */
const HITS = 60;

/**
 * Threads that speak of the same, of those that the reader may see: solved ones first among those about as near.
 * `exceptThread`: the one they are asked for.
 */
export async function similarThreads(
  forum: Forum,
  actor: Actor,
  text: { title: string; body?: string; exceptThread?: number },
): Promise<SimilarThread[]> {
  const structure = await structureOf(forum);
  const { hits } = await forum.search.similar({
    title: text.title,
    body: text.body ?? "",
    filters: hiddenCategories(actor, structure),
    rules: wordRules(await forum.settings()),
    limit: HITS,
  });
  const scores = new Map(hits.map(({ postId, score }) => [postId, score]));
  const best = new Map<number, number>();
  const categoryIds = visibleCategories(actor, structure).map(({ id }) => id);
  for (const { postId, threadId } of await visiblePlaces(forum.db, hits, { categoryIds, after: null, before: null })) {
    if (threadId !== text.exceptThread && !best.has(threadId)) best.set(threadId, scores.get(postId) ?? 0);
  }
  if (best.size === 0) return [];
  const rows = await forum.db
    .select(similarColumns)
    .from(threads)
    .where(inArray(threads.id, [...best.keys()]));
  const near = ({ id, accepted }: (typeof rows)[number]) =>
    (best.get(id) ?? 0) * (accepted === null ? 1 : SOLVED_BONUS);
  return rows
    .sort((a, b) => near(b) - near(a) || b.id - a.id)
    .slice(0, MOST_SIMILAR)
    .map(({ accepted, ...thread }) => ({ ...thread, isSolved: accepted !== null }));
}

/** An answer that was accepted is worth a little distance. */
const SOLVED_BONUS = 1.15;
