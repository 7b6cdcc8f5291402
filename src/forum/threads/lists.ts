import { and, count, desc, eq, gt, gte, inArray, isNull, min, not, or, type SQL, sql } from "drizzle-orm";
import { categories, threadReads, threads, threadTags } from "#db/schema/index.ts";
import { visibleCategories } from "../categories/policy.ts";
import { type Category, type Structure, structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { isCollecting, trueUntil } from "../reading.ts";
import { dependOn, type VersionKey } from "../versions.ts";
import type { ThreadRow } from "./changes.ts";
import { THREADS_PER_PAGE } from "./input.ts";
import { type Author, authorsOf } from "./people.ts";
import { visibleThreads } from "./policy.ts";
import { authorIn, tagsOf } from "./queries.ts";
import { readMarks } from "./visits.ts";

export type TopPeriod = "month" | "year" | "all";
const PERIOD_MS: Readonly<Record<TopPeriod, number>> = {
  month: 30 * 86_400_000,
  year: 365 * 86_400_000,
  all: Number.POSITIVE_INFINITY,
};

/** Which threads a list has. Its order is said on its page in one sentence. */
export type ListScope =
  /** Pinned first, then by last reply, newest first. */
  | { kind: "latest" }
  /** Questions that nobody but the asker has answered; those that wait longest last. By last reply, newest first. */
  | { kind: "unanswered" }
  /** Questions without an accepted answer, by last reply, newest first. */
  | { kind: "unsolved" }
  /** Threads begun within the period, by helpful marks on all their posts. */
  | { kind: "top"; period: TopPeriod }
  /** With its sub-categories. Pinned first, then by last reply. */
  | { kind: "category"; categoryId: number }
  | { kind: "tag"; tagId: number }
  /** Threads that somebody began, newest first. */
  | { kind: "person"; userId: number };

export interface ListedThread extends ThreadRow {
  category: Category;
  author: Author;
  lastPoster: Author;
  tags: { id: number; name: string }[];
  /** For members: how many posts they have not read; 0 when nothing is new. */
  unread: number;
}

export interface ThreadList {
  threads: ListedThread[];
  /** Without the pinned ones that stand above the first page. */
  total: number;
  pages: number;
}

/**
 * One page of a list. `since` (ms): threads the reader never opened count as new when something happened in them
 * after it; null: none does.
 */
export async function listThreads(
  forum: Forum,
  actor: Actor,
  scope: ListScope,
  options: { page: number; since?: number | null },
): Promise<ThreadList> {
  const structure = await structureOf(forum);
  const where = await threadsIn(forum, actor, scope);
  if (scope.kind === "top" && isCollecting()) await sinkWithTime(forum, scope.period, where);
  const pins = pinnedIn(scope);
  const unpinned = pins ? and(where, not(pins)) : where;
  const [total, pinned, listed] = await Promise.all([
    pins ? countUnpinned(forum, and(where, pins), categoriesIn(scope, actor, structure)) : countThreads(forum, where),
    pins && options.page === 1
      ? forum.db.select().from(threads).where(and(where, pins)).orderBy(desc(threads.pinnedAt))
      : [],
    forum.db
      .select()
      .from(threads)
      .where(unpinned)
      .orderBy(...orderOf(scope))
      .limit(THREADS_PER_PAGE)
      .offset((options.page - 1) * THREADS_PER_PAGE),
  ]);
  return {
    threads: await detailed(forum, actor, structure, [...pinned, ...listed], options.since ?? null),
    total,
    pages: Math.max(1, Math.ceil(total / THREADS_PER_PAGE)),
  };
}

/** Which threads the reader sees in a list, as a condition; whoever asks depends on the list's versions. */
export async function threadsIn(forum: Forum, actor: Actor, scope: ListScope): Promise<SQL | undefined> {
  const structure = await structureOf(forum);
  await dependOn(forum.db, ...versionsIn(scope, structure));
  return and(visibleThreads(actor, structure), inScope(forum, scope, structure));
}

/** What grows when the list changes. */
function versionsIn(scope: ListScope, structure: Structure): VersionKey[] {
  if (scope.kind === "category") return scopeCategories(scope, structure).map((id): VersionKey => `category:${id}`);
  if (scope.kind === "tag") return [`tag:${scope.tagId}`];
  if (scope.kind === "person") return [`user:${scope.userId}`];
  return ["lists"];
}

/** The first thread of the period leaves it without anybody doing anything. */
async function sinkWithTime(forum: Forum, period: TopPeriod, where: SQL | undefined): Promise<void> {
  const [row] = await forum.db
    .select({ first: min(threads.createdAt) })
    .from(threads)
    .where(where);
  if (row?.first) trueUntil(row.first + PERIOD_MS[period] + 1);
}

async function countThreads(forum: Forum, where: SQL | undefined): Promise<number> {
  const [counted] = await forum.db.select({ n: count() }).from(threads).where(where);
  return counted?.n ?? 0;
}

/** Lists with pins show whole categories, which know how many threads they have; only the pinned ones are counted. */
async function countUnpinned(forum: Forum, pins: SQL | undefined, categoryIds: readonly number[]): Promise<number> {
  const [[all], pinned] = await Promise.all([
    forum.db
      .select({ n: sql<number>`cast(coalesce(sum(${categories.threadCount}), 0) as integer)` })
      .from(categories)
      .where(inArray(categories.id, [...categoryIds])),
    countThreads(forum, pins),
  ]);
  return (all?.n ?? 0) - pinned;
}

/** The categories whose threads a list with pins shows to somebody. */
function categoriesIn(scope: ListScope, actor: Actor, structure: Structure): number[] {
  return visibleCategories(actor, structure)
    .filter(({ id, parentId }) => scope.kind !== "category" || [id, parentId].includes(scope.categoryId))
    .map(({ id }) => id);
}

/** How many threads of a list are new to the reader since `since` (ms): something happened that they did not read. */
export async function countNew(forum: Forum, actor: Actor, scope: ListScope, since: number | null): Promise<number> {
  if (since === null || actor.id === null) return 0;
  const structure = await structureOf(forum);
  const rows = await forum.db
    .select({ id: threads.id })
    .from(threads)
    .leftJoin(threadReads, and(eq(threadReads.threadId, threads.id), eq(threadReads.userId, actor.id)))
    .where(
      and(
        visibleThreads(actor, structure),
        inScope(forum, scope, structure),
        gte(threads.lastPostAt, since),
        or(isNull(threadReads.lastNumber), gt(threads.lastNumber, threadReads.lastNumber)),
      ),
    )
    .limit(MAX_COUNTED_NEW);
  return rows.length;
}

/** Beyond it "many" says enough. */
export const MAX_COUNTED_NEW = 200;

/** What stands above the others in a list; undefined: it has no such place. */
function pinnedIn({ kind }: ListScope): SQL | undefined {
  if (kind === "category") return sql`${threads.pinnedAt} is not null`;
  // What is pinned in its category has its usual place here.
  return kind === "latest" ? sql`(${threads.pinnedAt} is not null and not ${threads.pinnedInCategory})` : undefined;
}

function inScope(forum: Forum, scope: ListScope, structure: Structure): SQL | undefined {
  switch (scope.kind) {
    case "latest":
      return undefined;
    case "unanswered":
      return and(eq(threads.kind, "question"), eq(threads.answerCount, 0), isNull(threads.closedAt));
    case "unsolved":
      return and(eq(threads.kind, "question"), isNull(threads.acceptedPostId), isNull(threads.closedAt));
    case "top": {
      const span = PERIOD_MS[scope.period];
      const begun = Number.isFinite(span) ? gte(threads.createdAt, forum.now() - span) : undefined;
      return and(begun, sql`${threads.helpfulCount} > 0`);
    }
    case "category": {
      const ids = scopeCategories(scope, structure);
      return inArray(threads.categoryId, ids.length > 0 ? ids : [0]);
    }
    case "tag": {
      const tagged = forum.db
        .select({ id: threadTags.threadId })
        .from(threadTags)
        .where(eq(threadTags.tagId, scope.tagId));
      return inArray(threads.id, tagged);
    }
    case "person":
      return eq(threads.authorId, scope.userId);
  }
}

function scopeCategories({ categoryId }: { categoryId: number }, structure: Structure): number[] {
  return structure.categories.filter(({ id, parentId }) => [id, parentId].includes(categoryId)).map(({ id }) => id);
}

function orderOf(scope: ListScope): SQL[] {
  if (scope.kind === "top") return [desc(threads.helpfulCount), desc(threads.lastPostAt), desc(threads.id)];
  if (scope.kind === "person") return [desc(threads.createdAt), desc(threads.id)];
  // An expression, so that SQLite sorts the tag's threads instead of looking for them among all others.
  if (scope.kind === "tag") return [sql`${threads.lastPostAt} + 0 desc`, desc(threads.id)];
  return [desc(threads.lastPostAt), desc(threads.id)];
}

async function detailed(
  forum: Forum,
  actor: Actor,
  structure: Structure,
  rows: readonly ThreadRow[],
  since: number | null,
): Promise<ListedThread[]> {
  const ids = rows.map((row) => row.id);
  const [authors, tagsById, marks] = await Promise.all([
    authorsOf(
      forum,
      rows.flatMap((row) => [row.authorId, row.lastPosterId]),
    ),
    tagsOf(forum, ids),
    readMarks(forum, actor, ids),
  ]);
  return rows.flatMap((row) => {
    const category = structure.byId.get(row.categoryId);
    if (!category) return [];
    const mark = marks.get(row.id);
    const isNew = mark === undefined && since !== null && row.lastPostAt > since;
    return {
      ...row,
      category,
      author: authorIn(authors, row.authorId),
      lastPoster: authorIn(authors, row.lastPosterId),
      tags: tagsById.get(row.id) ?? [],
      unread: mark === undefined ? (isNew ? row.lastNumber : 0) : Math.max(0, row.lastNumber - mark),
    };
  });
}
