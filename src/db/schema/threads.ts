import { sql } from "drizzle-orm";
import { columns as c } from "../columns.ts";
import { categories, type ThreadKind, tags } from "./categories.ts";
import { users } from "./members.ts";

/**
 * Why something that is deleted is away by a decision. `hidden`: its author still sees it. `held`: it waits to be
 * approved, was never public, and has no number yet. `spam`: with everything else of its account.
 */
export type Withheld = "hidden" | "held" | "spam";

/**
 * When a thread closes by itself: at `closeAt`, or `closeDays` after it was solved or after its last post. `never`:
 * somebody opened it again, so its category's rule does not hold for it.
 */
export type CloseRule = "at" | "solved" | "last_post" | "never";

export const threads = c.table(
  "threads",
  {
    id: c.id(),
    categoryId: c.int().notNull().references(() => categories.id),
    authorId: c.int().notNull().references(() => users.id),
    kind: c.text().$type<ThreadKind>().notNull(),
    title: c.text().notNull(),
    slug: c.text().notNull(),
    createdAt: c.ms().notNull(),
    /** The highest number given to a post. Numbers are never given twice. */
    lastNumber: c.int().notNull(),
    /** Posts after the first that are not deleted. */
    replyCount: c.int().notNull(),
    /** Of these, answers by anybody but the asker: replies to the thread, and the accepted post. */
    answerCount: c.int().notNull(),
    /** Helpful marks on all its posts. */
    helpfulCount: c.int().notNull(),
    lastPostAt: c.ms().notNull(),
    lastPosterId: c.int().notNull(),
    acceptedPostId: c.int(),
    acceptedAt: c.ms(),
    /** Of the result that stands on top; null: there is none. */
    resultRevision: c.int(),
    /** When the accepted answer was last checked; null: never since it was accepted. */
    checkedAt: c.ms(),
    pinnedAt: c.ms(),
    /** From then on it is pinned no longer; null: until somebody takes it down. */
    pinnedUntil: c.ms(),
    /** Pinned in its own category alone. */
    pinnedInCategory: c.bool().notNull().default(false),
    /** null: as its category has it. */
    closeRule: c.text().$type<CloseRule>(),
    closeAt: c.ms(),
    closeDays: c.int(),
    /** Of a closed thread: when it opens again by itself. */
    reopenAt: c.ms(),
    /** So many seconds lie between two replies by one member; null: as its category says. */
    slowSeconds: c.int(),
    closedAt: c.ms(),
    closedReason: c.text(),
    deletedAt: c.ms(),
    deletedBy: c.int(),
    /** null with `deletedAt`: an ordinary deletion. */
    withheld: c.text().$type<Withheld>(),
    /** The decision that took it away. */
    withheldBy: c.int(),
    /** When everyone could read it for the first time; null: never. */
    publicSince: c.ms(),
    /** Its last number when it left everybody's sight: so many of its posts were public, and answer 410 since. */
    publicNumber: c.int(),
    /** All its posts stand in this thread now, and its addresses lead there. */
    mergedInto: c.int(),
    /** Grows with every visible change. */
    version: c.int().notNull(),
  },
  (t) => [
    c.index("threads_latest").on(t.deletedAt, t.lastPostAt),
    c.index("threads_category").on(t.categoryId, t.deletedAt, t.lastPostAt),
    c.index("threads_author").on(t.authorId, t.deletedAt, t.createdAt),
    c.index("threads_waiting").on(t.kind, t.answerCount, t.deletedAt, t.lastPostAt),
    c.index("threads_unsolved").on(t.kind, t.acceptedPostId, t.deletedAt, t.lastPostAt),
    c.index("threads_created").on(t.deletedAt, t.createdAt),
    c.index("threads_top").on(t.deletedAt, t.helpfulCount),
    c.index("threads_pinned").on(t.pinnedAt),
    c.index("threads_pinned_until").on(t.pinnedUntil),
    c.index("threads_close_rule").on(t.closeRule, t.closedAt),
    c.index("threads_reopen").on(t.reopenAt),
    c.index("threads_solved").on(t.categoryId, t.closedAt, t.acceptedAt),
    c.index("threads_withheld").on(t.withheldBy),
    c.index("threads_merged").on(t.mergedInto),
    c.index("threads_namesakes").on(t.title, t.categoryId, t.createdAt, t.id).where(sql`${t.deletedAt} is null`),
  ],
);

export const threadTags = c.table(
  "thread_tags",
  {
    threadId: c.int().notNull().references(() => threads.id),
    tagId: c.int().notNull().references(() => tags.id),
  },
  (t) => [c.primaryKey({ columns: [t.threadId, t.tagId] }), c.index("thread_tags_tag").on(t.tagId)],
);

export const posts = c.table(
  "posts",
  {
    id: c.id(),
    threadId: c.int().notNull().references(() => threads.id),
    /** Place in the thread, from 1. Page of a post: ceil(number / 20), for ever. Below 0: a held reply, without a place. */
    number: c.int().notNull(),
    /** null: a reply to the thread (in a question: an answer), or the opening post itself. */
    parentId: c.int(),
    authorId: c.int().notNull().references(() => users.id),
    /** Markdown, as written. */
    body: c.text().notNull(),
    /** Rendered by `rendererVersion`; 0: not rendered yet. */
    html: c.text().notNull(),
    rendererVersion: c.int().notNull(),
    createdAt: c.ms().notNull(),
    editedAt: c.ms(),
    editedBy: c.int(),
    /** 1, and one more for each edit: who edits an older one is shown the difference. */
    revision: c.int().notNull(),
    deletedAt: c.ms(),
    deletedBy: c.int(),
    deletedReason: c.text(),
    withheld: c.text().$type<Withheld>(),
    withheldBy: c.int(),
    /** Small talk: it stays readable, and leaves search and structured data. */
    foldedAt: c.ms(),
    foldedBy: c.int(),
    /** From then on nobody but moderators edits it. */
    lockedAt: c.ms(),
    /** Marks given here plus the score that an import brought along. */
    helpfulCount: c.int().notNull(),
    importedScore: c.int().notNull(),
    /** Made by the form, unique for its author: a form sent twice posts once. */
    clientKey: c.text(),
  },
  (t) => [
    c.uniqueIndex("posts_number").on(t.threadId, t.number),
    c.uniqueIndex("posts_client_key").on(t.authorId, t.clientKey),
    c.index("posts_author").on(t.authorId, t.createdAt),
    c.index("posts_created").on(t.createdAt),
    c.index("posts_parent").on(t.parentId),
    c.index("posts_renderer").on(t.rendererVersion, t.id),
    c.index("posts_withheld").on(t.withheldBy),
    // All that the places of a thousand hits need: a few pages of this index instead of a row with its texts for each.
    c.index("posts_places").on(t.id, t.threadId, t.createdAt, t.deletedAt, t.foldedAt),
    // Of a million posts some hundred are folded.
    c.index("posts_folded").on(t.foldedAt).where(sql`${t.foldedAt} is not null`),
  ],
);

/** Places that posts have left for another thread: a number is never given twice, and leads to where its post went. */
export const movedPosts = c.table(
  "moved_posts",
  {
    threadId: c.int().notNull().references(() => threads.id),
    number: c.int().notNull(),
    postId: c.int().notNull().references(() => posts.id),
  },
  (t) => [c.primaryKey({ columns: [t.threadId, t.number] }), c.index("moved_posts_post").on(t.postId)],
);

/** Former versions of a post, and of the title on the first post. `revision` as it was on the post. */
export const revisions = c.table(
  "revisions",
  {
    postId: c.int().notNull().references(() => posts.id),
    revision: c.int().notNull(),
    /** Only on the first post of a thread. */
    title: c.text(),
    body: c.text().notNull(),
    authorId: c.int().notNull(),
    createdAt: c.ms().notNull(),
    /** Its text is for moderators alone. */
    hiddenAt: c.ms(),
  },
  (t) => [c.primaryKey({ columns: [t.postId, t.revision] })],
);

/** "Helpful", at most once a person and post. */
export const helpfulMarks = c.table(
  "helpful_marks",
  {
    postId: c.int().notNull().references(() => posts.id),
    userId: c.int().notNull().references(() => users.id),
    createdAt: c.ms().notNull(),
  },
  (t) => [c.primaryKey({ columns: [t.postId, t.userId] }), c.index("helpful_marks_user").on(t.userId)],
);

/** How far a member has read a thread. */
export const threadReads = c.table(
  "thread_reads",
  {
    userId: c.int().notNull().references(() => users.id),
    threadId: c.int().notNull().references(() => threads.id),
    lastNumber: c.int().notNull(),
    readAt: c.ms().notNull(),
  },
  (t) => [c.primaryKey({ columns: [t.userId, t.threadId] })],
);

/**
 * When a member last looked at a list ("latest", "category:3", "tag:5"). What came after `baseAt` is new;
 * the base moves up to the last look once half an hour has passed without one.
 */
export const listVisits = c.table(
  "list_visits",
  {
    userId: c.int().notNull().references(() => users.id),
    list: c.text().notNull(),
    baseAt: c.ms().notNull(),
    visitedAt: c.ms().notNull(),
  },
  (t) => [c.primaryKey({ columns: [t.userId, t.list] })],
);
