/** Posts as they were written: for who reads Markdown. */
import { and, asc, eq, gt, isNull, lte } from "drizzle-orm";
import { posts } from "#db/schema/index.ts";
import type { Forum } from "../forum.ts";
import { type Author, authorsOf } from "./people.ts";
import { authorIn } from "./queries.ts";

export interface Source {
  id: number;
  number: number;
  author: Author;
  createdAt: number;
  /** Markdown. */
  body: string;
}

/**
 * Posts of a thread that the caller may read, in their order, deleted ones left out: those of the `howMany` numbers
 * above `after`.
 */
export async function sourcesOf(
  forum: Forum,
  threadId: number,
  { after, howMany }: { after: number; howMany: number },
): Promise<Source[]> {
  const rows = await forum.db
    .select({
      id: posts.id,
      number: posts.number,
      authorId: posts.authorId,
      createdAt: posts.createdAt,
      body: posts.body,
    })
    .from(posts)
    .where(
      and(
        eq(posts.threadId, threadId),
        gt(posts.number, after),
        lte(posts.number, after + howMany),
        isNull(posts.deletedAt),
      ),
    )
    .orderBy(asc(posts.number));
  const authors = await authorsOf(
    forum,
    rows.map(({ authorId }) => authorId),
  );
  return rows.map(({ authorId, ...row }) => ({ ...row, author: authorIn(authors, authorId) }));
}

/** The ids of all posts of a thread in their order, deleted ones left out. */
export async function postIdsOf(forum: Forum, threadId: number): Promise<number[]> {
  const rows = await forum.db
    .select({ id: posts.id })
    .from(posts)
    .where(and(eq(posts.threadId, threadId), isNull(posts.deletedAt)))
    .orderBy(asc(posts.number));
  return rows.map(({ id }) => id);
}
