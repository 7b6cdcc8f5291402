/** What an administrator has decided is theirs to take back. */
import { and, eq, inArray } from "drizzle-orm";
import { decisions, users } from "#db/schema/index.ts";
import type { Tx } from "#platform/store.ts";
import type { Forum } from "../forum.ts";
import { accountToLimit } from "../members/limit-account.ts";
import type { DecisionRow } from "./decisions.ts";

export async function isByAdministrator(tx: Tx, { actorId }: Pick<DecisionRow, "actorId">): Promise<boolean> {
  const [by] = await tx
    .select({ role: users.role })
    .from(users)
    .where(eq(users.id, actorId ?? 0));
  return by?.role === "administrator";
}

/** Whether by an administrator's decision somebody is silenced or suspended now, and longer than `until` (ms). */
export async function isLimitedByAdministrator(
  forum: Forum,
  tx: Tx,
  { userId, until }: { userId: number; until: number },
): Promise<boolean> {
  const { suspendedUntil, silencedUntil } = await accountToLimit(tx, userId);
  const rows = await tx
    .select({ kind: decisions.kind, data: decisions.data })
    .from(decisions)
    .innerJoin(users, and(eq(users.id, decisions.actorId), eq(users.role, "administrator")))
    .where(and(eq(decisions.userId, userId), inArray(decisions.kind, ["silence", "suspend", "mark_as_spam"])));
  return rows.some(({ kind, data }) => {
    const end = kind === "silence" ? silencedUntil : suspendedUntil;
    return end !== null && end > Math.max(until, forum.now()) && data.until === end;
  });
}
