import type { NotificationKind } from "#db/schema/index.ts";

export interface NewPost {
  authorId: number;
  /** 1 for the post that opens the thread. */
  number: number;
  /** Who wrote the post that this one replies to; null for a reply to the thread. */
  parentAuthorId: number | null;
  thread: { authorId: number; isQuestion: boolean };
  mentioned: readonly number[];
}

/**
 * Who hears of a new post, each for one reason: being mentioned counts before being replied to,
 * that before having asked. Nobody hears of what they wrote themselves. Rights are not looked at here.
 */
export function recipientsOf(post: NewPost): Map<number, NotificationKind> {
  const found = new Map<number, NotificationKind>();
  if (post.number > 1 && post.parentAuthorId === null) {
    found.set(post.thread.authorId, post.thread.isQuestion ? "answer" : "reply");
  }
  if (post.parentAuthorId !== null) found.set(post.parentAuthorId, "reply");
  for (const userId of post.mentioned) found.set(userId, "mention");
  found.delete(post.authorId);
  return found;
}
