import { decisions } from "#db/schema/index.ts";
import { Refusal } from "#platform/refusal.ts";
import type { Tx } from "#platform/store.ts";
import type { Forum } from "../forum.ts";
import { bumpVersion } from "../versions.ts";

export type DecisionRow = typeof decisions.$inferSelect;

export type NewDecision = Pick<DecisionRow, "kind" | "target" | "targetId"> &
  Partial<Omit<DecisionRow, "id" | "kind" | "target" | "targetId" | "createdAt">>;

/** Adds a decision to the log, where it stays. @returns it @throws Refusal undone_before, when it undoes what was undone */
export async function writeDecision(forum: Forum, tx: Tx, decision: NewDecision): Promise<DecisionRow> {
  const [row] = await tx
    .insert(decisions)
    .values({
      caseId: null,
      actorId: null,
      userId: null,
      rule: "",
      ruleText: "",
      reason: "",
      data: {},
      undoes: null,
      ...decision,
      createdAt: forum.now(),
    })
    .onConflictDoNothing()
    .returning();
  // Only what a decision undoes is unique.
  if (!row) throw new Refusal("undone_before");
  await forum.record(tx, { kind: "decision.made", subjectId: row.id, actorId: row.actorId });
  await bumpVersion(tx, "decisions");
  return row;
}
