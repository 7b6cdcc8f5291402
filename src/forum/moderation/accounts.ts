import { eq } from "drizzle-orm";
import type { z } from "zod";
import { users } from "#db/schema/index.ts";
import { demand, Refusal } from "#platform/refusal.ts";
import type { Forum } from "../forum.ts";
import { type Actor, atLeast } from "../members/actor.ts";
import type { liftSuspensionInput, suspendInput } from "../members/input.ts";
import { accountToLimit, putLimits } from "../members/limit-account.ts";
import { idOf, mayAdminister, mayModerate } from "../members/policy.ts";
import { isLimitedByAdministrator } from "./by-administrator.ts";
import { writeDecision } from "./decisions.ts";
import { addNotices } from "./notices.ts";
import { decideAbout } from "./resolve.ts";
import { communityRules } from "./rules.ts";

/**
 * Leaves somebody a guest's rights for a time, without anybody having asked for it. They may sign in and read until when
 * and why. @throws Refusal last_administrator, not_yourself, choose_rule
 */
export async function suspendMember(forum: Forum, actor: Actor, input: z.output<typeof suspendInput>): Promise<void> {
  demand(mayAdminister(actor));
  const { userId, days, reason } = input;
  if (userId === idOf(actor)) throw new Refusal("not_yourself");
  const settings = await forum.settings();
  const rule = input.rule || (communityRules(settings, settings.language)[0]?.key ?? "");
  const how = { outcome: "suspend", rule, reason, days, keepPost: true } as const;
  await decideAbout(forum, actor, { target: "member", targetId: userId, ...how });
}

/**
 * Ends a suspension or a silence before its time; the person is told at once. Of the company's people, and what an
 * administrator has decided, administrators end it. @returns whether there was anything to end @throws Refusal for_administrators
 */
export async function liftSuspension(
  forum: Forum,
  actor: Actor,
  { userId }: z.output<typeof liftSuspensionInput>,
): Promise<boolean> {
  demand(mayModerate(actor));
  return forum.write(async (tx) => {
    const now = forum.now();
    // Written first, so that of two who lift it at once one finds it lifted.
    await tx.update(users).set({ suspendedUntil: users.suspendedUntil }).where(eq(users.id, userId));
    const { role, suspendedUntil, silencedUntil } = await accountToLimit(tx, userId);
    if (atLeast({ role }, "staff") && !atLeast(actor, "administrator")) throw new Refusal("for_administrators");
    if (!atLeast(actor, "administrator") && (await isLimitedByAdministrator(forum, tx, { userId, until: 0 })))
      throw new Refusal("for_administrators");
    if ((suspendedUntil ?? 0) <= now && (silencedUntil ?? 0) <= now) return false;
    const none = { suspendedUntil: null, suspendedReason: null, silencedUntil: null, silencedReason: null };
    await putLimits(tx, userId, none);
    const about = { target: "member", targetId: userId, userId } as const;
    const decision = await writeDecision(forum, tx, { ...about, kind: "lift", actorId: actor.id });
    await addNotices(forum, tx, new Map([[userId, "undone"]]), decision.id, now);
    await forum.record(tx, { kind: "member.suspension_lifted", subjectId: userId, actorId: actor.id });
    return true;
  });
}
