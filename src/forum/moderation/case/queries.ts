/** One case with all that a moderator needs to decide it. */
import { and, asc, count, desc, eq, gte, inArray, isNotNull, ne, or } from "drizzle-orm";
import { caseReports, cases, decisions, legalNotices, posts, revisions, threads, users } from "#db/schema/index.ts";
import { maySeeCategory } from "../../categories/policy.ts";
import { type Category, structureOf } from "../../categories/structure.ts";
import type { Forum } from "../../forum.ts";
import type { Actor } from "../../members/actor.ts";
import { mayModerate } from "../../members/policy.ts";
import type { PostRow, ThreadRow } from "../../threads/changes.ts";
import { type Author, authorsOf } from "../../threads/people.ts";
import { withCurrentHtml } from "../../threads/rendering.ts";
import { type Absence, absenceOf } from "../../threads/withhold.ts";
import type { CaseRow } from "../cases.ts";
import type { DecisionRow } from "../decisions.ts";
import { receivers } from "../hand-over.ts";
import { CLAIM_MS } from "../looking.ts";
import { decidingFacts, limits, mayDecide, type Outcome, outcomesFor } from "../policy.ts";

const YEAR_MS = 365 * 86_400_000;
const EARLIER = 6;

export interface ReportView {
  id: number;
  kind: (typeof caseReports.$inferSelect)["kind"];
  text: string;
  /** null: the forum itself, or a notice without an account. */
  by: Author | null;
  at: number;
}

export interface DecisionLine extends DecisionRow {
  by: Author | null;
  about: Author | null;
  /** To whom a case was handed over; null: to administrators, or it was not. */
  to: Author | null;
  undone: boolean;
}

export interface AuthorRecord {
  author: Author;
  role: string;
  createdAt: number;
  /** What they say of themselves. */
  bio: string;
  postCount: number;
  /** Decisions of the last year that limited them and stand. */
  limited: number;
  suspendedUntil: number | null;
  silencedUntil: number | null;
  /** The last cases about them, newest first. */
  earlier: Pick<CaseRow, "id" | "kind" | "outcome" | "openedAt" | "closedAt">[];
}

export interface CaseView {
  row: CaseRow;
  reports: ReportView[];
  notices: (typeof legalNotices.$inferSelect)[];
  /** null: it is about something else, or the post is not there. */
  about: { post: PostRow; thread: ThreadRow; category: Category; absence: Absence } | null;
  /** What the post replies to, or what opens its thread. */
  context: { number: number; author: Author; html: string }[];
  /** The text as it was reported, when it was edited since. */
  reported: { body: string; revision: number } | null;
  /** The decision that somebody objects to. */
  appealed: DecisionLine | null;
  person: AuthorRecord | null;
  decisions: DecisionLine[];
  claimedBy: Author | null;
  /** To whom somebody gave it; and to whom this moderator may. */
  handedTo: Author | null;
  receivers: { id: number; displayName: string }[];
  /** How it can end, each with whether this moderator may. */
  outcomes: { outcome: Outcome; verdict: ReturnType<typeof mayDecide> }[];
}

/** null for who may not see it. */
export async function caseView(forum: Forum, actor: Actor, caseId: number): Promise<CaseView | null> {
  if (mayModerate(actor) !== true) return null;
  const [row] = await forum.db.select().from(cases).where(eq(cases.id, caseId));
  if (!row) return null;
  const structure = await structureOf(forum);
  const postId = row.target === "post" ? row.targetId : await postOfDecision(forum, row);
  const found = postId === null ? null : await postOf(forum, postId);
  const category = found && structure.byId.get(found.thread.categoryId);
  if (found && (!category || !maySeeCategory(actor, category, structure))) return null;
  const [reports, notices, lines, appealed, person, facts, to] = await Promise.all([
    forum.db.select().from(caseReports).where(eq(caseReports.caseId, caseId)).orderBy(asc(caseReports.id)),
    forum.db.select().from(legalNotices).where(eq(legalNotices.caseId, caseId)).orderBy(asc(legalNotices.id)),
    decisionLines(forum, eq(decisions.caseId, caseId)),
    row.target === "decision" ? decisionLines(forum, eq(decisions.id, row.targetId)) : [],
    row.userId === null ? null : recordOf(forum, row.userId, caseId),
    decidingFacts(forum.db, actor, row, forum.now()),
    row.closedAt === null ? receivers(forum, actor, row) : [],
  ]);
  const isClaimed = row.claimedBy !== actor.id && (row.claimedAt ?? 0) > forum.now() - CLAIM_MS;
  const people = await authorsOf(forum, [
    ...reports.flatMap(({ reporterId }) => reporterId ?? []),
    ...(isClaimed && row.claimedBy !== null ? [row.claimedBy] : []),
    ...(row.handedTo !== null ? [row.handedTo] : []),
  ]);
  // Who reported them, nobody is told: moderators neither.
  const isOwn = row.userId === actor.id;
  const isHeld = found !== null && absenceOf(found).withheld === "held";
  return {
    ...{ row, notices: isOwn ? [] : notices, person, decisions: lines, appealed: appealed[0] ?? null },
    reports: reports.map(({ id, kind, text, reporterId, createdAt }) => {
      const by = reporterId === null || isOwn ? null : (people.get(reporterId) ?? null);
      return { id, kind, text, by, at: createdAt };
    }),
    about: found && category ? { ...found, category, absence: absenceOf(found) } : null,
    context: found ? await contextOf(forum, found.post) : [],
    reported: found ? await reportedText(forum, found.post, reports) : null,
    claimedBy: isClaimed && row.claimedBy !== null ? (people.get(row.claimedBy) ?? null) : null,
    handedTo: row.handedTo === null ? null : (people.get(row.handedTo) ?? null),
    receivers: to,
    outcomes: outcomesFor(row.target, isHeld).map((outcome) => {
      return { outcome, verdict: mayDecide(actor, row, outcome, facts) };
    }),
  };
}

/** The post that the decision was about which somebody objects to. */
async function postOfDecision(forum: Forum, row: CaseRow): Promise<number | null> {
  if (row.target !== "decision") return null;
  const [decision] = await forum.db.select().from(decisions).where(eq(decisions.id, row.targetId));
  return decision?.target === "post" ? decision.targetId : null;
}

async function postOf(forum: Forum, postId: number): Promise<{ post: PostRow; thread: ThreadRow } | null> {
  const [row] = await forum.db
    .select({ post: posts, thread: threads })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(eq(posts.id, postId));
  if (!row) return null;
  const [post = row.post] = await withCurrentHtml(forum, [row.post]);
  return { post, thread: row.thread };
}

async function contextOf(forum: Forum, post: PostRow): Promise<CaseView["context"]> {
  if (post.number === 1) return [];
  const isNear = post.parentId === null ? eq(posts.number, 1) : or(eq(posts.number, 1), eq(posts.id, post.parentId));
  const rows = await forum.db
    .select()
    .from(posts)
    .where(and(eq(posts.threadId, post.threadId), isNear))
    .orderBy(asc(posts.number));
  const [current, people] = await Promise.all([
    withCurrentHtml(forum, rows),
    authorsOf(
      forum,
      rows.map(({ authorId }) => authorId),
    ),
  ]);
  return current.flatMap(({ number, authorId, html }) => {
    const author = people.get(authorId);
    return author ? [{ number, author, html }] : [];
  });
}

async function reportedText(forum: Forum, post: PostRow, reports: readonly { revision: number | null }[]) {
  const first = Math.min(...reports.flatMap(({ revision }) => revision ?? []));
  if (first >= post.revision) return null;
  const [row] = await forum.db
    .select({ body: revisions.body, revision: revisions.revision })
    .from(revisions)
    .where(and(eq(revisions.postId, post.id), eq(revisions.revision, first)));
  return row ?? null;
}

async function recordOf(forum: Forum, userId: number, caseId: number): Promise<AuthorRecord | null> {
  const [[user], people, [limited], earlier] = await Promise.all([
    forum.db.select().from(users).where(eq(users.id, userId)),
    authorsOf(forum, [userId]),
    forum.db
      .select({ n: count() })
      .from(decisions)
      .where(
        and(
          eq(decisions.userId, userId),
          inArray(decisions.kind, LIMITING),
          gte(decisions.createdAt, forum.now() - YEAR_MS),
        ),
      ),
    forum.db
      .select()
      .from(cases)
      .where(and(eq(cases.userId, userId), ne(cases.id, caseId)))
      .orderBy(desc(cases.openedAt))
      .limit(EARLIER),
  ]);
  const author = people.get(userId);
  if (!user || !author) return null;
  const { role, createdAt, bio, postCount } = user;
  const now = forum.now();
  const lasting = (until: number | null) => (until !== null && until > now ? until : null);
  return {
    ...{ author, role, createdAt, bio, postCount, limited: limited?.n ?? 0, earlier },
    suspendedUntil: lasting(user.suspendedUntil),
    silencedUntil: lasting(user.silencedUntil),
  };
}

const KINDS = ["hide", "hide_flagged", "delete", "edit", "silence", "suspend", "mark_as_spam"] as const;
const LIMITING = KINDS.filter(limits);

/** Decisions with the names of those who made them and whom they concern, oldest first. */
async function decisionLines(forum: Forum, where: ReturnType<typeof eq>): Promise<DecisionLine[]> {
  const rows = await forum.db.select().from(decisions).where(where).orderBy(asc(decisions.id)).limit(100);
  return linesOf(forum, rows);
}

/** One decision; null for who is no moderator, or when there is none. */
export async function decisionLine(forum: Forum, actor: Actor, id: number): Promise<DecisionLine | null> {
  if (mayModerate(actor) !== true) return null;
  return (await decisionLines(forum, eq(decisions.id, id)))[0] ?? null;
}

/** The same for rows that somebody has read. */
export async function linesOf(forum: Forum, rows: readonly DecisionRow[]): Promise<DecisionLine[]> {
  if (rows.length === 0) return [];
  const ids = rows.map(({ id }) => id);
  const [people, undone] = await Promise.all([
    authorsOf(
      forum,
      rows.flatMap((row) => [row.actorId ?? 0, row.userId ?? 0, receiverIn(row)]),
    ),
    forum.db
      .select({ id: decisions.undoes })
      .from(decisions)
      .where(and(isNotNull(decisions.undoes), inArray(decisions.undoes, ids))),
  ]);
  const taken = new Set(undone.map(({ id }) => id));
  return rows.map((row) => ({
    ...row,
    by: row.actorId === null ? null : (people.get(row.actorId) ?? null),
    about: row.userId === null ? null : (people.get(row.userId) ?? null),
    to: people.get(receiverIn(row)) ?? null,
    undone: taken.has(row.id),
  }));
}

/** 0: nobody. */
function receiverIn({ kind, data }: DecisionRow): number {
  return kind === "hand_over" && typeof data.to === "number" ? data.to : 0;
}
