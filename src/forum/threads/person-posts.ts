import { and, count, desc, eq, gt, isNull, max, sum } from "drizzle-orm";
import { posts, threads } from "#db/schema/index.ts";
import { structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { saw } from "../reading.ts";
import { visibleThreads } from "./policy.ts";

export const POSTS_A_PAGE = 20;
const EXCERPT_CHARS = 240;

export interface PersonPost {
  id: number;
  number: number;
  createdAt: number;
  /** The beginning of its text, without any markup. */
  excerpt: string;
  thread: { id: number; slug: string; title: string; kind: string; categoryId: number };
}

/** One page of somebody's replies that the actor may read, newest first. */
export async function postsBy(
  forum: Forum,
  actor: Actor,
  userId: number,
  page: number,
): Promise<{ posts: PersonPost[]; total: number; pages: number }> {
  const structure = await structureOf(forum);
  const where = and(
    eq(posts.authorId, userId),
    gt(posts.number, 1),
    isNull(posts.deletedAt),
    visibleThreads(actor, structure),
  );
  const [[counted], rows] = await Promise.all([
    forum.db.select({ n: count() }).from(posts).innerJoin(threads, eq(threads.id, posts.threadId)).where(where),
    forum.db
      .select({
        id: posts.id,
        number: posts.number,
        createdAt: posts.createdAt,
        html: posts.html,
        body: posts.body,
        thread: {
          id: threads.id,
          slug: threads.slug,
          title: threads.title,
          kind: threads.kind,
          categoryId: threads.categoryId,
          version: threads.version,
        },
      })
      .from(posts)
      .innerJoin(threads, eq(threads.id, posts.threadId))
      .where(where)
      .orderBy(desc(posts.createdAt), desc(posts.id))
      .limit(POSTS_A_PAGE)
      .offset((page - 1) * POSTS_A_PAGE),
  ]);
  for (const { thread } of rows) saw(`thread:${thread.id}`, thread.version);
  const total = counted?.n ?? 0;
  return {
    posts: rows.map(({ html, body, ...row }) => ({
      ...row,
      excerpt: html ? excerptOf(html) : body.slice(0, EXCERPT_CHARS),
    })),
    total,
    pages: Math.max(1, Math.ceil(total / POSTS_A_PAGE)),
  };
}

/** All that somebody has written, as far as the actor may read it: how much, how often it was helpful, and when last. */
export async function writtenBy(
  forum: Forum,
  actor: Actor,
  userId: number,
): Promise<{ posts: number; helpful: number; lastAt: number | null }> {
  const structure = await structureOf(forum);
  const [row] = await forum.db
    .select({ posts: count(), helpful: sum(posts.helpfulCount), lastAt: max(posts.createdAt) })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(
      and(eq(posts.authorId, userId), gt(posts.number, 0), isNull(posts.deletedAt), visibleThreads(actor, structure)),
    );
  return { posts: row?.posts ?? 0, helpful: Number(row?.helpful ?? 0), lastAt: row?.lastAt ?? null };
}

/** The beginning of rendered HTML as plain text: ours, so its only entities are the five that we write. */
export function excerptOf(html: string): string {
  const text = html
    .replace(/<[^>]*>/g, " ")
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ")
    .trim();
  const characters = [...text];
  return characters.length > EXCERPT_CHARS ? `${characters.slice(0, EXCERPT_CHARS).join("").trimEnd()} …` : text;
}
