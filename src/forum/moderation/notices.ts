/** What people are told of decisions: written with the decision, sent some minutes later. */
import { and, eq, inArray, isNotNull, isNull, lte, notInArray } from "drizzle-orm";
import { z } from "zod";
import { caseReports, legalNotices, type MemberNoticeKind, memberNotices } from "#db/schema/index.ts";
import type { Job } from "#platform/events.ts";
import type { Tx } from "#platform/store.ts";
import type { Forum } from "../forum.ts";
import type { DecisionRow } from "./decisions.ts";
import { limits } from "./policy.ts";

/** So long nobody is told: time to notice a slip of the hand. */
export const NOTICE_WAIT_MS = 5 * 60_000;
/** Decisions about one person that come one after the other are one mail; the first of them waits no longer than this. */
const GATHER_MS = 20 * 60_000;

/** Whom a decision concerns: the person it is about, and all who had reported what these cases are about. */
export async function tellOfDecision(
  forum: Forum,
  tx: Tx,
  decision: DecisionRow,
  caseIds: readonly number[],
): Promise<void> {
  const isAppeal = decision.target === "decision";
  const people = new Map<number, MemberNoticeKind>();
  if (caseIds.length > 0 && !isAppeal) {
    for (const userId of await reportersOf(tx, caseIds)) people.set(userId, "report");
  }
  if (decision.actorId !== null) people.delete(decision.actorId);
  const concerned = isAppeal || limits(decision.kind) || decision.kind === "approve";
  if (decision.userId !== null) {
    if (concerned) people.set(decision.userId, isAppeal ? "appeal" : "decision");
    else people.delete(decision.userId);
  }
  const dueAt = forum.now() + NOTICE_WAIT_MS;
  await addNotices(forum, tx, people, decision.id, dueAt);
  const notices = await tx
    .select({ id: legalNotices.id })
    .from(legalNotices)
    .where(and(inArray(legalNotices.caseId, [...caseIds, 0]), isNotNull(legalNotices.email)));
  const payloads = notices.map(({ id }) => ({ noticeId: id, decisionId: decision.id }));
  await forum.enqueueAt(tx, dueAt, "moderation.legalDecision", ...payloads);
}

async function reportersOf(tx: Tx, caseIds: readonly number[]): Promise<number[]> {
  const rows = await tx
    .selectDistinct({ id: caseReports.reporterId })
    .from(caseReports)
    .where(
      and(
        inArray(caseReports.caseId, [...caseIds]),
        isNotNull(caseReports.reporterId),
        notInArray(caseReports.kind, ["edited", "appeal", "moderator"]),
      ),
    );
  return rows.flatMap(({ id }) => (id === null ? [] : [id]));
}

/** One notice for each of these people, due at a time (ms). */
export async function addNotices(
  forum: Forum,
  tx: Tx,
  people: ReadonlyMap<number, MemberNoticeKind>,
  decisionId: number,
  dueAt: number,
): Promise<void> {
  if (people.size === 0) return;
  const rows = [...people].map(([userId, kind]) => ({ userId, kind, decisionId, createdAt: forum.now(), dueAt }));
  await tx.insert(memberNotices).values(rows).onConflictDoNothing();
  await forum.enqueueAt(tx, dueAt, "moderation.notices", ...rows.map(({ userId }) => ({ userId })));
}

/** A decision does not hold any more: who was not told of it never is, who was told hears of `instead` at once. */
export async function settleNotices(
  forum: Forum,
  tx: Tx,
  decisionId: number,
  instead: DecisionRow,
  { except = null }: { except?: number | null } = {},
): Promise<void> {
  const now = forum.now();
  await tx
    .update(memberNotices)
    .set({ cancelledAt: now })
    .where(and(eq(memberNotices.decisionId, decisionId), isNull(memberNotices.sentAt)));
  const told = await tx
    .select({ userId: memberNotices.userId })
    .from(memberNotices)
    .where(
      and(
        eq(memberNotices.decisionId, decisionId),
        isNotNull(memberNotices.sentAt),
        inArray(memberNotices.kind, ["decision", "appeal"]),
      ),
    );
  const people = told.filter(({ userId }) => userId !== except).map(({ userId }) => [userId, "undone"] as const);
  await addNotices(forum, tx, new Map(people), instead.id, now);
}

/** Shows somebody what is due in the forum, and hands it to one mail. */
export async function sendNotices(forum: Forum, job: Job): Promise<void> {
  const { userId } = z.object({ userId: z.number() }).parse(job.payload);
  await forum.write(async (tx) => {
    const now = forum.now();
    const isPending = and(
      eq(memberNotices.userId, userId),
      isNull(memberNotices.sentAt),
      isNull(memberNotices.cancelledAt),
    );
    const pending = await tx.select().from(memberNotices).where(isPending);
    const isWave = pending.some(({ dueAt }) => dueAt > now);
    const oldest = Math.min(...pending.map(({ createdAt }) => createdAt));
    // The job of the last one sends them all.
    if (isWave && oldest > now - GATHER_MS) return;
    const sent = await tx
      .update(memberNotices)
      .set({ sentAt: now })
      .where(and(isPending, lte(memberNotices.dueAt, now)))
      .returning({ id: memberNotices.id });
    if (sent.length === 0) return;
    await forum.enqueue(tx, "moderation.noticeMail", { noticeIds: sent.map(({ id }) => id) });
  });
}
