import { and, eq, inArray } from "drizzle-orm";
import { type NotificationKind, notifications } from "#db/schema/index.ts";
import type { Tx } from "#platform/store.ts";
import type { Forum } from "../forum.ts";

export interface News {
  threadId: number;
  postId: number;
  /** Who wrote or accepted. */
  actorId: number;
  /** When it happened, in ms: the job that tells of it may run later. */
  at: number;
  recipients: ReadonlyMap<number, NotificationKind>;
}

/**
 * Writes the notifications that are not there yet, each with a job for its mail. About one post a person
 * is told once, and once more when it is accepted.
 */
export async function tell(forum: Forum, tx: Tx, news: News): Promise<void> {
  const { threadId, postId, actorId, at } = news;
  const told = await tx
    .select({ userId: notifications.userId, kind: notifications.kind })
    .from(notifications)
    .where(and(eq(notifications.postId, postId), inArray(notifications.userId, [...news.recipients.keys()])));
  const isKnown = (userId: number, kind: NotificationKind) =>
    told.some((row) => row.userId === userId && (row.kind === "accepted") === (kind === "accepted"));
  const rows = [...news.recipients]
    .filter(([userId, kind]) => !isKnown(userId, kind))
    .map(([userId, kind]) => ({ userId, kind, threadId, postId, actorId, createdAt: at }));
  if (rows.length === 0) return;
  const written = await tx.insert(notifications).values(rows).onConflictDoNothing().returning({ id: notifications.id });
  for (const { id } of written) await forum.enqueue(tx, "notify.mail", { notificationId: id });
}
