/** Who is on a case, and who has looked at a decision after it was made. */
import { and, eq, isNull, lt, or } from "drizzle-orm";
import type { z } from "zod";
import { cases, decisionReviews, decisions } from "#db/schema/index.ts";
import { demand, Refusal } from "#platform/refusal.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { idOf, mayModerate } from "../members/policy.ts";
import type { claimInput, reviewInput } from "./input.ts";
import { demandSeen } from "./seen.ts";

/** After this time without a look nobody is on a case any more. */
export const CLAIM_MS = 10 * 60_000;

/** Notes that a moderator has a case on their screen, unless somebody else has: they see who. It keeps nobody from deciding. */
export async function claimCase(forum: Forum, actor: Actor, { caseId }: z.output<typeof claimInput>): Promise<void> {
  demand(mayModerate(actor));
  const id = idOf(actor);
  await forum.note(async (tx) => {
    const now = forum.now();
    const isFree = or(isNull(cases.claimedBy), eq(cases.claimedBy, id), lt(cases.claimedAt, now - CLAIM_MS));
    await tx
      .update(cases)
      .set({ claimedBy: id, claimedAt: now })
      .where(and(eq(cases.id, caseId), isNull(cases.closedAt), isFree));
  });
}

/** Another moderator has looked at a decision and lets it stand. @throws Refusal another_decides for one's own */
export async function reviewDecision(
  forum: Forum,
  actor: Actor,
  { decisionId }: z.output<typeof reviewInput>,
): Promise<void> {
  demand(mayModerate(actor));
  const reviewerId = idOf(actor);
  await forum.write(async (tx) => {
    const [decision] = await tx.select().from(decisions).where(eq(decisions.id, decisionId));
    if (!decision) throw new Refusal("not_found");
    await demandSeen(forum, tx, actor, decision);
    if (decision.actorId === reviewerId) throw new Refusal("another_decides");
    const createdAt = forum.now();
    await tx.insert(decisionReviews).values({ decisionId, reviewerId, createdAt }).onConflictDoNothing();
  });
}
