import { and, asc, between, eq } from "drizzle-orm";
import { posts, revisions, threads } from "#db/schema/index.ts";
import { structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import { type Actor, atLeast } from "../members/actor.ts";
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
  /** A moderator has hidden its text: moderators alone read it, for others body and title are empty. */
  hidden: boolean;
}

export interface History {
  post: PostRow;
  thread: ThreadRow;
  /** Those of one page, oldest first; the current one is the last of the first page. */
  versions: Version[];
  /** The version before these; null when they begin with the first. */
  before: Version | null;
  pages: number;
}

/** A version holds a whole text, and is compared with the one before. */
const VERSIONS_PER_PAGE = 10;

/**
 * A page of the versions of a post, the newest on the first; null when the reader may not see the post.
 * A post's history is visible to whoever sees the post.
 */
export async function postHistory(forum: Forum, actor: Actor, postId: number, page = 1): Promise<History | null> {
  const [found] = await forum.db
    .select({ post: posts, thread: threads })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(eq(posts.id, postId));
  if (!found || !mayRead(actor, found.thread, await structureOf(forum))) return null;
  const { post, thread } = found;
  if (post.deletedAt !== null && !maySeeDeleted(actor, post)) return null;
  const last = post.revision - (page - 1) * VERSIONS_PER_PAGE;
  const rows = await forum.db
    .select()
    .from(revisions)
    .where(and(eq(revisions.postId, postId), between(revisions.revision, last - VERSIONS_PER_PAGE, last)))
    .orderBy(asc(revisions.revision));
  const current = {
    revision: post.revision,
    body: post.body,
    title: post.number === 1 ? thread.title : null,
    authorId: post.editedBy ?? post.authorId,
    createdAt: post.editedAt ?? post.createdAt,
    hiddenAt: null,
  };
  const all = page === 1 ? [...rows, current] : rows;
  const authors = await authorsOf(
    forum,
    all.map((row) => row.authorId),
  );
  const seesAll = atLeast(actor, "moderator");
  const versions = all.map(({ authorId, revision, body, title, createdAt, hiddenAt }) => {
    const mayKnow = hiddenAt === null || seesAll;
    return {
      ...{ revision, createdAt, hidden: hiddenAt !== null, author: authorIn(authors, authorId) },
      ...(mayKnow ? { body, title } : { body: "", title: null }),
    };
  });
  const before = versions.length > VERSIONS_PER_PAGE ? (versions.shift() ?? null) : null;
  return { post, thread, versions, before, pages: Math.ceil(post.revision / VERSIONS_PER_PAGE) };
}
