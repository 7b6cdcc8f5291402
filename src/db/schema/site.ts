import { columns as c } from "../columns.ts";

/** Settings as the admin panel keeps them: one row a key, defaults stand in code. */
export const settings = c.table("settings", {
  key: c.text().primaryKey(),
  value: c.json<unknown>().notNull(),
  /** Who set it, and when; null: the set-up, or the command line. */
  changedBy: c.int(),
  changedAt: c.ms(),
});

/**
 * A number that grows in the same transaction as any visible change, for what has no row of its own:
 * `site` (settings), `structure` (categories, groups), `tags` (their names), `lists` (any thread list of the whole forum),
 * `category:ID`, `tag:ID`, `user:ID`.
 */
export const versions = c.table("versions", {
  key: c.text().primaryKey(),
  version: c.int().notNull(),
});

/** What can happen. A former kind may still stand in rows. */
export type EventKind =
  | `answer.${"accepted" | "unaccepted" | "checked"}`
  | "archive.imported"
  | `backup.${"deleted" | "downloaded" | "made"}`
  | `category.${"created" | "deleted" | "edited" | "emptied" | "ordered"}`
  | `group.${"created" | "deleted" | "member_added" | "member_removed" | "renamed"}`
  | `job.${"dropped" | "retried"}`
  | "crawlers.changed"
  | "limits.changed"
  | "logo.changed"
  | "mail.tested"
  | `member.${"email_changed" | "invitation_withdrawn" | "invited" | "joined" | "password_changed" | "profile_changed" | "role_changed"}`
  | `member.${"deleted" | "posts_removed"}`
  | `note.${"added" | "removed"}`
  | `member.${"silenced" | "staff_words_changed" | "suspended" | "suspension_lifted"}`
  | `page.${"created" | "deleted" | "edited"}`
  | `post.${"created" | "deleted" | "edited" | "folded" | "restored" | "unfolded"}`
  | `post.${"author_changed" | "locked" | "revision_hidden" | "revision_shown" | "unlocked"}`
  | "result.written"
  | "prevention.changed"
  | "akismet.changed"
  | "decision.made"
  | `watched.${"added" | "removed"}`
  | `block.${"added" | "removed"}`
  | "search.words_changed"
  | "settings.changed"
  | `tag.${"created" | "deleted" | "edited" | "merged"}`
  | `thread.${"merged" | "split"}`
  | "thread.close_planned"
  | "thread.slowed"
  | `thread.${"closed" | "deleted" | "moved" | "pinned" | "reopened" | "restored" | "started" | "tagged" | "unpinned"}`;

/** What happened, written in the transaction in which it happened. Kept 90 days. */
export const events = c.table(
  "events",
  {
    id: c.id(),
    kind: c.text().$type<EventKind>().notNull(),
    subjectId: c.int().notNull(),
    actorId: c.int(),
    data: c.json<Record<string, unknown>>().notNull(),
    createdAt: c.ms().notNull(),
  },
  (t) => [c.index("events_created").on(t.createdAt)],
);

export type JobState = "waiting" | "running" | "done" | "failed";

/** Work that follows from events, or stands alone. `leaseUntil`: whoever took it has until then. */
export const jobs = c.table(
  "jobs",
  {
    id: c.id(),
    name: c.text().notNull(),
    eventId: c.int(),
    payload: c.json<Record<string, unknown>>().notNull(),
    state: c.text().$type<JobState>().notNull(),
    attempts: c.int().notNull(),
    runAt: c.ms().notNull(),
    leaseUntil: c.ms(),
    error: c.text(),
    createdAt: c.ms().notNull(),
    finishedAt: c.ms(),
  },
  (t) => [c.index("jobs_due").on(t.state, t.runAt), c.index("jobs_finished").on(t.finishedAt)],
);

/** Old addresses that lead to what they meant. `path` starts with a slash and has no query. */
export const redirects = c.table("redirects", {
  path: c.text().primaryKey(),
  kind: c.text().$type<"thread" | "post" | "category" | "tag" | "user">().notNull(),
  targetId: c.int().notNull(),
  source: c.text(),
});

/** Which record of which source became which row, so that an import can be repeated. */
export const importedRecords = c.table(
  "imported_records",
  {
    source: c.text().notNull(),
    kind: c.text().$type<"user" | "category" | "tag" | "thread" | "post">().notNull(),
    sourceId: c.text().notNull(),
    targetId: c.int().notNull(),
    /** Fields of the record that Stoa has no place for; an export gives them back. */
    extra: c.json<Record<string, unknown> | null>(),
  },
  (t) => [
    c.primaryKey({ columns: [t.source, t.kind, t.sourceId] }),
    c.index("imported_records_target").on(t.kind, t.targetId),
  ],
);
