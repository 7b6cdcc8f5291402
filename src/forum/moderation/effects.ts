/** What an outcome does to posts and accounts, and how it is taken back. Steps of a transaction. */
import { and, eq } from "drizzle-orm";
import { revisions, threads } from "#db/schema/index.ts";
import { Refusal } from "#platform/refusal.ts";
import type { Tx } from "#platform/store.ts";
import type { Forum } from "../forum.ts";
import {
  accountToLimit,
  endAfter,
  FOREVER,
  type Limits,
  putLimits,
  silenceAccount,
  suspendAccount,
} from "../members/limit-account.ts";
import { slugOf } from "../threads/addresses.ts";
import { loadThread, recountThread, touchThread } from "../threads/changes.ts";
import { replaceText } from "../threads/edit.ts";
import type { RenderedPost } from "../threads/rendering.ts";
import {
  type Absence,
  absenceOf,
  anyPostToChange,
  bringBack,
  type Placed,
  release,
  takeAway,
} from "../threads/withhold.ts";
import type { DecisionRow } from "./decisions.ts";
import { letIn } from "./let-in.ts";
import type { Outcome } from "./policy.ts";

/** How things stood before a decision: what undoing it goes back to. Stands in the decision's data. */
export interface Before {
  absence: Absence | null;
  revision: number | null;
  title: string | null;
  /** It was the accepted answer since then (ms). */
  acceptedAt: number | null;
  checkedAt: number | null;
  limits: Limits | null;
}

export async function stateBefore(tx: Tx, placed: Placed | null, userId: number | null): Promise<Before> {
  const isAccepted = placed !== null && placed.thread.acceptedPostId === placed.post.id;
  const account = userId === null ? null : await accountToLimit(tx, userId).catch(() => null);
  return {
    absence: placed && absenceOf(placed),
    revision: placed?.post.revision ?? null,
    title: placed?.post.number === 1 ? placed.thread.title : null,
    acceptedAt: isAccepted ? placed.thread.acceptedAt : null,
    checkedAt: isAccepted ? placed.thread.checkedAt : null,
    limits: account && {
      suspendedUntil: account.suspendedUntil,
      suspendedReason: account.suspendedReason,
      silencedUntil: account.silencedUntil,
      silencedReason: account.silencedReason,
    },
  };
}

export interface Deciding {
  outcome: Outcome;
  decision: DecisionRow;
  by: number;
  /** Whose post or account it is. */
  userId: number | null;
  placed: Placed | null;
  /** Members whom a held text addresses. */
  mentioned: readonly number[];
  reason: string;
  days: number;
  keepPost: boolean;
  /** For `edit`. */
  text: ({ body: string; title: string | undefined } & RenderedPost) | null;
}

/** Does what was decided. @throws Refusal last_administrator, gone */
export async function apply(forum: Forum, tx: Tx, deciding: Deciding): Promise<void> {
  const { outcome, placed, decision, by, userId, reason, keepPost } = deciding;
  const away = (withheld: "hidden" | "spam" | null) =>
    placed && takeAway(forum, tx, placed, { by, reason: withheld ? null : reason, withheld, decisionId: decision.id });
  switch (outcome) {
    case "keep":
    case "approve":
      if (placed) await show(forum, tx, placed, by, deciding.mentioned);
      else if (decision.target === "member" && userId !== null) await letIn(tx, decision.caseId, userId);
      return;
    case "hide":
      await away("hidden");
      return;
    case "delete":
      await away(null);
      return;
    case "edit":
      await changeText(forum, tx, deciding);
      return;
    case "silence":
    case "suspend": {
      if (userId === null) throw new Refusal("not_found");
      const limit = { userId, until: endAfter(deciding.days, forum.now()), reason, by };
      await (outcome === "silence" ? silenceAccount : suspendAccount)(forum, tx, limit);
      if (!keepPost) await away("hidden");
      return;
    }
    case "mark_as_spam":
      if (userId === null) throw new Refusal("not_found");
      await suspendAccount(forum, tx, { userId, until: FOREVER, reason, by });
      await away("spam");
      await forum.enqueue(tx, "moderation.removeSpam", { decisionId: decision.id });
      return;
    case "uphold":
    case "grant":
      return;
  }
}

/** What was hidden stands again, what was held is published; what somebody deleted stays deleted. */
async function show(forum: Forum, tx: Tx, placed: Placed, by: number, mentioned: readonly number[]): Promise<void> {
  const { withheld } = absenceOf(placed);
  if (withheld === "held") await release(forum, tx, placed, mentioned);
  else if (withheld !== null) await bringBack(forum, tx, placed, by);
}

async function changeText(forum: Forum, tx: Tx, { placed, by, text, mentioned }: Deciding): Promise<void> {
  if (!placed || !text) throw new Refusal("required", { field: "body" });
  const { post, thread } = placed;
  const title = post.number === 1 ? (text.title ?? thread.title) : thread.title;
  const { body, html, rendererVersion } = text;
  const now = forum.now();
  const edit = { body, html, rendererVersion, revision: post.revision, editorId: by, now, hidesFormer: true };
  await replaceText(tx, { post, thread, ...edit });
  await touchThread(tx, thread, title === thread.title ? {} : { title, slug: slugOf(title) });
  const data = { threadId: thread.id, postId: post.id, mentioned: [] };
  await forum.record(tx, { kind: "post.edited", subjectId: post.id, actorId: by, data });
  await show(forum, tx, await anyPostToChange(tx, post.id), by, mentioned);
}

/** Takes back what a decision did, as far as nothing else has changed it since. */
export async function revert(forum: Forum, tx: Tx, decision: DecisionRow, by: number): Promise<void> {
  const before = decision.data.before as Before | undefined;
  if (!before) return;
  if (decision.target === "post" && before.absence) await revertPost(forum, tx, decision, before, by);
  if (decision.userId !== null && before.limits) await revertLimits(tx, decision, before.limits);
  if (decision.kind === "mark_as_spam") {
    await forum.enqueue(tx, "moderation.restoreSpam", { decisionId: decision.id, by });
  }
}

async function revertPost(forum: Forum, tx: Tx, decision: DecisionRow, before: Before, by: number): Promise<void> {
  const placed = await anyPostToChange(tx, decision.targetId);
  const { post, thread } = placed;
  const was = before.absence;
  const is = absenceOf(placed);
  if (decision.kind === "edit" && before.revision === post.revision - 1) await formerText(forum, tx, placed, by);
  if (is.deletedAt !== null && is.withheldBy === decision.id) {
    if (was?.deletedAt === null) await bringBack(forum, tx, placed, by);
    else if (was)
      await takeAway(forum, tx, placed, {
        by: was.deletedBy,
        reason: post.deletedReason,
        withheld: was.withheld,
        decisionId: was.withheldBy,
      });
    if (before.acceptedAt !== null) await acceptAgain(tx, placed, before);
  }
  // It stood again through this decision: until somebody decides anew it is away.
  if (is.deletedAt === null && was !== null && was.deletedAt !== null && was.withheld !== null) {
    await takeAway(
      forum,
      tx,
      { post, thread: await loadThread(tx, thread.id) },
      { by: null, reason: null, withheld: "hidden", decisionId: was.withheldBy },
    );
  }
}

async function formerText(forum: Forum, tx: Tx, { post, thread }: Placed, by: number): Promise<void> {
  const [former] = await tx
    .select()
    .from(revisions)
    .where(and(eq(revisions.postId, post.id), eq(revisions.revision, post.revision - 1)));
  if (!former) return;
  // Rendered when it is read next.
  const text = { body: former.body, html: "", rendererVersion: 0, revision: post.revision, editorId: by };
  await replaceText(tx, { post, thread, ...text, now: forum.now() });
  const title = former.title ?? thread.title;
  await touchThread(tx, thread, title === thread.title ? {} : { title, slug: slugOf(title) });
  const data = { threadId: thread.id, postId: post.id, mentioned: [] };
  await forum.record(tx, { kind: "post.edited", subjectId: post.id, actorId: by, data });
}

async function acceptAgain(tx: Tx, { post, thread }: Placed, before: Before): Promise<void> {
  const [now] = await tx.select({ accepted: threads.acceptedPostId }).from(threads).where(eq(threads.id, thread.id));
  if (now?.accepted !== null) return;
  const { acceptedAt, checkedAt } = before;
  await touchThread(tx, thread, { acceptedPostId: post.id, acceptedAt, checkedAt });
  await recountThread(tx, thread.id);
}

async function revertLimits(tx: Tx, decision: DecisionRow, limits: Limits): Promise<void> {
  const { userId, kind, data } = decision;
  if (userId === null) return;
  const now = await accountToLimit(tx, userId).catch(() => null);
  if (!now) return;
  const { suspendedUntil, suspendedReason, silencedUntil, silencedReason } = limits;
  if (["suspend", "mark_as_spam"].includes(kind) && now.suspendedUntil === data.until) {
    await putLimits(tx, userId, { suspendedUntil, suspendedReason });
  }
  if (kind === "silence" && now.silencedUntil === data.until) {
    await putLimits(tx, userId, { silencedUntil, silencedReason });
  }
}
