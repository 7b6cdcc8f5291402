/** What the forum itself takes out of sight until a moderator has looked. Steps of a transaction. */
import { and, desc, eq, gt } from "drizzle-orm";
import { cases, decisions, type ReportKind, users } from "#db/schema/index.ts";
import type { Tx } from "#platform/store.ts";
import type { Forum } from "../forum.ts";
import { atLeast } from "../members/actor.ts";
import { type Placed, takeAway } from "../threads/withhold.ts";
import { writeDecision } from "./decisions.ts";
import { stateBefore } from "./effects.ts";
import { tellOfDecision } from "./notices.ts";
import { communityRules, likelyRule } from "./rules.ts";

/** Hides a post that stands; its case is open. `kind`: what most have said. `data`: why, for the log. */
export async function hideUntilSeen(
  forum: Forum,
  tx: Tx,
  placed: Placed,
  why: { caseId: number; kind: ReportKind; data: Record<string, unknown> },
): Promise<void> {
  const { post } = placed;
  const settings = await forum.settings();
  const rules = communityRules(settings, settings.language);
  const rule = rules.find(({ key }) => key === likelyRule(rules, why.kind));
  const decision = await writeDecision(forum, tx, {
    ...{ caseId: why.caseId, kind: "hide_flagged", target: "post", targetId: post.id, userId: post.authorId },
    ...{ rule: rule?.key ?? "", ruleText: rule?.text ?? "", reason: "" },
    data: { before: await stateBefore(tx, placed, null), threadId: post.threadId, ...why.data },
  });
  await takeAway(forum, tx, placed, { by: null, reason: null, withheld: "hidden", decisionId: decision.id });
  await tellOfDecision(forum, tx, decision, []);
}

/** Of those who moderate nothing is hidden without a person's look, nor what a moderator has kept as it is. */
export async function standsByItself(tx: Tx, { post }: Placed): Promise<boolean> {
  const [author] = await tx.select({ role: users.role }).from(users).where(eq(users.id, post.authorId));
  if (author && atLeast(author, "moderator")) return true;
  const [kept] = await tx
    .select({ data: decisions.data, outcome: cases.outcome })
    .from(decisions)
    .innerJoin(cases, eq(cases.id, decisions.caseId))
    .where(and(eq(decisions.target, "post"), eq(decisions.targetId, post.id), gt(cases.closedAt, 0)))
    .orderBy(desc(decisions.id))
    .limit(1);
  const isKept = kept?.outcome === "keep" || kept?.outcome === "approve";
  return isKept && kept.data.revision === post.revision;
}
