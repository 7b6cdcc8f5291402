import { and, eq, inArray, lt } from "drizzle-orm";
import { type NotificationKind, notifications } from "#db/schema/index.ts";
import type { Tx } from "#platform/store.ts";
import type { Forum } from "../forum.ts";

const KEEP_MS = 365 * 86_400_000;

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
  // Nobody else sweeps up what is old, and this is where the heap grows.
  const people = rows.map(({ userId }) => userId);
  const isOld = and(inArray(notifications.userId, people), lt(notifications.createdAt, forum.now() - KEEP_MS));
  await tx.delete(notifications).where(isOld);
  const written = await tx.insert(notifications).values(rows).onConflictDoNothing().returning({ id: notifications.id });
  await forum.enqueue(tx, "notify.mail", ...written.map(({ id }) => ({ notificationId: id })));
}
