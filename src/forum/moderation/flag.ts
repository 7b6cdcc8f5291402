import { and, count, desc, eq } from "drizzle-orm";
import type { z } from "zod";
import { caseReports, users } from "#db/schema/index.ts";
import { demand, Refusal } from "#platform/refusal.ts";
import type { Tx } from "#platform/store.ts";
import { structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { idOf, mayTakePart } from "../members/policy.ts";
import { mayRead } from "../threads/policy.ts";
import { absenceOf, anyPostToChange, type Placed } from "../threads/withhold.ts";
import { openCase } from "./cases.ts";
import { hideUntilSeen, standsByItself } from "./hide-until-seen.ts";
import type { flagInput } from "./input.ts";
import { writeNotice } from "./legal.ts";
import { mayFlag } from "./policy.ts";

/** Flags by accounts younger than this open a case and hide nothing: they cost nothing to make. */
const COUNTS_AFTER_MS = 3 * 86_400_000;
/** Whether something is illegal is nothing that numbers decide. */
const COUNTING: readonly string[] = ["off_topic", "inappropriate", "spam"];

/**
 * Asks moderators to look at a post: all that is said about it is one case. Enough independent flags hide it until
 * somebody has looked. @throws Refusal flagged_before, flag_own, gone
 */
export async function flagPost(forum: Forum, actor: Actor, input: z.output<typeof flagInput>): Promise<void> {
  demand(mayTakePart(actor));
  const reporterId = idOf(actor);
  const settings = await forum.settings();
  await forum.limits.demand(settings.limits, "flagsByMember", reporterId);
  await forum.write(async (tx) => {
    const placed = await anyPostToChange(tx, input.postId);
    const { post, thread } = placed;
    if (post.number < 1 || !mayRead(actor, thread, await structureOf(forum, tx))) throw new Refusal("not_found");
    demand(mayFlag(actor, { ...post, deletedAt: absenceOf(placed).deletedAt }));
    const { kind, text } = input;
    const counts = COUNTING.includes(kind) && (await isSettled(tx, reporterId, forum.now()));
    const target = { target: "post", targetId: post.id, userId: post.authorId } as const;
    const report = { kind, text, reporterId, revision: post.revision, counts };
    const { caseId, isRepeated } = await openCase(forum, tx, target, report);
    if (isRepeated) throw new Refusal("flagged_before");
    if (kind === "illegal") await writeNotice(forum, tx, { caseId, actor, path: `/p/${post.id}`, reasons: text });
    if (counts) await hideWhenEnough(forum, tx, placed, caseId, settings.flagsToHide);
  });
}

async function isSettled(tx: Tx, userId: number, now: number): Promise<boolean> {
  const [user] = await tx.select({ createdAt: users.createdAt }).from(users).where(eq(users.id, userId));
  return user !== undefined && user.createdAt <= now - COUNTS_AFTER_MS;
}

async function hideWhenEnough(forum: Forum, tx: Tx, placed: Placed, caseId: number, enough: number): Promise<void> {
  const { post } = placed;
  if (enough === 0 || (await standsByItself(tx, placed))) return;
  const counting = and(
    eq(caseReports.caseId, caseId),
    eq(caseReports.counts, true),
    // What was said about an earlier version does not count against this one.
    eq(caseReports.revision, post.revision),
  );
  const said = await tx
    .select({ kind: caseReports.kind, n: count() })
    .from(caseReports)
    .where(counting)
    .groupBy(caseReports.kind)
    .orderBy(desc(count()));
  if (said.reduce((sum, { n }) => sum + n, 0) < enough) return;
  const kind = said[0]?.kind ?? "other";
  await hideUntilSeen(forum, tx, placed, { caseId, kind, data: { flags: enough } });
}
