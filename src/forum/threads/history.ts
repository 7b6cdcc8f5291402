import { asc, eq } from "drizzle-orm";
import { posts, revisions, threads } from "#db/schema/index.ts";
import { structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import type { PostRow, ThreadRow } from "./changes.ts";
import { type Author, authorsOf } from "./people.ts";
import { mayRead, maySeeDeleted } from "./policy.ts";
import { authorIn } from "./queries.ts";

export interface Version {
  /** 1 is the first. */
  revision: number;
  body: string;
  title: string | null;
  author: Author;
  createdAt: number;
}

/**
 * All versions of a post, oldest first, the current one last; null when the reader may not see the post.
 * A post's history is visible to whoever sees the post.
 */
export async function postHistory(
  forum: Forum,
  actor: Actor,
  postId: number,
): Promise<{ post: PostRow; thread: ThreadRow; versions: Version[] } | null> {
  const [found] = await forum.db
    .select({ post: posts, thread: threads })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(eq(posts.id, postId));
  if (!found || !mayRead(actor, found.thread, await structureOf(forum))) return null;
  const { post, thread } = found;
  if (post.deletedAt !== null && !maySeeDeleted(actor, post)) return null;
  const rows = await forum.db
    .select()
    .from(revisions)
    .where(eq(revisions.postId, postId))
    .orderBy(asc(revisions.revision));
  const current = {
    revision: post.revision,
    body: post.body,
    title: post.number === 1 ? thread.title : null,
    authorId: post.editedBy ?? post.authorId,
    createdAt: post.editedAt ?? post.createdAt,
  };
  const all = [...rows, current];
  const authors = await authorsOf(
    forum,
    all.map((row) => row.authorId),
  );
  const versions = all.map(({ authorId, revision, body, title, createdAt }) => ({
    revision,
    body,
    title,
    createdAt,
    author: authorIn(authors, authorId),
  }));
  return { post, thread, versions };
}
