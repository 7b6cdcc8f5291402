import { and, eq, isNull, type SQL } from "drizzle-orm";
import { among } from "#db/among.ts";
import { posts, threads } from "#db/schema/index.ts";
import type { Db } from "#platform/store.ts";
import { visibleThreadsIn } from "../threads/policy.ts";
import type { Hit } from "./engine.ts";

/** Where a hit stands, as SQL has it now. */
export interface Place {
  postId: number;
  threadId: number;
  createdAt: number;
  categoryId: number;
  kind: string;
  acceptedPostId: number | null;
}

/** What may be found: who asks, and of when. */
export interface Sight {
  /** All that the reader may see. */
  categoryIds: readonly number[];
  /** ms: written at or after; written before. */
  after: number | null;
  before: number | null;
}

export const placeColumns = {
  postId: posts.id,
  threadId: posts.threadId,
  createdAt: posts.createdAt,
  categoryId: threads.categoryId,
  kind: threads.kind,
  acceptedPostId: threads.acceptedPostId,
};

/** Of a post with its thread: whether somebody who sees these categories may find it. */
export function mayBeFound(categoryIds: readonly number[]): SQL | undefined {
  return and(
    eq(threads.id, posts.threadId),
    isNull(posts.deletedAt),
    isNull(posts.foldedAt),
    visibleThreadsIn(categoryIds),
  );
}

/** The engine's word is not taken for what may be seen: an index may lag behind a move, a deletion or a right. */
export async function visiblePlaces(db: Db, hits: readonly Hit[], sight: Sight): Promise<Place[]> {
  if (hits.length === 0) return [];
  const ids = hits.map(({ postId }) => postId);
  const places = await db
    .select(placeColumns)
    .from(posts)
    // In this order: see documents.ts.
    .crossJoin(threads)
    .where(and(among(posts.id, ids), mayBeFound(sight.categoryIds)));
  return inOrderOf(ids, places, sight);
}

/** The places of these posts in their order, of the time that was asked for. */
export function inOrderOf(postIds: Iterable<number>, places: readonly Place[], { after, before }: Sight): Place[] {
  const byId = new Map(places.map((place) => [place.postId, place]));
  const found: Place[] = [];
  for (const postId of postIds) {
    const place = byId.get(postId);
    if (place && place.createdAt >= (after ?? place.createdAt) && (before === null || place.createdAt < before)) {
      found.push(place);
    }
  }
  return found;
}
