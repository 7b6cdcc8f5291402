import { and, desc, eq, gte, inArray, isNull, lt, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import { auditLog, type CaseTarget, type DecisionKind, decisions, users } from "#db/schema/index.ts";
import { AUDITED, type AuditKind } from "#platform/audit.ts";
import { demand } from "#platform/refusal.ts";
import type { Forum } from "../../forum.ts";
import type { Actor } from "../../members/actor.ts";
import { usernameKey } from "../../members/names.ts";
import { mayAdminister } from "../../members/policy.ts";
import { dayIn, momentIn } from "../../zone-time.ts";
import type { LogQuery } from "./input.ts";
import { subjectNames } from "./subjects.ts";

const PER_PAGE = 50;
/** More lines than anybody reads in a table; who needs older ones narrows the days down. */
export const MAX_EXPORTED = 20_000;

/** What was done by administrators (`act`), or decided by moderators. */
type Source = { source: "act"; kind: AuditKind } | { source: "decision"; kind: DecisionKind };

export type LogEntry = Source & {
  id: number;
  createdAt: number;
  /** null: the forum itself, or the command line. */
  actor: { id: number; username: string; displayName: string } | null;
  /** What it happened to, as it is called now; null where the kind says it all, or nothing is left of it. */
  subject: string | null;
  /** Of a decision. */
  target: { kind: CaseTarget | "thread"; id: number } | null;
  reason: string;
  data: Readonly<Record<string, unknown>>;
};

/** What administrators did and moderators decided, the newest first, 50 a page. */
export async function auditPage(
  forum: Forum,
  actor: Actor,
  query: LogQuery,
  page: number,
): Promise<{ entries: LogEntry[]; total: number; pages: number }> {
  demand(mayAdminister(actor));
  const where = await conditionsOf(forum, query);
  const [acts, decided, entries] = await Promise.all([
    forum.db.$count(auditLog, where.acts),
    forum.db.$count(decisions, where.decisions),
    entriesOf(forum, where, { limit: PER_PAGE, offset: (page - 1) * PER_PAGE }),
  ]);
  const total = acts + decided;
  return { entries, total, pages: Math.max(1, Math.ceil(total / PER_PAGE)) };
}

/** The same for a table, at most `MAX_EXPORTED`. */
export async function auditExport(forum: Forum, actor: Actor, query: LogQuery): Promise<LogEntry[]> {
  demand(mayAdminister(actor));
  return entriesOf(forum, await conditionsOf(forum, query), { limit: MAX_EXPORTED, offset: 0 });
}

interface Conditions {
  acts: SQL | undefined;
  decisions: SQL | undefined;
}

const NONE = sql`1 = 0`;

async function conditionsOf(forum: Forum, { who, area, from, to }: LogQuery): Promise<Conditions> {
  const { timeZone } = await forum.settings();
  const start = from ? momentIn(timeZone, from) : null;
  const last = to ? momentIn(timeZone, to) : null;
  // 36 hours on, some time of the next day has come, however long this one is.
  const end = last === null ? null : momentIn(timeZone, dayIn(timeZone, last + 36 * 3_600_000));
  const common = (table: typeof auditLog | typeof decisions) => [
    who === "-" ? isNull(table.actorId) : who ? eq(table.actorId, personNamed(forum, who)) : undefined,
    start === null ? undefined : gte(table.createdAt, start),
    end === null ? undefined : lt(table.createdAt, end),
  ];
  const ofArea = area === "" ? undefined : area === "moderation" ? NONE : inArray(auditLog.kind, [...AUDITED[area]]);
  return {
    acts: and(ofArea, ...common(auditLog)),
    decisions: and(area === "" || area === "moderation" ? undefined : NONE, ...common(decisions)),
  };
}

function personNamed(forum: Forum, name: string): SQLWrapper {
  const found = forum.db
    .select({ id: users.id })
    .from(users)
    .where(eq(users.usernameKey, usernameKey(name.replace(/^@/, ""))));
  return sql`(${found})`;
}

async function entriesOf(
  forum: Forum,
  where: Conditions,
  { limit, offset }: { limit: number; offset: number },
): Promise<LogEntry[]> {
  const { db } = forum;
  const newest = (table: typeof auditLog | typeof decisions, condition: SQL | undefined) =>
    db
      .select({ id: table.id, at: table.createdAt })
      .from(table)
      .where(condition)
      .orderBy(desc(table.createdAt), desc(table.id))
      .limit(offset + limit);
  const [acts, decided] = await Promise.all([newest(auditLog, where.acts), newest(decisions, where.decisions)]);
  const shown = [
    ...acts.map((row) => ({ ...row, source: "act" as const })),
    ...decided.map((row) => ({ ...row, source: "decision" as const })),
  ]
    .sort((a, b) => b.at - a.at || b.id - a.id)
    .slice(offset, offset + limit);
  const idsOf = (source: "act" | "decision") => shown.filter((row) => row.source === source).map(({ id }) => id);
  const [actRows, decisionRows] = await Promise.all([
    db
      .select()
      .from(auditLog)
      .where(inArray(auditLog.id, idsOf("act"))),
    db
      .select()
      .from(decisions)
      .where(inArray(decisions.id, idsOf("decision"))),
  ]);
  const rows = new Map<string, Line>([
    ...actRows.map((row) => [`act ${row.id}`, actLine(row)] as const),
    ...decisionRows.map((row) => [`decision ${row.id}`, decisionLine(row)] as const),
  ]);
  const lines = shown.flatMap(({ source, id }) => rows.get(`${source} ${id}`) ?? []);
  const [nameOf, people] = await Promise.all([subjectNames(db, lines), peopleOf(forum, lines)]);
  return lines.map((line) => ({
    ...line,
    actor: (line.actorId !== null && people.get(line.actorId)) || null,
    subject: nameOf(line),
  }));
}

type Line = Source &
  Pick<LogEntry, "id" | "createdAt" | "target" | "reason" | "data"> & { actorId: number | null; subjectId: number };

function actLine({ kind, ...row }: typeof auditLog.$inferSelect): Line {
  // The log is written by platform/audit.ts alone.
  return { ...row, source: "act", kind: kind as AuditKind, target: null, reason: "" };
}

function decisionLine(row: typeof decisions.$inferSelect): Line {
  const { id, kind, actorId, createdAt, data, reason, userId } = row;
  const target = { kind: row.target, id: row.targetId };
  return { id, source: "decision", kind, actorId, createdAt, data, reason, target, subjectId: userId ?? 0 };
}

async function peopleOf({ db }: Forum, lines: readonly Line[]): Promise<Map<number, NonNullable<LogEntry["actor"]>>> {
  const ids = [...new Set(lines.flatMap(({ actorId }) => actorId ?? []))];
  const rows = await db
    .select({ id: users.id, username: users.username, displayName: users.displayName })
    .from(users)
    .where(inArray(users.id, ids));
  return new Map(rows.map((row) => [row.id, row]));
}
