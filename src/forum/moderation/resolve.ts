import { eq } from "drizzle-orm";
import type { z } from "zod";
import { caseReports, cases, posts, users } from "#db/schema/index.ts";
import { demand, Refusal } from "#platform/refusal.ts";
import type { Tx } from "#platform/store.ts";
import type { Forum } from "../forum.ts";
import { type Actor, atLeast } from "../members/actor.ts";
import { endAfter, FOREVER } from "../members/limit-account.ts";
import { idOf, mayModerate } from "../members/policy.ts";
import { renderFor } from "../threads/rendering.ts";
import { absenceOf, anyPostToChange, type Placed } from "../threads/withhold.ts";
import { isLimitedByAdministrator } from "./by-administrator.ts";
import { type CaseRow, closeCase, openCase, type Target } from "./cases.ts";
import { type DecisionRow, writeDecision } from "./decisions.ts";
import { apply, stateBefore } from "./effects.ts";
import type { decideInput, resolveInput } from "./input.ts";
import { settleNotices, tellOfDecision } from "./notices.ts";
import { decidingFacts, limits, mayDecide, type Outcome, outcomesFor } from "./policy.ts";
import { ruleNamed } from "./rules.ts";
import { demandSeen } from "./seen.ts";
import { closeOthers } from "./spam.ts";
import { grantAppeal } from "./undo.ts";

type Words = Pick<
  z.output<typeof resolveInput>,
  "outcome" | "rule" | "reason" | "days" | "keepPost" | "body" | "title"
>;

/**
 * Decides a case, on the version of it that was seen.
 * @returns the id of the decision
 * @throws Refusal already_resolved, case_changed, choose_rule, own_case, another_decides, for_administrators
 */
export async function resolveCase(forum: Forum, actor: Actor, input: z.output<typeof resolveInput>): Promise<number> {
  demand(mayModerate(actor));
  const [seen] = await forum.db.select().from(cases).where(eq(cases.id, input.caseId));
  if (!seen) throw new Refusal("not_found");
  const text = await newText(forum, actor, seen, input);
  return forum.write(async (tx) => {
    const row = await closeCase(forum, tx, input, { outcome: input.outcome, by: idOf(actor) });
    if (!row) throw new Refusal(await whyNot(tx, input.caseId));
    return (await decide(forum, tx, actor, row, input, text)).id;
  });
}

/**
 * Decides about a post or a person without anybody having asked for it: the case is opened and closed at once.
 * What others have said in the meantime is decided with it. @throws Refusal as resolveCase
 */
export async function decideAbout(forum: Forum, actor: Actor, input: z.output<typeof decideInput>): Promise<number> {
  demand(mayModerate(actor));
  const userId = await (input.target === "member" ? personOf : authorOf)(forum, input.targetId);
  const target: Target = { target: input.target, targetId: input.targetId, userId };
  const text = await newText(forum, actor, target, input);
  return forum.write(async (tx) => {
    const by = idOf(actor);
    const { caseId } = await openCase(forum, tx, target, { kind: "moderator", reporterId: by });
    const row = await closeCase(forum, tx, { caseId }, { outcome: input.outcome, by });
    if (!row) throw new Refusal("already_resolved");
    return (await decide(forum, tx, actor, row, input, text)).id;
  });
}

async function authorOf(forum: Forum, postId: number): Promise<number> {
  const [post] = await forum.db.select({ by: posts.authorId }).from(posts).where(eq(posts.id, postId));
  if (!post) throw new Refusal("not_found");
  return post.by;
}

async function personOf(forum: Forum, userId: number): Promise<number> {
  const [user] = await forum.db.select({ deletedAt: users.deletedAt }).from(users).where(eq(users.id, userId));
  if (!user || user.deletedAt !== null) throw new Refusal("not_found");
  return userId;
}

async function newText(forum: Forum, actor: Actor, about: Pick<Target, "target" | "targetId">, words: Words) {
  const { outcome, body, title } = words;
  if (outcome !== "edit") return null;
  if (about.target !== "post" || body === undefined) throw new Refusal("required", { field: "body" });
  const [post] = await forum.db.select({ body: posts.body }).from(posts).where(eq(posts.id, about.targetId));
  const turn = { userId: idOf(actor), isPreview: false };
  return { body, title, ...(await renderFor(forum, turn, body, post?.body)) };
}

/** What came between seeing a case and deciding it. */
export async function whyNot(tx: Tx, caseId: number) {
  const [row] = await tx.select({ closedAt: cases.closedAt }).from(cases).where(eq(cases.id, caseId));
  return row?.closedAt === null ? "case_changed" : "already_resolved";
}

/** The case is closed already; this writes what was decided, does it, and tells whom it concerns. */
async function decide(
  forum: Forum,
  tx: Tx,
  actor: Actor,
  row: CaseRow,
  words: Words,
  text: Awaited<ReturnType<typeof newText>>,
): Promise<DecisionRow> {
  const by = idOf(actor);
  const { outcome, days, keepPost } = words;
  const now = forum.now();
  const placed = row.target === "post" ? await anyPostToChange(tx, row.targetId) : null;
  await demandSeen(forum, tx, actor, row);
  demandOutcome(row, placed, outcome);
  demand(mayDecide(actor, row, outcome, await decidingFacts(tx, actor, row, now)));
  const rule = limits(outcome) ? ruleNamed(await forum.settings(), words.rule) : null;
  const reason = words.reason || rule?.text || "";
  const limitsAccount = ["silence", "suspend", "mark_as_spam"].includes(outcome);
  const until = outcome === "mark_as_spam" ? FOREVER : endAfter(days, now);
  if (limitsAccount && row.userId !== null && !atLeast(actor, "administrator")) {
    // A shorter one in place of theirs would lift it.
    if (await isLimitedByAdministrator(forum, tx, { userId: row.userId, until }))
      throw new Refusal("for_administrators");
  }
  const before = await stateBefore(tx, placed, limitsAccount ? row.userId : null);
  const closed = outcome === "mark_as_spam" ? await closeOthers(forum, tx, row, by) : [];
  const decision = await writeDecision(forum, tx, {
    ...{ caseId: row.id, actorId: by, kind: outcome, target: row.target, targetId: row.targetId, userId: row.userId },
    ...{ rule: rule?.key ?? "", ruleText: rule?.text ?? "", reason },
    data: {
      before,
      ...(placed && { threadId: placed.thread.id, revision: placed.post.revision }),
      ...(limitsAccount && { until, days: outcome === "mark_as_spam" ? 0 : days }),
      ...(closed.length > 0 && { closed }),
    },
    undoes: null,
  });
  const mentioned = await mentionedIn(tx, row.id);
  const doing = { outcome, decision, by, userId: row.userId, placed, mentioned, reason, days, keepPost, text };
  await apply(forum, tx, doing);
  if (outcome === "grant") await grantAppeal(forum, tx, actor, row, decision);
  // What the forum had hidden until somebody looked: now somebody has.
  const former = before.absence?.withheldBy;
  if (former && ["keep", "approve", "edit"].includes(outcome)) await settleNotices(forum, tx, former, decision);
  await tellOfDecision(forum, tx, decision, [row.id, ...closed]);
  return decision;
}

function demandOutcome(row: CaseRow, placed: Placed | null, outcome: Outcome): void {
  const isHeld = placed !== null && absenceOf(placed).withheld === "held";
  if (!outcomesFor(row.target, isHeld).includes(outcome)) throw new Refusal("no_such_outcome");
}

/** Whom a held text addresses, as it was found when it was written. */
async function mentionedIn(tx: Tx, caseId: number): Promise<number[]> {
  const rows = await tx.select({ data: caseReports.data }).from(caseReports).where(eq(caseReports.caseId, caseId));
  const ids = rows.flatMap(({ data }) => (Array.isArray(data.mentioned) ? data.mentioned : []));
  return [...new Set(ids.filter((id) => typeof id === "number"))];
}
