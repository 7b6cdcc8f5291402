import { desc, eq } from "drizzle-orm";
import { posts, sessions, threads, users } from "#db/schema/index.ts";
import { structureOf } from "../../categories/structure.ts";
import type { Forum } from "../../forum.ts";
import { guest } from "../../members/actor.ts";
import { postPath } from "../../threads/addresses.ts";
import { mayRead } from "../../threads/policy.ts";

/** The API wants an address; this one says that none is given. */
const NO_ADDRESS = "0.0.0.0";

export interface Asked {
  authorId: number;
  role: string;
  revision: number;
  /** Fields of the call. */
  comment: Record<string, string>;
}

/**
 * What Akismet is told of a post, every time the same; null for what not everybody may read: no word of it leaves the
 * forum. Who waits for a moderator wanted to say it to everybody.
 */
export async function commentOf(forum: Forum, postId: number): Promise<Asked | null> {
  const [found] = await forum.db
    .select({ post: posts, thread: threads, author: users })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .innerJoin(users, eq(users.id, posts.authorId))
    .where(eq(posts.id, postId));
  if (!found || found.author.deletedAt !== null) return null;
  const { post, thread, author } = found;
  if (!mayRead(guest, { ...thread, deletedAt: null }, await structureOf(forum))) return null;
  const { akismet, language } = await forum.settings();
  const isThread = post.number === 1;
  const [session] = akismet.sendAddress ? await lastSession(forum, author.id) : [];
  return {
    ...{ authorId: author.id, role: author.role, revision: post.revision },
    comment: {
      user_ip: session?.address || NO_ADDRESS,
      ...(session?.agent && { user_agent: session.agent }),
      comment_type: isThread ? "forum-post" : "reply",
      comment_author: author.displayName,
      ...(akismet.sendEmail && author.email && { comment_author_email: author.email }),
      comment_content: isThread ? `${thread.title}\n\n${post.body}` : post.body,
      comment_date_gmt: new Date(post.createdAt).toISOString(),
      permalink: forum.config.siteUrl + postPath(thread, Math.max(1, post.number)),
      ...{ blog_lang: language, blog_charset: "UTF-8" },
      ...(post.revision > 1 && { recheck_reason: "edit" }),
    },
  };
}

function lastSession(forum: Forum, userId: number) {
  return forum.db
    .select({ address: sessions.address, agent: sessions.agent })
    .from(sessions)
    .where(eq(sessions.userId, userId))
    .orderBy(desc(sessions.seenAt))
    .limit(1);
}
