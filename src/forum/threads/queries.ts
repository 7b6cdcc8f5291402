import { and, asc, eq, gte, inArray, lte, sql } from "drizzle-orm";
import { amongPlaceholder, idList } from "#db/among.ts";
import { helpfulMarks, posts, tags, threadReads, threadTags, type Withheld } from "#db/schema/index.ts";
import { prepared } from "#platform/store/prepared.ts";
import type { Category } from "../categories/structure.ts";
import { structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import { numberAnchors } from "../markdown/anchors.ts";
import { type Actor, guest } from "../members/actor.ts";
import { saw } from "../reading.ts";
import { type ThreadRow, threadById } from "./changes.ts";
import { POSTS_PER_PAGE } from "./input.ts";
import { type Author, authorsOf } from "./people.ts";
import { mayRead, maySeeDeleted } from "./policy.ts";
import { withCurrentHtml } from "./rendering.ts";

export interface ThreadView extends ThreadRow {
  category: Category;
  parentCategory: Category | null;
  tags: { id: number; name: string }[];
  /** Pages that the numbers given so far fill. */
  pages: number;
}

/** Not there for this reader: "gone" was public once (410), "none" never was (404). */
export type Absent = "gone" | "none";

/** A thread for its reader; of one that was merged into another, that other one: its id is not the one asked for. */
export async function readThread(forum: Forum, actor: Actor, id: number): Promise<ThreadView | Absent> {
  const structure = await structureOf(forum);
  const [thread] = await threadById(forum.db, { id });
  if (!thread) return "none";
  saw(`thread:${id}`, thread.version);
  if (thread.mergedInto !== null) {
    const merged = await readThread(forum, actor, thread.mergedInto);
    return merged === "none" && thread.publicSince !== null ? "gone" : merged;
  }
  const category = structure.byId.get(thread.categoryId);
  if (!category || !mayRead(actor, thread, structure)) return thread.publicSince === null ? "none" : "gone";
  return {
    ...thread,
    category,
    parentCategory: (category.parentId !== null && structure.byId.get(category.parentId)) || null,
    tags: await tagsOfThread(forum.db, { id }),
    pages: Math.ceil(thread.lastNumber / POSTS_PER_PAGE),
  };
}

const tagsOfThread = prepared((db) =>
  db
    .select({ id: tags.id, name: tags.name })
    .from(threadTags)
    .innerJoin(tags, eq(tags.id, threadTags.tagId))
    .where(eq(threadTags.threadId, sql.placeholder("id")))
    .orderBy(asc(tags.nameKey)),
);

/** The tags of these threads, by name, in one query. */
export async function tagsOf(
  forum: Forum,
  threadIds: readonly number[],
): Promise<Map<number, { id: number; name: string }[]>> {
  const found = new Map<number, { id: number; name: string }[]>();
  if (threadIds.length === 0) return found;
  const rows = await tagsAmongThreads(forum.db, { ids: idList(threadIds) });
  for (const { threadId, ...tag } of rows) found.set(threadId, [...(found.get(threadId) ?? []), tag]);
  return found;
}

const tagsAmongThreads = prepared((db) =>
  db
    .select({ threadId: threadTags.threadId, id: tags.id, name: tags.name })
    .from(threadTags)
    .innerJoin(tags, eq(tags.id, threadTags.tagId))
    .where(amongPlaceholder(threadTags.threadId, "ids"))
    .orderBy(asc(tags.nameKey)),
);

export interface PostView {
  id: number;
  number: number;
  parentId: number | null;
  author: Author;
  /** "" for what the reader may not see. */
  html: string;
  createdAt: number;
  editedAt: number | null;
  revision: number;
  deletedAt: number | null;
  deletedBy: number | null;
  deletedReason: string | null;
  withheld: Withheld | null;
  withheldBy: number | null;
  /** Small talk that stands folded. */
  foldedAt: number | null;
  /** Nobody but moderators edits it since then. */
  lockedAt: number | null;
  helpfulCount: number;
  /** The reader has marked it helpful. */
  markedHelpful: boolean;
  /** What it replies to, when that does not stand on the same page. */
  parent: { number: number; author: Author } | null;
}

/** The posts of one page, by number, deleted ones among them as tombstones without text. */
export async function postsOnPage(forum: Forum, actor: Actor, threadId: number, page: number): Promise<PostView[]> {
  const first = (page - 1) * POSTS_PER_PAGE + 1;
  const rows = await postsBetween(forum.db, { threadId, first, last: first + POSTS_PER_PAGE - 1 });
  return viewsOf(forum, actor, rows);
}

/** One post as a page would show it, or null. The caller has checked that its thread may be read. */
export async function postView(forum: Forum, actor: Actor, postId: number): Promise<PostView | null> {
  const rows = await forum.db.select(shownColumns).from(posts).where(eq(posts.id, postId));
  return (await viewsOf(forum, actor, rows))[0] ?? null;
}

export const shownColumns = {
  id: posts.id,
  number: posts.number,
  parentId: posts.parentId,
  authorId: posts.authorId,
  body: posts.body,
  html: posts.html,
  rendererVersion: posts.rendererVersion,
  createdAt: posts.createdAt,
  editedAt: posts.editedAt,
  revision: posts.revision,
  deletedAt: posts.deletedAt,
  deletedBy: posts.deletedBy,
  deletedReason: posts.deletedReason,
  withheld: posts.withheld,
  withheldBy: posts.withheldBy,
  foldedAt: posts.foldedAt,
  lockedAt: posts.lockedAt,
  helpfulCount: posts.helpfulCount,
};

const postsBetween = prepared((db) =>
  db
    .select(shownColumns)
    .from(posts)
    .where(
      and(
        eq(posts.threadId, sql.placeholder("threadId")),
        gte(posts.number, sql.placeholder("first")),
        lte(posts.number, sql.placeholder("last")),
      ),
    )
    .orderBy(asc(posts.number)),
);

type ShownRow = Pick<typeof posts.$inferSelect, keyof typeof shownColumns>;

async function viewsOf(forum: Forum, actor: Actor, rows: readonly ShownRow[]): Promise<PostView[]> {
  const here = new Set(rows.map((row) => row.id));
  const elsewhere = rows.flatMap((row) => (row.parentId !== null && !here.has(row.parentId) ? [row.parentId] : []));
  const [current, parents, marked] = await Promise.all([
    withCurrentHtml(forum, rows),
    elsewhere.length === 0
      ? []
      : forum.db
          .select({ id: posts.id, number: posts.number, authorId: posts.authorId })
          .from(posts)
          .where(inArray(posts.id, elsewhere)),
    markedBy(forum, actor, [...here]),
  ]);
  const authors = await authorsOf(
    forum,
    [...rows, ...parents].map((row) => row.authorId),
  );
  const parentsById = new Map(parents.map((parent) => [parent.id, parent]));
  return current.map(({ body: _body, rendererVersion: _version, authorId, ...row }) => {
    const parent = row.parentId === null ? undefined : parentsById.get(row.parentId);
    const hidden = row.deletedAt !== null && !maySeeDeleted(actor, { ...row, authorId });
    return {
      ...row,
      html: hidden ? "" : numberAnchors(row.html, row.number),
      deletedReason: hidden ? null : row.deletedReason,
      author: authorIn(authors, authorId),
      markedHelpful: marked.has(row.id),
      parent: parent ? { number: parent.number, author: authorIn(authors, parent.authorId) } : null,
    };
  });
}

export function authorIn(authors: ReadonlyMap<number, Author>, id: number): Author {
  return authors.get(id) ?? { id, username: "", displayName: "[deleted]", team: "", title: "", deleted: true };
}

/** Which of these posts the reader has marked helpful. */
export async function markedBy(forum: Forum, actor: Actor, postIds: readonly number[]): Promise<Set<number>> {
  if (actor.id === null || postIds.length === 0) return new Set();
  const rows = await marksAmong(forum.db, { userId: actor.id, ids: idList(postIds) });
  return new Set(rows.map((row) => row.postId));
}

const marksAmong = prepared((db) =>
  db
    .select({ postId: helpfulMarks.postId })
    .from(helpfulMarks)
    .where(and(eq(helpfulMarks.userId, sql.placeholder("userId")), amongPlaceholder(helpfulMarks.postId, "ids"))),
);

/** How far the reader had read before now: 0 when never, null for guests. */
export async function readUpTo(forum: Forum, actor: Actor, threadId: number): Promise<number | null> {
  if (actor.id === null) return null;
  const [row] = await readMark(forum.db, { userId: actor.id, threadId });
  return row?.number ?? 0;
}

const readMark = prepared((db) =>
  db
    .select({ number: threadReads.lastNumber })
    .from(threadReads)
    .where(
      and(eq(threadReads.userId, sql.placeholder("userId")), eq(threadReads.threadId, sql.placeholder("threadId"))),
    ),
);

/** Whether the guest may read it: only then is it the business of search engines. */
export async function isPublic(forum: Forum, thread: Pick<ThreadRow, "categoryId" | "deletedAt">): Promise<boolean> {
  return mayRead(guest, thread, await structureOf(forum));
}
