import { columns as c } from "../columns.ts";
import { users } from "./members.ts";
import { posts, threads } from "./threads.ts";

export type NotificationKind = "reply" | "answer" | "mention" | "accepted";

export const notifications = c.table(
  "notifications",
  {
    id: c.id(),
    userId: c.int().notNull().references(() => users.id),
    kind: c.text().$type<NotificationKind>().notNull(),
    threadId: c.int().notNull().references(() => threads.id),
    postId: c.int().notNull().references(() => posts.id),
    actorId: c.int().notNull(),
    createdAt: c.ms().notNull(),
    readAt: c.ms(),
    mailedAt: c.ms(),
  },
  (t) => [
    c.uniqueIndex("notifications_once").on(t.userId, t.postId, t.kind),
    c.index("notifications_list").on(t.userId, t.createdAt),
    c.index("notifications_unread").on(t.userId, t.readAt),
  ],
);

/** Threads somebody wants no mail from. */
export const mutedThreads = c.table(
  "muted_threads",
  {
    userId: c.int().notNull().references(() => users.id),
    threadId: c.int().notNull().references(() => threads.id),
    createdAt: c.ms().notNull(),
  },
  (t) => [c.primaryKey({ columns: [t.userId, t.threadId] })],
);
