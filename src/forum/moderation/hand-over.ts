import { and, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import type { z } from "zod";
import { cases, users } from "#db/schema/index.ts";
import { demand, isRefusal, Refusal } from "#platform/refusal.ts";
import type { Tx } from "#platform/store.ts";
import type { Forum } from "../forum.ts";
import { type Actor, actorsOf, atLeast } from "../members/actor.ts";
import { mayModerate } from "../members/policy.ts";
import type { CaseRow } from "./cases.ts";
import { writeDecision } from "./decisions.ts";
import type { handOverInput } from "./input.ts";
import { whyNot } from "./resolve.ts";
import { demandSeen } from "./seen.ts";

/**
 * Leaves a case to administrators, who alone decide it then, or to another moderator, who finds it among their own: that
 * keeps nobody from deciding it. The note is for them, and stays in the history of the case.
 * @throws Refusal already_resolved, case_changed, for_administrators, hand_over_to
 */
export async function handOverCase(
  forum: Forum,
  actor: Actor,
  { caseId, version, to, reason }: z.output<typeof handOverInput>,
): Promise<void> {
  demand(mayModerate(actor));
  const receiver = to === null ? null : await receiverOf(forum, to);
  await forum.write(async (tx) => {
    const forAdministrators = to === null;
    const isSeen = and(eq(cases.id, caseId), eq(cases.version, version), isNull(cases.closedAt));
    const [row] = await tx
      .update(cases)
      .set({
        ...{ handedTo: to, claimedBy: null, claimedAt: null, version: sql`${cases.version} + 1` },
        ...(forAdministrators && { forAdministrators }),
      })
      .where(isSeen)
      .returning();
    if (!row) throw new Refusal(await whyNot(tx, caseId));
    await demandSeen(forum, tx, actor, row);
    if (row.forAdministrators && !forAdministrators && !atLeast(actor, "administrator"))
      throw new Refusal("for_administrators");
    if (receiver) await demandFits(forum, tx, receiver, row);
    const { target, targetId, userId } = row;
    const about = { caseId, actorId: actor.id, target, targetId, userId };
    await writeDecision(forum, tx, { ...about, kind: "hand_over", reason, data: { to } });
  });
}

/** @throws Refusal hand_over_to */
async function receiverOf(forum: Forum, id: number): Promise<Actor> {
  const [receiver] = await actorsOf(forum, [id]);
  if (!receiver || mayModerate(receiver) !== true) throw new Refusal("hand_over_to", { field: "to" });
  return receiver;
}

/** Whoever gets a case may decide it. @throws Refusal hand_over_to */
async function demandFits(forum: Forum, tx: Tx, receiver: Actor, row: CaseRow): Promise<void> {
  const isOut = row.userId === receiver.id || (row.forAdministrators && !atLeast(receiver, "administrator"));
  const seen = await demandSeen(forum, tx, receiver, row).then(
    () => true,
    (error: unknown) => {
      if (isRefusal(error)) return false;
      throw error;
    },
  );
  if (isOut || !seen) throw new Refusal("hand_over_to", { field: "to" });
}

/** To whom somebody may hand a case of this person; by name, with at most 100. */
export async function receivers(
  forum: Forum,
  actor: Actor,
  row: Pick<CaseRow, "userId" | "forAdministrators">,
): Promise<{ id: number; displayName: string }[]> {
  if (mayModerate(actor) !== true) return [];
  const roles = row.forAdministrators ? (["administrator"] as const) : (["moderator", "administrator"] as const);
  return forum.db
    .select({ id: users.id, displayName: users.displayName })
    .from(users)
    .where(
      and(
        inArray(users.role, [...roles]),
        isNull(users.deletedAt),
        ne(users.id, actor.id ?? 0),
        ne(users.id, row.userId ?? 0),
      ),
    )
    .orderBy(users.displayName)
    .limit(100);
}
