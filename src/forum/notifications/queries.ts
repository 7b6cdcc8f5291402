import { and, count, desc, eq, isNull, sql } from "drizzle-orm";
import {
  mutedThreads,
  type NotificationKind,
  notifications,
  posts,
  threadReads,
  threads,
  users,
} from "#db/schema/index.ts";
import { prepared } from "#platform/store/prepared.ts";
import { structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import { type Actor, actorOf } from "../members/actor.ts";
import { postPath, threadPath } from "../threads/addresses.ts";
import { visibleThreads } from "../threads/policy.ts";
import { NOTIFICATIONS_PER_PAGE } from "./input.ts";
import { isUnread, ownReads, visibleNews } from "./policy.ts";
import { readUnsubscribeToken } from "./unsubscribe-token.ts";

export interface NotificationView {
  id: number;
  kind: NotificationKind;
  /** Milliseconds since the epoch. */
  at: number;
  unread: boolean;
  /** Who wrote or accepted. */
  by: string;
  title: string;
  path: string;
}

/** What somebody was told and may still see, newest first, NOTIFICATIONS_PER_PAGE a page; null past the last page. */
export async function notificationsFor(
  forum: Forum,
  actor: Actor,
  { page }: { page: number },
): Promise<{ items: NotificationView[]; pages: number } | null> {
  if (actor.id === null) return null;
  const rows = await forum.db
    .select({
      id: notifications.id,
      kind: notifications.kind,
      at: notifications.createdAt,
      unread: sql<number>`case when ${isUnread} then 1 else 0 end`,
      by: users.displayName,
      number: posts.number,
      thread: { id: threads.id, slug: threads.slug, title: threads.title },
      total: sql<number>`cast(count(*) over () as integer)`,
    })
    .from(notifications)
    .innerJoin(posts, eq(posts.id, notifications.postId))
    .innerJoin(threads, eq(threads.id, notifications.threadId))
    .innerJoin(users, eq(users.id, notifications.actorId))
    .leftJoin(threadReads, ownReads)
    .where(and(eq(notifications.userId, actor.id), visibleNews(actor, await structureOf(forum))))
    .orderBy(desc(notifications.createdAt), desc(notifications.id))
    .limit(NOTIFICATIONS_PER_PAGE)
    .offset((page - 1) * NOTIFICATIONS_PER_PAGE);
  if (rows.length === 0 && page > 1) return null;
  return {
    items: rows.map(({ id, kind, at, unread, by, number, thread }) => ({
      ...{ id, kind, at, by, title: thread.title },
      unread: unread === 1,
      path: postPath(thread, number),
    })),
    pages: Math.max(1, Math.ceil((rows[0]?.total ?? 0) / NOTIFICATIONS_PER_PAGE)),
  };
}

/** How many of them are unread. */
export async function unreadCount(forum: Forum, actor: Actor): Promise<number> {
  if (actor.id === null) return 0;
  // Most have none, and every page asks.
  if ((await anyUnread(forum.db, { userId: actor.id })).length === 0) return 0;
  const [row] = await forum.db
    .select({ n: count() })
    .from(notifications)
    .innerJoin(posts, eq(posts.id, notifications.postId))
    .innerJoin(threads, eq(threads.id, notifications.threadId))
    .leftJoin(threadReads, ownReads)
    .where(and(eq(notifications.userId, actor.id), isUnread, visibleNews(actor, await structureOf(forum))));
  return row?.n ?? 0;
}

const anyUnread = prepared((db) =>
  db
    .select({ id: notifications.id })
    .from(notifications)
    .where(and(eq(notifications.userId, sql.placeholder("userId")), isNull(notifications.readAt)))
    .limit(1),
);

export interface MailSettings {
  mailOn: boolean;
  /** Threads that send no mails, the last muted first. */
  muted: { id: number; title: string; path: string }[];
}

export async function mailSettings(forum: Forum, actor: Actor): Promise<MailSettings | null> {
  if (actor.id === null) return null;
  const [[person], muted] = await Promise.all([
    forum.db.select({ mailOn: users.mailOn }).from(users).where(eq(users.id, actor.id)),
    forum.db
      .select({ id: threads.id, slug: threads.slug, title: threads.title })
      .from(mutedThreads)
      .innerJoin(threads, eq(threads.id, mutedThreads.threadId))
      .where(and(eq(mutedThreads.userId, actor.id), visibleThreads(actor, await structureOf(forum))))
      .orderBy(desc(mutedThreads.createdAt), desc(threads.id)),
  ]);
  if (!person) return null;
  return {
    mailOn: person.mailOn,
    muted: muted.map((thread) => ({ id: thread.id, title: thread.title, path: threadPath(thread) })),
  };
}

const muteRow = prepared((db) =>
  db
    .select({ threadId: mutedThreads.threadId })
    .from(mutedThreads)
    .where(
      and(eq(mutedThreads.userId, sql.placeholder("userId")), eq(mutedThreads.threadId, sql.placeholder("threadId"))),
    ),
);

/** Whether somebody wants no mails about a thread. */
export async function isMuted(forum: Forum, actor: Actor, threadId: number): Promise<boolean> {
  return actor.id !== null && (await muteRow(forum.db, { userId: actor.id, threadId })).length > 0;
}

/**
 * What the link in a mail switches off: all notification mails, or those about one thread, with its title while the
 * person may still read it. null when the link is none of ours.
 */
export async function unsubscribeScope(
  forum: Forum,
  token: string,
): Promise<{ kind: "all" } | { kind: "thread"; title: string } | null> {
  const subscription = readUnsubscribeToken(forum.secret, token);
  if (!subscription) return null;
  if (subscription.threadId === null) return { kind: "all" };
  const visible = visibleThreads(await actorOf(forum, subscription.userId), await structureOf(forum));
  const [thread] = await forum.db
    .select({ title: threads.title })
    .from(threads)
    .where(and(eq(threads.id, subscription.threadId), visible));
  return { kind: "thread", title: thread?.title ?? "" };
}
