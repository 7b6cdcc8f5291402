import { setImmediate as nextTurn } from "node:timers/promises";
import { and, eq, isNull, type SQL } from "drizzle-orm";
import { among } from "#db/among.ts";
import { posts, threads } from "#db/schema/index.ts";
import { structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { visibleThreads } from "../threads/policy.ts";
import type { Hit } from "./engine.ts";
import type { ParsedQuery } from "./query/parse.ts";

/** Where a hit stands, as SQL has it now. */
export interface Place {
  postId: number;
  threadId: number;
  number: number;
  createdAt: number;
  categoryId: number;
  kind: string;
  acceptedPostId: number | null;
}

/** So many posts are looked up at once: on SQLite a millisecond in which no page is answered. */
const AT_ONCE = 250;

/** The engine's word is not taken for what may be seen: an index may lag behind a move, a deletion or a right. */
export async function visiblePlaces(
  forum: Forum,
  actor: Actor,
  hits: readonly Hit[],
  times: Pick<ParsedQuery, "after" | "before">,
): Promise<Place[]> {
  const isVisible = visibleThreads(actor, await structureOf(forum));
  const places: Place[] = [];
  for (let at = 0; at < hits.length; at += AT_ONCE) {
    if (at > 0) await nextTurn();
    const some = hits.slice(at, at + AT_ONCE);
    const byId = new Map((await placesOf(forum, some, isVisible)).map((place) => [place.postId, place]));
    for (const { postId } of some) {
      const place = byId.get(postId);
      if (place && place.createdAt >= (times.after ?? place.createdAt) && !isFrom(place, times.before)) {
        places.push(place);
      }
    }
  }
  return places;
}

function isFrom({ createdAt }: Place, time: number | null): boolean {
  return time !== null && createdAt >= time;
}

function placesOf(forum: Forum, hits: readonly Hit[], isVisible: SQL | undefined): Promise<Place[]> {
  const ids = hits.map(({ postId }) => postId);
  return (
    forum.db
      .select({
        postId: posts.id,
        threadId: posts.threadId,
        number: posts.number,
        createdAt: posts.createdAt,
        categoryId: threads.categoryId,
        kind: threads.kind,
        acceptedPostId: threads.acceptedPostId,
      })
      .from(posts)
      // In this order: see documents.ts.
      .crossJoin(threads)
      .where(
        and(
          eq(threads.id, posts.threadId),
          among(posts.id, ids),
          isNull(posts.deletedAt),
          isNull(posts.foldedAt),
          isVisible,
        ),
      )
  );
}
