import { and, eq, isNull, lt, or, type SQL } from "drizzle-orm";
import { notifications, posts, threadReads } from "#db/schema/index.ts";
import type { Structure } from "../categories/structure.ts";
import type { Actor } from "../members/actor.ts";
import { mayFollow } from "../members/policy.ts";
import { mayRead, type ThreadFacts, visibleThreads } from "../threads/policy.ts";

/** Whether somebody may hear of a post: what is deleted is news to nobody, moderators included. */
export function mayHearOf(
  actor: Actor,
  post: { deletedAt: number | null },
  thread: Pick<ThreadFacts, "categoryId" | "deletedAt">,
  structure: Structure,
): boolean {
  if (mayFollow(actor) !== true || post.deletedAt !== null || thread.deletedAt !== null) return false;
  return mayRead(actor, thread, structure);
}

/** `mayHearOf` for notifications joined with their posts and threads. */
export function visibleNews(actor: Actor, structure: Structure): SQL | undefined {
  return and(visibleThreads(actor, structure), isNull(posts.deletedAt));
}

/**
 * Read is what was marked so, and what its reader has seen since by reading the thread that far.
 * For notifications joined with their posts and, as `ownReads`, with `threadReads`.
 */
export const isUnread = and(
  isNull(notifications.readAt),
  or(
    isNull(threadReads.readAt),
    lt(threadReads.readAt, notifications.createdAt),
    lt(threadReads.lastNumber, posts.number),
  ),
) as SQL;

export const ownReads = and(
  eq(threadReads.userId, notifications.userId),
  eq(threadReads.threadId, notifications.threadId),
) as SQL;
