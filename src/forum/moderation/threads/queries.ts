import { and, count, desc, eq, inArray, isNotNull, isNull, type SQL } from "drizzle-orm";
import { contains } from "#db/columns.ts";
import { threads, users } from "#db/schema/index.ts";
import { demand } from "#platform/refusal.ts";
import { type Category, structureOf } from "../../categories/structure.ts";
import type { Forum } from "../../forum.ts";
import type { Actor } from "../../members/actor.ts";
import { usernameKey } from "../../members/names.ts";
import { mayModerate } from "../../members/policy.ts";
import { type Author, authorsOf } from "../../threads/people.ts";
import { visibleThreads } from "../../threads/policy.ts";
import { authorIn, tagsOf } from "../../threads/queries.ts";
import type { ThreadsQuery } from "./input.ts";

export const THREADS_PER_PAGE = 50;

export interface ModeratedThread {
  id: number;
  slug: string;
  title: string;
  category: Category;
  author: Author;
  createdAt: number;
  replyCount: number;
  isClosed: boolean;
  isPinned: boolean;
  tags: readonly { name: string }[];
}

/**
 * Threads that a moderator may read, the newest first, by a part of the title, letter by letter; deleted ones left out.
 * A fixed number of statements, whatever is found.
 */
export async function findThreads(
  forum: Forum,
  actor: Actor,
  query: ThreadsQuery,
  page: number,
): Promise<{ threads: ModeratedThread[]; total: number; pages: number }> {
  demand(mayModerate(actor));
  const structure = await structureOf(forum);
  const where = and(
    visibleThreads(actor, structure),
    query.title ? contains(threads.title, query.title) : undefined,
    query.by ? inArray(threads.authorId, personNamed(forum, query.by)) : undefined,
    query.categoryId === null ? undefined : eq(threads.categoryId, query.categoryId),
    inState(query.state),
  );
  const [[counted], rows] = await Promise.all([
    forum.db.select({ n: count() }).from(threads).where(where),
    forum.db
      .select()
      .from(threads)
      .where(where)
      .orderBy(desc(threads.createdAt), desc(threads.id))
      .limit(THREADS_PER_PAGE)
      .offset((page - 1) * THREADS_PER_PAGE),
  ]);
  const [people, tags] = await Promise.all([
    authorsOf(
      forum,
      rows.map(({ authorId }) => authorId),
    ),
    tagsOf(
      forum,
      rows.map(({ id }) => id),
    ),
  ]);
  const total = counted?.n ?? 0;
  return {
    total,
    pages: Math.max(1, Math.ceil(total / THREADS_PER_PAGE)),
    threads: rows.flatMap(({ id, slug, title, categoryId, authorId, createdAt, replyCount, closedAt, pinnedAt }) => {
      const category = structure.byId.get(categoryId);
      if (!category) return [];
      const author = authorIn(people, authorId);
      const state = { isClosed: closedAt !== null, isPinned: pinnedAt !== null };
      return { id, slug, title, category, author, createdAt, replyCount, ...state, tags: tags.get(id) ?? [] };
    }),
  };
}

function personNamed(forum: Forum, name: string) {
  return forum.db
    .select({ id: users.id })
    .from(users)
    .where(eq(users.usernameKey, usernameKey(name.replace(/^@/, ""))));
}

function inState(state: ThreadsQuery["state"]): SQL | undefined {
  if (state === "open") return isNull(threads.closedAt);
  if (state === "closed") return isNotNull(threads.closedAt);
  return state === "pinned" ? isNotNull(threads.pinnedAt) : undefined;
}
