import { and, count, desc, eq, gte, inArray, isNull, lt, type SQL, sql } from "drizzle-orm";
import { type DecisionKind, decisionReviews, decisions, users } from "#db/schema/index.ts";
import type { Forum } from "../../forum.ts";
import { type Actor, actorsOf } from "../../members/actor.ts";
import { usernameKey } from "../../members/names.ts";
import { mayModerate } from "../../members/policy.ts";
import { wasLogOpened } from "../../settings/queries.ts";
import { dependOn } from "../../versions.ts";
import { type DecisionLine, linesOf } from "../case/queries.ts";
import { DECISIONS_PER_PAGE } from "../input.ts";

export interface LogFilter {
  kind: DecisionKind | null;
  /** User names; "": anybody. */
  by: string;
  about: string;
  /** ms; null: open. `until` is not in it. */
  from: number | null;
  until: number | null;
  /** What limits somebody, was decided by another moderator, and has been looked at by nobody else. */
  unseen: boolean;
}

export const WHOLE_LOG: LogFilter = { kind: null, by: "", about: "", from: null, until: null, unseen: false };

export interface LogLine extends DecisionLine {
  /** Who else has looked at it. */
  seenBy: string | null;
}

/** What was decided, newest first, DECISIONS_PER_PAGE a page; null for who is no moderator. */
export async function listDecisions(
  forum: Forum,
  actor: Actor,
  filter: LogFilter,
  page: number,
): Promise<{ items: LogLine[]; total: number; pages: number } | null> {
  if (mayModerate(actor) !== true) return null;
  const where = await logWhere(forum, actor, filter);
  const [items, [counted]] = await Promise.all([
    read(forum, where, DECISIONS_PER_PAGE, (page - 1) * DECISIONS_PER_PAGE),
    forum.db
      .select({ n: count() })
      .from(decisions)
      .leftJoin(decisionReviews, eq(decisionReviews.decisionId, decisions.id))
      .where(where),
  ]);
  const total = counted?.n ?? 0;
  return { items, total, pages: Math.max(1, Math.ceil(total / DECISIONS_PER_PAGE)) };
}

/** At most so many lines in one file. */
export const MAX_EXPORTED = 10_000;

/** The same for a file, newest first, at most MAX_EXPORTED. */
export async function exportedDecisions(forum: Forum, actor: Actor, filter: LogFilter): Promise<LogLine[]> {
  if (mayModerate(actor) !== true) return [];
  return read(forum, await logWhere(forum, actor, filter), MAX_EXPORTED, 0);
}

async function read(forum: Forum, where: SQL | undefined, limit: number, offset: number): Promise<LogLine[]> {
  const rows = await forum.db
    .select({ decision: decisions, reviewerId: decisionReviews.reviewerId })
    .from(decisions)
    .leftJoin(decisionReviews, eq(decisionReviews.decisionId, decisions.id))
    .where(where)
    .orderBy(desc(decisions.id))
    .limit(limit)
    .offset(offset);
  const [lines, reviewers] = await Promise.all([
    linesOf(
      forum,
      rows.map(({ decision }) => decision),
    ),
    actorsOf(forum, [...new Set(rows.flatMap(({ reviewerId }) => reviewerId ?? []))]),
  ]);
  const names = new Map(reviewers.map(({ id, displayName }) => [id, displayName]));
  return lines.map((line, index) => ({ ...line, seenBy: names.get(rows[index]?.reviewerId ?? 0) ?? null }));
}

const LIMITING: readonly DecisionKind[] = ["hide", "delete", "edit", "silence", "suspend", "mark_as_spam"];

async function logWhere(forum: Forum, actor: Actor, filter: LogFilter): Promise<SQL | undefined> {
  const { kind, from, until, unseen } = filter;
  const [by, about] = await Promise.all([idNamed(forum, filter.by), idNamed(forum, filter.about)]);
  return and(
    kind === null ? undefined : eq(decisions.kind, kind),
    by === undefined ? undefined : eq(decisions.actorId, by),
    about === undefined ? undefined : eq(decisions.userId, about),
    from === null ? undefined : gte(decisions.createdAt, from),
    until === null ? undefined : lt(decisions.createdAt, until),
    unseen ? and(inArray(decisions.kind, [...LIMITING]), isNull(decisionReviews.decisionId)) : undefined,
    unseen ? sql`${decisions.actorId} <> ${actor.id}` : undefined,
    unseen ? notUndone : undefined,
  );
}

const notUndone = sql`not exists (select 1 from decisions undoing where undoing.undoes = ${decisions.id})`;

/** undefined: anybody; 0, which is nobody, for a name that there is not. */
async function idNamed(forum: Forum, name: string): Promise<number | undefined> {
  if (name.trim() === "") return undefined;
  const key = usernameKey(name.trim().replace(/^@/, ""));
  const [user] = await forum.db.select({ id: users.id }).from(users).where(eq(users.usernameKey, key));
  return user?.id ?? 0;
}

/** How many decisions wait for a second look by this moderator; more than a hundred are not counted. */
export async function unseenDecisions(forum: Forum, actor: Actor): Promise<number> {
  if (mayModerate(actor) !== true) return 0;
  const rows = await forum.db
    .select({ id: decisions.id })
    .from(decisions)
    .leftJoin(decisionReviews, eq(decisionReviews.decisionId, decisions.id))
    .where(await logWhere(forum, actor, { ...WHOLE_LOG, unseen: true }))
    .limit(100);
  return rows.length;
}

/** What everybody may know of a decision: nobody's name, and no words that may hold one. */
export interface PublicLine {
  id: number;
  kind: DecisionKind;
  at: number;
  rule: string;
  /** Not by a person. */
  automatic: boolean;
  /** Of a silence or a suspension, days; 0: without an end; null: none. */
  days: number | null;
  undone: boolean;
}

/** The log as everybody may read it, where the settings say so; "gone" where they said so once, "none" past its end too. */
export async function publicLog(
  forum: Forum,
  page: number,
): Promise<{ items: PublicLine[]; pages: number } | "gone" | "none"> {
  if (!(await forum.settings()).moderationLogPublic) return (await wasLogOpened(forum.db)) ? "gone" : "none";
  await dependOn(forum.db, "decisions");
  const isTold = inArray(decisions.kind, [...LIMITING, "hide_flagged", "undo"]);
  const [rows, [counted]] = await Promise.all([
    forum.db
      .select()
      .from(decisions)
      .where(isTold)
      .orderBy(desc(decisions.id))
      .limit(DECISIONS_PER_PAGE)
      .offset((page - 1) * DECISIONS_PER_PAGE),
    forum.db.select({ n: count() }).from(decisions).where(isTold),
  ]);
  if (rows.length === 0 && page > 1) return "none";
  const lines = await linesOf(forum, rows);
  return {
    pages: Math.max(1, Math.ceil((counted?.n ?? 0) / DECISIONS_PER_PAGE)),
    items: lines.map(({ id, kind, createdAt, ruleText, actorId, data, undone }) => ({
      ...{ id, kind, at: createdAt, rule: ruleText, automatic: actorId === null, undone },
      days: typeof data.days === "number" ? data.days : null,
    })),
  };
}
