import { and, eq } from "drizzle-orm";
import { caseReports } from "#db/schema/index.ts";
import type { Tx } from "#platform/store.ts";
import type { Forum } from "../forum.ts";
import { putLimits } from "../members/limit-account.ts";
import { openCase } from "./cases.ts";

/** Asks moderators to let a new account write. */
export async function askToLetIn(forum: Forum, tx: Tx, userId: number): Promise<void> {
  await openCase(forum, tx, { target: "member", targetId: userId, userId }, { kind: "held", reporterId: null });
}

/** An account that was waiting for this may write from now on. */
export async function letIn(tx: Tx, caseId: number | null, userId: number): Promise<void> {
  if (caseId === null) return;
  const [asked] = await tx
    .select({ id: caseReports.id })
    .from(caseReports)
    .where(and(eq(caseReports.caseId, caseId), eq(caseReports.kind, "held")));
  if (asked) await putLimits(tx, userId, { silencedUntil: null, silencedReason: null });
}
