import { and, eq, gte, lte } from "drizzle-orm";
import { movedPosts, posts, threads } from "#db/schema/index.ts";
import { structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { saw } from "../reading.ts";
import { POSTS_PER_PAGE } from "./input.ts";
import { mayRead } from "./policy.ts";

/** Posts that a page once had and another thread has now. */
export interface Left {
  id: number;
  title: string;
  slug: string;
  count: number;
}

/** Where posts of this page went, as far as the reader may follow them; by thread, the one with most of them first. */
export async function leftFrom(forum: Forum, actor: Actor, threadId: number, page: number): Promise<Left[]> {
  const first = (page - 1) * POSTS_PER_PAGE + 1;
  const rows = await forum.db
    .select({
      id: threads.id,
      title: threads.title,
      slug: threads.slug,
      version: threads.version,
      categoryId: threads.categoryId,
      deletedAt: threads.deletedAt,
    })
    .from(movedPosts)
    .innerJoin(posts, eq(posts.id, movedPosts.postId))
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(
      and(
        eq(movedPosts.threadId, threadId),
        gte(movedPosts.number, first),
        lte(movedPosts.number, first + POSTS_PER_PAGE - 1),
      ),
    );
  const structure = await structureOf(forum);
  const found = new Map<number, Left>();
  for (const { version, categoryId, deletedAt, ...thread } of rows) {
    saw(`thread:${thread.id}`, version);
    if (!mayRead(actor, { categoryId, deletedAt }, structure)) continue;
    found.set(thread.id, { ...thread, count: (found.get(thread.id)?.count ?? 0) + 1 });
  }
  return [...found.values()].sort((a, b) => b.count - a.count);
}
