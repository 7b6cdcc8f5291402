/** Steps on cases, inside somebody's transaction. */
import { and, eq, isNull, sql } from "drizzle-orm";
import { type CaseOutcome, type CaseTarget, caseReports, cases, type ReportKind } from "#db/schema/index.ts";
import type { Tx } from "#platform/store.ts";
import type { Forum } from "../forum.ts";

export type CaseRow = typeof cases.$inferSelect;

/** What a case is about, and whose it is. */
export interface Target {
  target: CaseTarget;
  targetId: number;
  userId: number | null;
}

export interface Report {
  kind: ReportKind;
  /** null: the forum itself, or somebody without an account. */
  reporterId: number | null;
  text?: string;
  /** Of the post that is reported. */
  revision?: number | null;
  /** Whether it counts towards hiding. */
  counts?: boolean;
  data?: Record<string, unknown>;
}

/** The gravest first: what a case is called in the list. */
export const GRAVITY: readonly ReportKind[] = [
  "illegal",
  "appeal",
  "held",
  "spam",
  "spam_score",
  "watched_word",
  "inappropriate",
  "other",
  "off_topic",
  "edited",
  "moderator",
];

/** The gravest of these. */
export function gravest(kinds: readonly ReportKind[]): ReportKind {
  return GRAVITY.find((kind) => kinds.includes(kind)) ?? "other";
}

/**
 * What is unique while a case is open; an address that is neither post nor person has one case each time. To a decision
 * object the person it is about and, apart from them, who had sent a notice: nobody uses up the other's right.
 */
function openKeyOf({ target, targetId, userId }: Target, unique: string): string {
  if (target === "notice") return `notice:${unique}`;
  return target === "decision" && userId === null ? `decision:${targetId}:notice` : `${target}:${targetId}`;
}

export interface Opened {
  caseId: number;
  /** There was no open case before. */
  isNew: boolean;
  /** This person has said something to this case before: nothing was added. */
  isRepeated: boolean;
}

/** Adds a report to the open case of a target, or opens one: two at once make one case. `unique` for what has no id. */
export async function openCase(forum: Forum, tx: Tx, target: Target, report: Report, unique = ""): Promise<Opened> {
  const now = forum.now();
  const openKey = openKeyOf(target, unique);
  const { id: caseId, isNew, kind } = await theOpenCase(tx, target, openKey, report.kind, now);
  const [added] = await tx
    .insert(caseReports)
    .values({
      caseId,
      kind: report.kind,
      reporterId: report.reporterId,
      text: report.text ?? "",
      revision: report.revision ?? null,
      counts: report.counts ?? false,
      data: report.data ?? {},
      createdAt: now,
    })
    .onConflictDoNothing()
    .returning({ id: caseReports.id });
  if (!added) return { caseId, isNew, isRepeated: true };
  await tx
    .update(cases)
    .set({ kind: gravest([kind, report.kind]), reportCount: sql`${cases.reportCount} + 1` })
    .where(eq(cases.id, caseId));
  return { caseId, isNew, isRepeated: false };
}

async function theOpenCase(tx: Tx, target: Target, openKey: string, kind: ReportKind, now: number) {
  for (;;) {
    const [fresh] = await tx
      .insert(cases)
      .values({ ...target, openKey, kind, version: 1, reportCount: 0, forAdministrators: false, openedAt: now })
      .onConflictDoNothing()
      .returning({ id: cases.id, kind: cases.kind });
    if (fresh) return { ...fresh, isNew: true };
    const [known] = await tx
      .update(cases)
      .set({ version: sql`${cases.version} + 1` })
      .where(eq(cases.openKey, openKey))
      .returning({ id: cases.id, kind: cases.kind });
    // Decided between the two statements: then there is room for a new one.
    if (known) return { ...known, isNew: false };
  }
}

/** Closes a case that is open. @returns whether it was */
export async function closeCase(
  forum: Forum,
  tx: Tx,
  where: { caseId: number; version?: number },
  how: { outcome: CaseOutcome; by: number | null },
): Promise<CaseRow | null> {
  const isSeen = where.version === undefined ? undefined : eq(cases.version, where.version);
  const [closed] = await tx
    .update(cases)
    .set({
      closedAt: forum.now(),
      closedBy: how.by,
      outcome: how.outcome,
      openKey: null,
      claimedBy: null,
      claimedAt: null,
      handedTo: null,
      version: sql`${cases.version} + 1`,
    })
    .where(and(eq(cases.id, where.caseId), isSeen, isNull(cases.closedAt)))
    .returning();
  return closed ?? null;
}

/** Opens a decided case again, unless there is an open one about the same by now. */
export async function reopenCase(tx: Tx, row: CaseRow): Promise<void> {
  if (row.closedAt === null) return;
  const openKey = openKeyOf(row, `again-${row.id}`);
  const [other] = await tx.select({ id: cases.id }).from(cases).where(eq(cases.openKey, openKey));
  if (other) return;
  await tx
    .update(cases)
    .set({ closedAt: null, closedBy: null, outcome: null, openKey, version: sql`${cases.version} + 1` })
    .where(eq(cases.id, row.id));
}
