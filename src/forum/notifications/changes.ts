import { and, eq, isNotNull, lt, sql } from "drizzle-orm";
import { amongPlaceholder, idList } from "#db/among.ts";
import { type NotificationKind, notifications, users } from "#db/schema/index.ts";
import { at, prepared, preparedRows, preparedWrite } from "#platform/store/prepared.ts";
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
  const { threadId, postId, actorId } = news;
  const told = await toldOf(tx, { people: idList(news.recipients.keys()), postId });
  const isKnown = (userId: number, kind: NotificationKind) =>
    told.some((row) => row.userId === userId && (row.kind === "accepted") === (kind === "accepted"));
  const fresh = [...news.recipients].filter(([userId, kind]) => !isKnown(userId, kind));
  if (fresh.length === 0) return;
  const people = idList(fresh.map(([userId]) => userId));
  // Nobody else sweeps up what is old, and this is where the heap grows.
  await dropOld(tx, { people, before: forum.now() - KEEP_MS });
  const rows = fresh.map(([userId, kind]) => ({ userId, kind }));
  await insertNotifications(tx, rows, { threadId, postId, actorId, at: news.at });
  const mailed = await thoseWithMail(tx, { people, postId });
  const open = mailed.filter(({ userId, kind }) => news.recipients.get(userId) === kind && !isKnown(userId, kind));
  await forum.enqueue(tx, "notify.mail", ...open.map(({ id }) => ({ notificationId: id })));
}

const toldOf = prepared((db) =>
  db
    .select({ userId: notifications.userId, kind: notifications.kind })
    .from(notifications)
    .where(and(eq(notifications.postId, sql.placeholder("postId")), amongPlaceholder(notifications.userId, "people"))),
);

const dropOld = preparedWrite((tx) =>
  tx
    .delete(notifications)
    .where(
      and(amongPlaceholder(notifications.userId, "people"), lt(notifications.createdAt, sql.placeholder("before"))),
    ),
);

const insertNotifications = preparedRows((tx, n) =>
  tx
    .insert(notifications)
    .values(
      Array.from({ length: n }, (_, i) => ({
        userId: sql.placeholder(at(i, "userId")),
        kind: sql.placeholder(at(i, "kind")),
        threadId: sql.placeholder("threadId"),
        postId: sql.placeholder("postId"),
        actorId: sql.placeholder("actorId"),
        createdAt: sql.placeholder("at"),
      })),
    )
    .onConflictDoNothing(),
);

/** What the post told to those who have an address and want mail; that it may still be sent is asked when it is. */
const thoseWithMail = prepared((db) =>
  db
    .select({ id: notifications.id, userId: notifications.userId, kind: notifications.kind })
    .from(notifications)
    .innerJoin(users, eq(users.id, notifications.userId))
    .where(
      and(
        eq(notifications.postId, sql.placeholder("postId")),
        amongPlaceholder(notifications.userId, "people"),
        eq(users.mailOn, true),
        isNotNull(users.emailConfirmedAt),
      ),
    ),
);
