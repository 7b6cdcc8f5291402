import { and, eq, isNull } from "drizzle-orm";
import { amongPlaceholder, idList } from "#db/among.ts";
import { posts, threads } from "#db/schema/index.ts";
import { prepared } from "#platform/store/prepared.ts";
import type { Db } from "#platform/store.ts";
import { visibleThreadsAmong } from "../threads/policy.ts";
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

/** Of a post with its thread: whether somebody may find it who sees the `categories`, an `idList`. */
export const mayBeFound = and(
  eq(threads.id, posts.threadId),
  isNull(posts.deletedAt),
  isNull(posts.foldedAt),
  visibleThreadsAmong("categories"),
);

const placesAmong = prepared((db) =>
  db
    .select(placeColumns)
    .from(posts)
    // In this order: see documents.ts.
    .crossJoin(threads)
    .where(and(amongPlaceholder(posts.id, "ids"), mayBeFound)),
);

/** The engine's word is not taken for what may be seen: an index may lag behind a move, a deletion or a right. */
export async function visiblePlaces(db: Db, hits: readonly Hit[], sight: Sight): Promise<Place[]> {
  if (hits.length === 0) return [];
  const ids = hits.map(({ postId }) => postId);
  const places = await placesAmong(db, { ids: idList(ids), categories: idList(sight.categoryIds) });
  return inOrderOf(ids, places, sight);
}

/** The places of these posts in their order, of the time that was asked for. */
export function inOrderOf(postIds: Iterable<number>, places: readonly Place[], { after, before }: Sight): Place[] {
  const byId = new Map<number, Place>();
  for (const place of places) byId.set(place.postId, place);
  const found: Place[] = [];
  for (const postId of postIds) {
    const place = byId.get(postId);
    if (place && place.createdAt >= (after ?? place.createdAt) && (before === null || place.createdAt < before)) {
      found.push(place);
    }
  }
  return found;
}
