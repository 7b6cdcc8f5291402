import { and, eq, inArray, isNull } from "drizzle-orm";
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

/** The engine's word is not taken for what may be seen: an index may lag behind a move, a deletion or a right. */
export async function visiblePlaces(
  forum: Forum,
  actor: Actor,
  hits: readonly Hit[],
  times: Pick<ParsedQuery, "after" | "before">,
): Promise<Place[]> {
  if (hits.length === 0) return [];
  const rows = await forum.db
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
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(
      and(
        inArray(
          posts.id,
          hits.map(({ postId }) => postId),
        ),
        isNull(posts.deletedAt),
        isNull(posts.foldedAt),
        visibleThreads(actor, await structureOf(forum)),
      ),
    );
  const byId = new Map(rows.map((row) => [row.postId, row]));
  return hits.flatMap(({ postId }) => {
    const row = byId.get(postId);
    if (!row || row.createdAt < (times.after ?? row.createdAt)) return [];
    return times.before !== null && row.createdAt >= times.before ? [] : [row];
  });
}
