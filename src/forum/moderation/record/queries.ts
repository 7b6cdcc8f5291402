/** What somebody is told of decisions, and their own record of them. */
import { and, count, desc, eq, inArray, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import {
  caseReports,
  cases,
  decisions,
  legalNotices,
  type MemberNoticeKind,
  memberNotices,
  posts,
  threads,
} from "#db/schema/index.ts";
import { prepared } from "#platform/store/prepared.ts";
import { structureOf } from "../../categories/structure.ts";
import type { Forum } from "../../forum.ts";
import { type Actor, actorsOf, guest } from "../../members/actor.ts";
import { mayRead } from "../../threads/policy.ts";
import { APPEAL_MS } from "../appeal.ts";
import type { DecisionRow } from "../decisions.ts";
import { limits } from "../policy.ts";

/** A decision as the person it is about reads it. */
export interface DecisionView {
  id: number;
  kind: DecisionRow["kind"];
  at: number;
  /** The rule as it read then; "" when none was broken. */
  rule: string;
  reason: string;
  /** Of a silence or a suspension, in ms. */
  until: number | null;
  postId: number | null;
  /** Of the post's thread, while the person may know it. */
  title: string | null;
  /** It was taken back. */
  undone: boolean;
  appeal: "open" | "made" | "late" | "none";
}

export interface NoticeView {
  id: number;
  kind: MemberNoticeKind;
  at: number;
  unread: boolean;
  decision: DecisionView;
}

const NEWEST = 100;

/** Notices that were sent, newest first, at most 100. */
export async function noticesFor(forum: Forum, actor: Actor): Promise<NoticeView[]> {
  if (actor.id === null) return [];
  return noticesWhere(forum, and(eq(memberNotices.userId, actor.id), isNotNull(memberNotices.sentAt)));
}

/** For a mail: these, as their person reads them. */
export function noticesById(forum: Forum, ids: readonly number[]): Promise<NoticeView[]> {
  return noticesWhere(forum, inArray(memberNotices.id, [...ids]));
}

async function noticesWhere(forum: Forum, where: SQL | undefined): Promise<NoticeView[]> {
  const rows = await forum.db
    .select()
    .from(memberNotices)
    .where(where)
    .orderBy(desc(memberNotices.createdAt), desc(memberNotices.id))
    .limit(NEWEST);
  const views = await decisionsWhere(
    forum,
    rows.map(({ userId, decisionId }) => ({ userId, decisionId })),
  );
  return rows.flatMap((row) => {
    const decision = views.get(row.decisionId);
    if (!decision) return [];
    return { id: row.id, kind: row.kind, at: row.sentAt ?? row.createdAt, unread: row.readAt === null, decision };
  });
}

/** How many of them are unread. Asked on every page. */
export async function unreadNotices(forum: Forum, actor: Actor): Promise<number> {
  if (actor.id === null) return 0;
  return (await unreadOf(forum.db, { userId: actor.id })).length;
}

const unreadOf = prepared((db) =>
  db
    .select({ id: memberNotices.id })
    .from(memberNotices)
    .where(
      and(
        eq(memberNotices.userId, sql.placeholder("userId")),
        isNotNull(memberNotices.sentAt),
        isNull(memberNotices.readAt),
      ),
    )
    .limit(NEWEST),
);

/** The decisions about somebody that they were told of, or soon will be, newest first, at most 100. */
export async function ownDecisions(forum: Forum, actor: Actor): Promise<DecisionView[]> {
  if (actor.id === null) return [];
  const rows = await forum.db
    .select({ id: decisions.id, kind: decisions.kind, userId: decisions.userId })
    .from(decisions)
    .where(and(eq(decisions.userId, actor.id), inArray(decisions.kind, [...SHOWN])))
    .orderBy(desc(decisions.id))
    .limit(NEWEST);
  const views = await decisionsWhere(
    forum,
    rows.map(({ id, userId }) => ({ decisionId: id, userId: userId ?? 0 })),
  );
  return rows.flatMap(({ id }) => views.get(id) ?? []);
}

const SHOWN: readonly DecisionRow["kind"][] = [
  ...(["hide", "hide_flagged", "delete", "edit", "approve", "silence", "suspend", "mark_as_spam"] as const),
  ...(["uphold", "grant"] as const),
];

/** One decision as `userId` reads it. */
export async function decisionFor(forum: Forum, decisionId: number, userId: number): Promise<DecisionView | null> {
  return (await decisionsWhere(forum, [{ decisionId, userId }])).get(decisionId) ?? null;
}

async function decisionsWhere(
  forum: Forum,
  wanted: readonly { decisionId: number; userId: number }[],
): Promise<Map<number, DecisionView>> {
  if (wanted.length === 0) return new Map();
  const readers = new Map(wanted.map(({ decisionId, userId }) => [decisionId, userId]));
  const ids = [...readers.keys()];
  const [structure, actors, rows, undone, appeals] = await Promise.all([
    structureOf(forum),
    actorsOf(forum, [...new Set(readers.values())]),

    forum.db
      .select({ decision: decisions, thread: threads })
      .from(decisions)
      .leftJoin(posts, and(eq(decisions.target, "post"), eq(posts.id, decisions.targetId)))
      .leftJoin(threads, eq(threads.id, posts.threadId))
      .where(inArray(decisions.id, ids)),
    forum.db.select({ id: decisions.undoes }).from(decisions).where(inArray(decisions.undoes, ids)),
    forum.db
      .select({ id: cases.targetId })
      .from(cases)
      .innerJoin(decisions, and(eq(decisions.id, cases.targetId), eq(decisions.userId, cases.userId)))
      .where(and(eq(cases.target, "decision"), inArray(cases.targetId, ids))),
  ]);
  const isUndone = new Set(undone.map(({ id }) => id));
  const isAppealed = new Set(appeals.map(({ id }) => id));
  const actorOf = new Map(actors.map((actor) => [actor.id, actor]));
  const views = rows.map(({ decision, thread }): DecisionView => {
    const reader = readers.get(decision.id);
    const { id, kind, createdAt, ruleText, reason, data, target, targetId } = decision;
    // It may have been moved, and renamed, out of their sight since.
    const mayKnow =
      thread !== null &&
      (thread.authorId === reader || mayRead(actorOf.get(reader ?? null) ?? guest, thread, structure));
    const isOwn = decision.userId === reader;
    return {
      ...{ id, kind, at: createdAt, rule: isOwn ? ruleText : "", reason: isOwn ? reason : "" },
      until: typeof data.until === "number" ? data.until : null,
      postId: target === "post" ? targetId : null,
      title: mayKnow ? thread.title : null,
      undone: isUndone.has(id),
      appeal: appealOf(forum, decision, { isOwn, isUndone: isUndone.has(id), isAppealed: isAppealed.has(id) }),
    };
  });
  return new Map(views.map((view) => [view.id, view]));
}

function appealOf(
  forum: Forum,
  decision: DecisionRow,
  { isOwn, isUndone, isAppealed }: { isOwn: boolean; isUndone: boolean; isAppealed: boolean },
): DecisionView["appeal"] {
  if (!isOwn || isUndone || !limits(decision.kind)) return "none";
  if (isAppealed) return "made";
  return decision.createdAt <= forum.now() - APPEAL_MS ? "late" : "open";
}

export interface OwnReport {
  id: number;
  kind: (typeof caseReports.$inferSelect)["kind"];
  text: string;
  at: number;
  /** null: nobody has decided yet, or its reporters are not told yet. */
  outcome: "kept" | "acted" | null;
}

/** What somebody has reported, newest first, at most 100, with what became of it once they were told. */
export async function ownReports(forum: Forum, actor: Actor): Promise<OwnReport[]> {
  if (actor.id === null) return [];
  const rows = await forum.db
    .select({ report: caseReports, outcome: cases.outcome, told: count(memberNotices.id) })
    .from(caseReports)
    .innerJoin(cases, eq(cases.id, caseReports.caseId))
    .leftJoin(decisions, eq(decisions.caseId, cases.id))
    .leftJoin(
      memberNotices,
      and(
        eq(memberNotices.decisionId, decisions.id),
        eq(memberNotices.userId, actor.id),
        isNotNull(memberNotices.sentAt),
      ),
    )
    .where(and(eq(caseReports.reporterId, actor.id), inArray(caseReports.kind, [...REPORTED])))
    .groupBy(caseReports.id, cases.outcome)
    .orderBy(desc(caseReports.id))
    .limit(NEWEST);
  return rows.map(({ report: { id, kind, text, createdAt }, outcome, told }) => {
    const known = told > 0 && outcome !== null;
    return { id, kind, text, at: createdAt, outcome: known ? (isKept(outcome) ? "kept" : "acted") : null };
  });
}

const REPORTED = ["off_topic", "inappropriate", "spam", "illegal", "other"] as const;

/** Whether an outcome left what was reported as it was. */
export function isKept(outcome: string): boolean {
  return outcome === "keep" || outcome === "approve";
}

/** A notice of illegal content, by the reference that its sender holds; with nothing else of its case. */
export async function legalNoticeById(forum: Forum, id: number) {
  const [notice] = await forum.db.select().from(legalNotices).where(eq(legalNotices.id, id));
  return notice ?? null;
}
