/** A year in numbers, as Articles 15 and 24 of Regulation (EU) 2022/2065 ask for them. */
import { and, asc, count, eq, gte, lt, ne } from "drizzle-orm";
import { cases, decisions, legalNotices } from "#db/schema/index.ts";
import type { Forum } from "../../forum.ts";
import type { Actor } from "../../members/actor.ts";
import { mayModerate } from "../../members/policy.ts";
import { limits } from "../policy.ts";
import { isKept } from "../record/queries.ts";

/** One number of the report. `detail`: the outcome, kind or rule that it counts; "" for a sum. */
export interface Figure {
  section: "notices" | "decisions" | "rules" | "appeals";
  name: string;
  detail: string;
  value: number | null;
}

/** The figures of a calendar year, UTC; null for who is no moderator. */
export async function yearInNumbers(forum: Forum, actor: Actor, year: number): Promise<Figure[] | null> {
  if (mayModerate(actor) !== true) return null;
  const [from, until] = [Date.UTC(year, 0), Date.UTC(year + 1, 0)];
  const [notices, made, appeals] = await Promise.all([
    forum.db
      .select({ at: legalNotices.createdAt, closedAt: cases.closedAt, outcome: cases.outcome })
      .from(legalNotices)
      .innerJoin(cases, eq(cases.id, legalNotices.caseId))
      .where(and(gte(legalNotices.createdAt, from), lt(legalNotices.createdAt, until), ne(cases.target, "decision"))),
    forum.db
      .select({ kind: decisions.kind, rule: decisions.rule, byPeople: count(decisions.actorId), n: count() })
      .from(decisions)
      .where(and(gte(decisions.createdAt, from), lt(decisions.createdAt, until)))
      .groupBy(decisions.kind, decisions.rule),
    forum.db
      .select({ at: cases.openedAt, closedAt: cases.closedAt, outcome: cases.outcome })
      .from(cases)
      .where(and(eq(cases.target, "decision"), gte(cases.openedAt, from), lt(cases.openedAt, until))),
  ]);
  const limiting = made.filter(({ kind }) => limits(kind));
  const closed = notices.filter(({ closedAt }) => closedAt !== null);
  return [
    figure("notices", "received", "", notices.length),
    figure("notices", "acted", "", closed.filter(({ outcome }) => outcome !== null && !isKept(outcome)).length),
    figure("notices", "kept", "", closed.filter(({ outcome }) => outcome !== null && isKept(outcome)).length),
    figure("notices", "open", "", notices.length - closed.length),
    figure("notices", "medianHours", "", medianHours(closed)),
    figure("decisions", "all", "", sum(limiting.map(({ n }) => n))),
    figure("decisions", "automatic", "", sum(limiting.map(({ n, byPeople }) => n - byPeople))),
    ...added(limiting.map(({ kind, n }) => [kind, n])).map(([kind, n]) => figure("decisions", "kind", kind, n)),
    ...added(limiting.map(({ rule, n }) => [rule, n])).map(([rule, n]) => figure("rules", "rule", rule, n)),
    figure("appeals", "received", "", appeals.length),
    figure("appeals", "upheld", "", appeals.filter(({ outcome }) => outcome === "uphold").length),
    figure("appeals", "granted", "", appeals.filter(({ outcome }) => outcome === "grant").length),
    figure("appeals", "medianHours", "", medianHours(appeals.filter(({ closedAt }) => closedAt !== null))),
  ];
}

function figure(section: Figure["section"], name: string, detail: string, value: number | null): Figure {
  return { section, name, detail, value };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, n) => all + n, 0);
}

/** The numbers of each name added up, the largest first. */
function added(pairs: readonly (readonly [string, number])[]): [string, number][] {
  const numbers = new Map<string, number>();
  for (const [name, n] of pairs) numbers.set(name, (numbers.get(name) ?? 0) + n);
  return [...numbers].sort(([a, n], [b, m]) => m - n || a.localeCompare(b));
}

const HOUR_MS = 3_600_000;

/** From the first word to the decision; null: there was none. */
function medianHours(rows: readonly { at: number; closedAt: number | null }[]): number | null {
  const hours = rows.map(({ at, closedAt }) => ((closedAt ?? at) - at) / HOUR_MS).sort((a, b) => a - b);
  const middle = hours[Math.floor((hours.length - 1) / 2)];
  return middle === undefined ? null : Math.round(middle * 10) / 10;
}

/** The first year that has anything. */
export async function firstYear(forum: Forum): Promise<number> {
  const [row] = await forum.db.select({ at: cases.openedAt }).from(cases).orderBy(asc(cases.id)).limit(1);
  return new Date(row?.at ?? forum.now()).getUTCFullYear();
}
