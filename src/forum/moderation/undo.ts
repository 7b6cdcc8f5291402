import { eq } from "drizzle-orm";
import type { z } from "zod";
import { cases, decisions } from "#db/schema/index.ts";
import { demand, Refusal } from "#platform/refusal.ts";
import type { Tx } from "#platform/store.ts";
import type { Forum } from "../forum.ts";
import { type Actor, atLeast } from "../members/actor.ts";
import { idOf, mayModerate } from "../members/policy.ts";
import { isByAdministrator } from "./by-administrator.ts";
import { type CaseRow, reopenCase } from "./cases.ts";
import { type DecisionRow, writeDecision } from "./decisions.ts";
import { revert } from "./effects.ts";
import type { undoInput } from "./input.ts";
import { settleNotices } from "./notices.ts";
import { limits } from "./policy.ts";
import { demandSeen } from "./seen.ts";

/** Steps in a case that are no decisions about anything. */
const NOT_UNDONE: readonly string[] = ["undo", "hand_over", "grant", "uphold", "restore", "lift"];

/**
 * Takes a decision back and puts its case into the queue again. What was not told yet is never told; who was told
 * hears of this too. @returns the case
 * @throws Refusal undone_before, not_undoable; for_administrators for what one of them decided
 */
export async function undoDecision(
  forum: Forum,
  actor: Actor,
  { decisionId, reason }: z.output<typeof undoInput>,
): Promise<number | null> {
  demand(mayModerate(actor));
  return forum.write(async (tx) => {
    const decision = await undoable(tx, decisionId);
    await demandSeen(forum, tx, actor, decision);
    if (decision.userId === actor.id) throw new Refusal("own_case");
    if (!atLeast(actor, "administrator") && (await isByAdministrator(tx, decision))) {
      throw new Refusal("for_administrators");
    }
    const undo = await takeBack(forum, tx, decision, { by: idOf(actor), kind: "undo", reason });
    await settleNotices(forum, tx, decision.id, undo);
    const closed = Array.isArray(decision.data.closed) ? decision.data.closed : [];
    for (const id of [decision.caseId, ...closed]) if (typeof id === "number") await reopen(tx, id);
    return decision.caseId;
  });
}

async function undoable(tx: Tx, decisionId: number): Promise<DecisionRow> {
  const [decision] = await tx.select().from(decisions).where(eq(decisions.id, decisionId));
  if (!decision) throw new Refusal("not_found");
  if (NOT_UNDONE.includes(decision.kind)) throw new Refusal("not_undoable");
  const [before] = await tx.select({ id: decisions.id }).from(decisions).where(eq(decisions.undoes, decisionId));
  if (before) throw new Refusal("undone_before");
  return decision;
}

async function takeBack(
  forum: Forum,
  tx: Tx,
  decision: DecisionRow,
  how: { by: number; kind: "undo"; reason: string },
): Promise<DecisionRow> {
  const { caseId, target, targetId, userId } = decision;
  const undo = await writeDecision(forum, tx, {
    ...{ caseId, target, targetId, userId, kind: how.kind, actorId: how.by, reason: how.reason },
    undoes: decision.id,
  });
  await revert(forum, tx, decision, how.by);
  return undo;
}

async function reopen(tx: Tx, caseId: number): Promise<void> {
  const [row] = await tx.select().from(cases).where(eq(cases.id, caseId));
  if (row) await reopenCase(tx, row);
}

/** The decision that an appeal is about is taken back, unless it was before. When nothing was done, somebody looks again. */
export async function grantAppeal(
  forum: Forum,
  tx: Tx,
  actor: Actor,
  appeal: CaseRow,
  granted: DecisionRow,
): Promise<void> {
  const [decision] = await tx.select().from(decisions).where(eq(decisions.id, appeal.targetId));
  const [before] = await tx.select({ id: decisions.id }).from(decisions).where(eq(decisions.undoes, appeal.targetId));
  if (!decision || before) return;
  const undo = await takeBack(forum, tx, decision, { by: idOf(actor), kind: "undo", reason: granted.reason });
  await settleNotices(forum, tx, decision.id, undo, { except: appeal.userId });
  if (!limits(decision.kind) && decision.caseId !== null) await reopen(tx, decision.caseId);
}
