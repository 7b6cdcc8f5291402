import {
  and,
  asc,
  count,
  desc,
  eq,
  exists,
  gt,
  inArray,
  isNotNull,
  isNull,
  min,
  ne,
  or,
  type SQL,
  sql,
} from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { caseReports, cases, posts, type ReportKind, threads, users } from "#db/schema/index.ts";
import { inVisibleCategory, visibleCategories } from "../../categories/policy.ts";
import { type Category, type Structure, structureOf } from "../../categories/structure.ts";
import type { Forum } from "../../forum.ts";
import { type Actor, atLeast } from "../../members/actor.ts";
import { mayModerate } from "../../members/policy.ts";
import { excerptOf } from "../../threads/person-posts.ts";
import type { CaseRow } from "../cases.ts";
import { CASES_PER_PAGE } from "../input.ts";
import { CLAIM_MS } from "../looking.ts";

export interface QueueFilter {
  state: "open" | "closed";
  /** null: all. */
  kind: ReportKind | null;
  categoryId: number | null;
  /** Only what moderators left to administrators. */
  forAdministrators: boolean;
  /** Only what somebody is on just now, or was given. */
  mine: boolean;
}

export const EVERYTHING: QueueFilter = {
  ...{ state: "open", kind: null, categoryId: null },
  ...{ forAdministrators: false, mine: false },
};

export interface CaseSummary extends CaseRow {
  /** Of the thread; null: it is no post. */
  title: string | null;
  isThread: boolean;
  /** The beginning of the post. */
  excerpt: string;
  category: Category | null;
  /** Whose it is; null: nobody's. */
  author: string | null;
  /** Who has it on their screen just now, other than the one who asks. */
  claimedByName: string | null;
  /** To whom somebody gave it. */
  handedToName: string | null;
}

const claimers = alias(users, "claimers");
const receivers = alias(users, "receivers");

/** Illegal content first, then what waits longest; of the closed ones the last first. */
const ORDER = {
  open: [sql`case when ${cases.kind} = 'illegal' then 0 else 1 end`, asc(cases.openedAt), asc(cases.id)],
  // As the index has them.
  closed: [desc(cases.closedAt), desc(cases.openedAt), desc(cases.id)],
};

/** Cases that a moderator may decide or look at, CASES_PER_PAGE a page; null for everybody else. */
export async function listCases(
  forum: Forum,
  actor: Actor,
  filter: QueueFilter,
  page: number,
): Promise<{ items: CaseSummary[]; total: number; pages: number } | null> {
  if (mayModerate(actor) !== true) return null;
  const structure = await structureOf(forum);
  const where = casesWhere(forum, actor, structure, filter);
  const [ids, total] = await Promise.all([
    // Which, before anything is looked up about them.
    idsOf(forum, where, ORDER[filter.state], CASES_PER_PAGE, (page - 1) * CASES_PER_PAGE),
    forum.db.$count(cases, where),
  ]);
  const rows = ids.length === 0 ? [] : await summaries(forum).where(inArray(cases.id, ids));
  const found = new Map(rows.map((row) => [row.row.id, summaryOf(forum, actor, structure, row)]));
  const items = ids.flatMap((id) => found.get(id) ?? []);
  return { items, total, pages: Math.max(1, Math.ceil(total / CASES_PER_PAGE)) };
}

async function idsOf(
  forum: Forum,
  where: SQL | undefined,
  order: readonly SQL[],
  limit: number,
  offset = 0,
): Promise<number[]> {
  const rows = await forum.db
    .select({ id: cases.id })
    .from(cases)
    .where(where)
    .orderBy(...order)
    .limit(limit)
    .offset(offset);
  return rows.map(({ id }) => id);
}

function summaries(forum: Forum) {
  return forum.db
    .select({
      ...{ row: cases, post: posts, thread: threads, author: users.displayName },
      ...{ claimer: claimers.displayName, receiver: receivers.displayName },
    })
    .from(cases)
    .leftJoin(posts, and(eq(cases.target, "post"), eq(posts.id, cases.targetId)))
    .leftJoin(threads, eq(threads.id, posts.threadId))
    .leftJoin(users, eq(users.id, cases.userId))
    .leftJoin(claimers, eq(claimers.id, cases.claimedBy))
    .leftJoin(receivers, eq(receivers.id, cases.handedTo));
}

type SummaryRow = Awaited<ReturnType<typeof summaries>>[number];

function summaryOf(forum: Forum, actor: Actor, structure: Structure, found: SummaryRow): CaseSummary {
  const { row, post, thread, author, claimer, receiver } = found;
  const isClaimed = row.claimedBy !== actor.id && (row.claimedAt ?? 0) > forum.now() - CLAIM_MS;
  return {
    ...row,
    title: thread?.title ?? null,
    isThread: post?.number === 1,
    excerpt: post ? excerptOf(post.html || post.body) : "",
    category: (thread && structure.byId.get(thread.categoryId)) ?? null,
    author,
    claimedByName: isClaimed ? claimer : null,
    handedToName: receiver,
  };
}

/** What a moderator may not see is no case for them either. */
function casesWhere(forum: Forum, actor: Actor, structure: Structure, filter: QueueFilter): SQL | undefined {
  const { state, kind, categoryId, forAdministrators, mine } = filter;
  const said = (wanted: ReportKind) =>
    exists(
      forum.db
        .select({ id: caseReports.id })
        .from(caseReports)
        .where(and(eq(caseReports.caseId, cases.id), eq(caseReports.kind, wanted))),
    );
  return and(
    state === "open" ? isNull(cases.closedAt) : isNotNull(cases.closedAt),
    visibleCase(forum, actor, structure),
    kind === null ? undefined : said(kind),
    categoryId === null ? undefined : standsWhere(forum, eq(threads.categoryId, categoryId)),
    forAdministrators ? eq(cases.forAdministrators, true) : undefined,
    mine ? ownCase(forum, actor) : undefined,
    // What was left to administrators is theirs.
    state === "open" && !atLeast(actor, "administrator") ? eq(cases.forAdministrators, false) : undefined,
  );
}

/** One on whose screen it is, to whom it was given, or, for administrators, what was left to them all. */
function ownCase(forum: Forum, actor: Actor): SQL | undefined {
  const id = actor.id ?? 0;
  return or(
    and(eq(cases.claimedBy, id), gt(cases.claimedAt, forum.now() - CLAIM_MS)),
    eq(cases.handedTo, id),
    atLeast(actor, "administrator") ? and(eq(cases.forAdministrators, true), isNull(cases.handedTo)) : undefined,
  );
}

/** Who sees every category need not have each case's looked up. */
function visibleCase(forum: Forum, actor: Actor, structure: Structure): SQL | undefined {
  if (visibleCategories(actor, structure).length === structure.categories.length) return undefined;
  return or(ne(cases.target, "post"), standsWhere(forum, inVisibleCategory(threads.categoryId, actor, structure)));
}

/** Of a case about a post: whether its thread is such a one. As a part of the condition, so that nothing else is joined. */
function standsWhere(forum: Forum, where: SQL | undefined): SQL | undefined {
  const thread = forum.db
    .select({ id: posts.id })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(and(eq(posts.id, cases.targetId), where));
  return and(eq(cases.target, "post"), exists(thread));
}

export interface QueueState {
  open: number;
  /** When the oldest open case was opened, in ms. */
  oldest: number | null;
  byKind: { kind: ReportKind; n: number }[];
  closed: number;
}

/** What waits for a moderator, in numbers. */
export async function queueState(forum: Forum, actor: Actor): Promise<QueueState> {
  const structure = await structureOf(forum);
  const where = casesWhere(forum, actor, structure, EVERYTHING);
  const [rows, [closed]] = await Promise.all([
    forum.db
      .select({ kind: cases.kind, n: count(), oldest: min(cases.openedAt) })
      .from(cases)
      .where(where)
      .groupBy(cases.kind),
    forum.db.select({ n: count() }).from(cases).where(isNotNull(cases.closedAt)),
  ]);
  const oldest = rows.flatMap((row) => (row.oldest === null ? [] : [row.oldest]));
  return {
    open: rows.reduce((sum, { n }) => sum + n, 0),
    oldest: oldest.length > 0 ? Math.min(...oldest) : null,
    byKind: rows.map(({ kind, n }) => ({ kind, n })),
    closed: closed?.n ?? 0,
  };
}

/** How many cases wait, for the header of those who decide; more than a hundred are not counted. */
export async function waitingCases(forum: Forum, actor: Actor): Promise<number> {
  if (mayModerate(actor) !== true) return 0;
  const structure = await structureOf(forum);
  return (await idsOf(forum, casesWhere(forum, actor, structure, EVERYTHING), [], 100)).length;
}

/** The open cases before and after one, in the order of the queue, as far as they are near; null: there is none. */
export async function neighbours(
  forum: Forum,
  actor: Actor,
  row: { id: number; openedAt: number; isGrave: boolean },
): Promise<{ next: number | null; previous: number | null; left: number }> {
  const structure = await structureOf(forum);
  const open = and(casesWhere(forum, actor, structure, EVERYTHING), ne(cases.id, row.id));
  const rank = sql`case when ${cases.kind} = 'illegal' then 0 else 1 end`;
  const own = row.isGrave ? 0 : 1;
  const later = or(
    sql`${rank} > ${own}`,
    and(sql`${rank} = ${own}`, gt(cases.openedAt, row.openedAt)),
    and(sql`${rank} = ${own}`, eq(cases.openedAt, row.openedAt), gt(cases.id, row.id)),
  );
  const one = (where: SQL | undefined, order: readonly SQL[]) => idsOf(forum, where, order, 1);
  const [[after], [before], [first], left] = await Promise.all([
    one(and(open, later), ORDER.open),
    one(and(open, sql`not (${later})`), [desc(rank), desc(cases.openedAt), desc(cases.id)]),
    one(open, ORDER.open),
    forum.db.$count(cases, open),
  ]);
  // Behind the last one the queue begins again.
  return { next: after ?? first ?? null, previous: before ?? null, left };
}
