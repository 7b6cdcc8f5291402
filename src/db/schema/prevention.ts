import { columns as c } from "../columns.ts";
import { users } from "./members.ts";

/** Texts that accounts without much of a record wanted to post, whatever became of them. Kept 90 days. */
export const spamAttempts = c.table(
  "spam_attempts",
  {
    id: c.id(),
    userId: c.int().notNull().references(() => users.id),
    createdAt: c.ms().notNull(),
  },
  (t) => [c.index("spam_attempts_user").on(t.userId, t.createdAt), c.index("spam_attempts_created").on(t.createdAt)],
);

/**
 * What a text can be known again by: some of its phrases, the places and people it points to. Only keyed hashes, so
 * nothing can be read out of them.
 */
export const spamTraces = c.table(
  "spam_traces",
  {
    attemptId: c.int().notNull().references(() => spamAttempts.id),
    value: c.key().notNull(),
  },
  (t) => [c.primaryKey({ columns: [t.value, t.attemptId] }), c.index("spam_traces_attempt").on(t.attemptId)],
);

/** Hosts that people link who have been here for a while. */
export const knownHosts = c.table("known_hosts", {
  /** ""; how far posts were read for this. */
  host: c.text().primaryKey(),
  /** The last of the posts with which it was found. */
  postId: c.int().notNull(),
});

/** What Akismet said of a text, and what it was told since. Kept 90 days. */
export const akismetChecks = c.table(
  "akismet_checks",
  {
    postId: c.int().primaryKey(),
    authorId: c.int().notNull().references(() => users.id),
    /** Of the post, when it was asked about. */
    revision: c.int().notNull(),
    verdict: c.text().$type<"ham" | "spam" | "sure">().notNull(),
    /** What moderators made of it, as Akismet was told; null: nothing else than it said. */
    told: c.text().$type<"ham" | "spam">(),
    checkedAt: c.ms().notNull(),
  },
  (t) => [c.index("akismet_checks_author").on(t.authorId), c.index("akismet_checks_checked").on(t.checkedAt)],
);

export type WatchedAction = "block" | "hold" | "flag" | "link" | "tag";

/** Words and patterns that moderators want to hear of, or that do something by themselves. */
export const watchedWords = c.table("watched_words", {
  id: c.id(),
  /** A word, several in a row, or a pattern. */
  text: c.text().notNull(),
  isPattern: c.bool().notNull(),
  action: c.text().$type<WatchedAction>().notNull(),
  /** Where `link` leads, which tag `tag` gives; else "". */
  extra: c.text().notNull(),
  createdAt: c.ms().notNull(),
  createdBy: c.int().notNull(),
});

/** Whom nobody lets in: an address, a network, or where e-mail is received. */
export const blocks = c.table(
  "blocks",
  {
    id: c.id(),
    kind: c.text().$type<"address" | "email">().notNull(),
    /** "203.0.113.0/24", "2001:db8::/32"; "example.org". */
    value: c.text().notNull(),
    /** For administrators. */
    reason: c.text().notNull(),
    createdAt: c.ms().notNull(),
    createdBy: c.int().notNull(),
    /** null: without an end. */
    endsAt: c.ms(),
  },
  (t) => [c.index("blocks_ends").on(t.endsAt)],
);
