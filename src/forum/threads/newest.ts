/** What is newest, with full texts: for feeds. */
import { and, desc, eq, isNull, type SQL } from "drizzle-orm";
import { posts, threads } from "#db/schema/index.ts";
import { type Category, structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { saw } from "../reading.ts";
import { dependOn } from "../versions.ts";
import { type ListScope, threadsIn } from "./lists.ts";
import { type Author, authorsOf } from "./people.ts";
import { visibleThreads } from "./policy.ts";
import { authorIn, shownColumns, tagsOf } from "./queries.ts";
import { withCurrentHtml } from "./rendering.ts";

export interface NewPost {
  id: number;
  number: number;
  author: Author;
  html: string;
  createdAt: number;
  editedAt: number | null;
  thread: { id: number; slug: string; title: string; category: Category };
  /** The thread's tags. */
  tags: string[];
}

/** The opening posts of the newest threads of a list, newest first. */
export async function newestThreads(forum: Forum, actor: Actor, scope: ListScope, howMany: number): Promise<NewPost[]> {
  const where = and(await threadsIn(forum, actor, scope), eq(posts.number, 1));
  return newest(forum, where, [desc(threads.createdAt), desc(threads.id)], howMany);
}

/** The newest posts of a thread, or of a person, newest first; deleted ones left out. */
export async function newestPosts(
  forum: Forum,
  actor: Actor,
  of: { threadId: number } | { userId: number },
  howMany: number,
): Promise<NewPost[]> {
  if ("userId" in of) await dependOn(forum.db, `user:${of.userId}`);
  const mine = "threadId" in of ? eq(posts.threadId, of.threadId) : eq(posts.authorId, of.userId);
  const where = and(mine, isNull(posts.deletedAt), visibleThreads(actor, await structureOf(forum)));
  const order = "threadId" in of ? [desc(posts.number)] : [desc(posts.createdAt), desc(posts.id)];
  return newest(forum, where, order, howMany);
}

async function newest(forum: Forum, where: SQL | undefined, order: SQL[], howMany: number): Promise<NewPost[]> {
  const { byId } = await structureOf(forum);
  const found = await forum.db
    .select({
      ...shownColumns,
      threadId: threads.id,
      slug: threads.slug,
      title: threads.title,
      categoryId: threads.categoryId,
      version: threads.version,
    })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(where)
    .orderBy(...order)
    .limit(howMany);
  for (const { threadId, version } of found) saw(`thread:${threadId}`, version);
  const [rows, authors, tags] = await Promise.all([
    withCurrentHtml(forum, found),
    authorsOf(
      forum,
      found.map(({ authorId }) => authorId),
    ),
    tagsOf(forum, [...new Set(found.map(({ threadId }) => threadId))]),
  ]);
  return rows.flatMap((row) => {
    const category = byId.get(row.categoryId);
    if (!category) return [];
    return {
      id: row.id,
      number: row.number,
      author: authorIn(authors, row.authorId),
      html: row.html,
      createdAt: row.createdAt,
      editedAt: row.editedAt,
      thread: { id: row.threadId, slug: row.slug, title: row.title, category },
      tags: (tags.get(row.threadId) ?? []).map(({ name }) => name),
    };
  });
}
