import { columns as c } from "../columns.ts";
import { users } from "./members.ts";
import { posts, threads } from "./threads.ts";

/** What came out of a thread, in a few words. Every version stays; the newest counts, an empty one takes it away. */
export const threadResults = c.table(
  "thread_results",
  {
    threadId: c.int().notNull().references(() => threads.id),
    /** 1, and one more for each version. */
    revision: c.int().notNull(),
    /** Markdown. */
    body: c.text().notNull(),
    html: c.text().notNull(),
    rendererVersion: c.int().notNull(),
    authorId: c.int().notNull().references(() => users.id),
    createdAt: c.ms().notNull(),
  },
  (t) => [c.primaryKey({ columns: [t.threadId, t.revision] })],
);

/** Somebody of the staff has tried an accepted answer again. The newest one for the accepted post counts. */
export const answerChecks = c.table(
  "answer_checks",
  {
    id: c.id(),
    threadId: c.int().notNull().references(() => threads.id),
    postId: c.int().notNull().references(() => posts.id),
    checkedBy: c.int().notNull().references(() => users.id),
    checkedAt: c.ms().notNull(),
    /** Of the product, as people call it; "" when it does not matter. */
    forVersion: c.text().notNull(),
  },
  (t) => [c.index("answer_checks_thread").on(t.threadId, t.checkedAt)],
);

/** "Did this help?", counted by day and without persons. */
export const threadFeedback = c.table(
  "thread_feedback",
  {
    threadId: c.int().notNull().references(() => threads.id),
    /** Days since the epoch, UTC. */
    day: c.int().notNull(),
    helped: c.int().notNull(),
    /** "No" answers. */
    failed: c.int().notNull(),
  },
  (t) => [c.primaryKey({ columns: [t.threadId, t.day] })],
);

/** How often a thread was read, robots left out. Apart from the thread, whose row changes only with its content. */
export const threadViews = c.table("thread_views", {
  threadId: c.int().primaryKey().references(() => threads.id),
  count: c.int().notNull(),
});
