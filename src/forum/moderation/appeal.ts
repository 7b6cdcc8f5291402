import { and, eq, isNull } from "drizzle-orm";
import type { z } from "zod";
import { cases, decisions, legalNotices } from "#db/schema/index.ts";
import { demand, Refusal } from "#platform/refusal.ts";
import type { Db, Tx } from "#platform/store.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { idOf, mayUseOwnAccount } from "../members/policy.ts";
import { type AppealRight, readAppealToken } from "./appeal-token.ts";
import { openCase } from "./cases.ts";
import type { DecisionRow } from "./decisions.ts";
import type { appealInput, tokenAppealInput } from "./input.ts";
import { limits } from "./policy.ts";

/** Half a year, as Article 20 of Regulation (EU) 2022/2065 wants it. */
export const APPEAL_MS = 183 * 86_400_000;

/** Objects to a decision about oneself, suspended or not. @throws Refusal not_found, appeal_late, appealed_before */
export async function appeal(forum: Forum, actor: Actor, input: z.output<typeof appealInput>): Promise<void> {
  demand(mayUseOwnAccount(actor));
  const { limits: rates } = await forum.settings();
  await forum.limits.demand(rates, "appealsByAddress", `member ${idOf(actor)}`);
  await object(forum, { decisionId: input.decisionId, userId: idOf(actor), noticeId: null }, input.text);
}

/** The same through the link in a mail, without signing in. `address`: of who asks. @throws Refusal as appeal */
export async function appealByToken(
  forum: Forum,
  input: z.output<typeof tokenAppealInput>,
  address: string,
): Promise<void> {
  const { limits: rates } = await forum.settings();
  await forum.limits.demand(rates, "appealsByAddress", address);
  const right = readAppealToken(forum.secret, input.token);
  if (!right) throw new Refusal("not_found");
  await object(forum, right, input.text);
}

async function object(forum: Forum, right: AppealRight, text: string): Promise<void> {
  await forum.write(async (tx) => {
    // Written, so that the same objection sent twice at once waits here and is found to be made.
    if (right.noticeId !== null) {
      await tx.update(legalNotices).set({ id: right.noticeId }).where(eq(legalNotices.id, right.noticeId));
    }
    const state = await appealState(forum, tx, right);
    if (state.kind === "none") throw new Refusal("not_found");
    if (state.kind === "late") throw new Refusal("appeal_late");
    if (state.kind === "made") throw new Refusal("appealed_before");
    if (state.kind === "undone") throw new Refusal("undone_before");
    const { decisionId, userId, noticeId } = right;
    const target = { target: "decision", targetId: decisionId, userId } as const;
    const data = noticeId === null ? {} : { noticeId };
    const { caseId } = await openCase(forum, tx, target, { kind: "appeal", reporterId: userId, text, data });
    // Its answer goes where the first one went.
    if (noticeId !== null) {
      const [notice] = await tx.select().from(legalNotices).where(eq(legalNotices.id, noticeId));
      if (notice) await tx.insert(legalNotices).values(answerTo(notice, caseId, text));
    }
  });
}

function answerTo(notice: typeof legalNotices.$inferSelect, caseId: number, reasons: string) {
  const { id, toldDecisionId: _told, ...same } = notice;
  return { ...same, reference: `${notice.reference}-${id}`, caseId, reasons, receiptSentAt: notice.createdAt };
}

export type AppealState =
  | { kind: "open"; decision: DecisionRow }
  | { kind: "made"; decision: DecisionRow }
  | { kind: "late"; decision: DecisionRow }
  /** It was taken back in the meantime. */
  | { kind: "undone"; decision: DecisionRow }
  | { kind: "none" };

/** Whether somebody may object to a decision (still). Everybody else learns nothing of it. */
export async function appealState(forum: Forum, db: Db | Tx, right: AppealRight): Promise<AppealState> {
  const [decision] = await db.select().from(decisions).where(eq(decisions.id, right.decisionId));
  if (!decision || !(await concerns(db, decision, right))) return { kind: "none" };
  const [undone] = await db.select({ id: decisions.id }).from(decisions).where(eq(decisions.undoes, decision.id));
  if (undone) return { kind: "undone", decision };
  const bySide = right.userId === null ? isNull(cases.userId) : eq(cases.userId, right.userId);
  const isThis = and(eq(cases.target, "decision"), eq(cases.targetId, decision.id), bySide);
  const [before] = await db.select({ id: cases.id }).from(cases).where(isThis);
  if (before) return { kind: "made", decision };
  if (decision.createdAt <= forum.now() - APPEAL_MS) return { kind: "late", decision };
  return { kind: "open", decision };
}

async function concerns(db: Db | Tx, decision: DecisionRow, { userId, noticeId }: AppealRight): Promise<boolean> {
  if (userId !== null) return decision.userId === userId && limits(decision.kind);
  const [notice] = await db
    .select({ caseId: legalNotices.caseId })
    .from(legalNotices)
    .where(eq(legalNotices.id, noticeId ?? 0));
  if (!notice || decision.target === "decision") return false;
  // Of a spammer one decision closes all cases.
  const closed = Array.isArray(decision.data.closed) ? decision.data.closed : [];
  return notice.caseId === decision.caseId || closed.includes(notice.caseId);
}
