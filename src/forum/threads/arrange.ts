import type { z } from "zod";
import type { EventKind } from "#db/schema/index.ts";
import { demand, Refusal, type Verdict } from "#platform/refusal.ts";
import type { Tx } from "#platform/store.ts";
import { hideThreads, publishThreads } from "../categories/changes.ts";
import { maySeeCategory } from "../categories/policy.ts";
import { type Structure, structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import { type Actor, guest } from "../members/actor.ts";
import { idOf, mayTakePart } from "../members/policy.ts";
import { dayIn, momentIn } from "../zone-time.ts";
import { threadPath } from "./addresses.ts";
import { bumpWriters, countThreads, kindIn, type ThreadRow, threadToChange, touchThread } from "./changes.ts";
import type { closeInput, moveInput, pinInput, planCloseInput } from "./input.ts";
import { mayArrange, mayMove, mayMoveTo, mayRead } from "./policy.ts";

/**
 * Keeps a thread at the top of its lists or of its category's alone, for good or to the end of a day; or lets it go.
 * @returns its path @throws Refusal date_past
 */
export async function pinThread(forum: Forum, actor: Actor, input: z.output<typeof pinInput>): Promise<string> {
  const pinned = input.pinned === "yes";
  const pinnedUntil = pinned ? await dayToCome(forum, input.until, "until", 1) : null;
  return arrange(forum, actor, input.id, pinned ? "thread.pinned" : "thread.unpinned", async (tx, thread) => {
    await touchThread(tx, thread, {
      pinnedAt: pinned ? (thread.pinnedAt ?? forum.now()) : null,
      pinnedInCategory: pinned && input.where === "category",
      pinnedUntil,
    });
  });
}

/**
 * Closes a thread for replies, with a reason that everybody reads, for good or until a day comes; or opens it again,
 * and no rule of its category closes it any more. @returns its path @throws Refusal date_past
 */
export async function closeThread(forum: Forum, actor: Actor, input: z.output<typeof closeInput>): Promise<string> {
  const closed = input.closed === "yes";
  const reopenAt = closed ? await dayToCome(forum, input.reopenOn, "reopenOn") : null;
  return arrange(forum, actor, input.id, closed ? "thread.closed" : "thread.reopened", async (tx, thread) => {
    await touchThread(tx, thread, {
      closedAt: closed ? forum.now() : null,
      closedReason: closed ? input.reason || null : null,
      reopenAt,
      ...(!closed && { closeRule: "never", closeAt: null, closeDays: null }),
    });
  });
}

/** Says when a thread closes by itself: see timers.ts. @returns its path @throws Refusal date_past */
export async function planClose(forum: Forum, actor: Actor, input: z.output<typeof planCloseInput>): Promise<string> {
  const { rule, on, days } = input;
  const closeAt = rule === "at" ? await dayToCome(forum, on, "on") : null;
  const isRelative = rule === "solved" || rule === "last_post";
  const plan = {
    closeRule: rule === "category" ? null : rule,
    closeAt,
    closeDays: isRelative ? (days ?? null) : null,
  };
  const change: Change = (tx, thread) => touchThread(tx, thread, plan);
  return arrange(forum, actor, input.id, "thread.close_planned", change, mayArrange, {
    rule,
    closeAt,
    days: plan.closeDays,
  });
}

/** When a day begins on the forum's own clock, or `later` days after it, in ms; null: no day. @throws Refusal date_past */
async function dayToCome(forum: Forum, day: string | null | undefined, field: string, later = 0) {
  if (!day) return null;
  const { timeZone } = await forum.settings();
  const begins = momentIn(timeZone, day);
  // Noon of the day, and so many more: a day is 23 hours long once a year.
  const at = begins === null || later === 0 ? begins : momentIn(timeZone, dayIn(timeZone, begins + 43_200_000, later));
  if (at === null || at <= forum.now()) throw new Refusal("date_past", { field });
  return at;
}

/** Moves a thread to another category, see mayMoveTo; its address stays. @returns its path */
export async function moveThread(forum: Forum, actor: Actor, input: z.output<typeof moveInput>): Promise<string> {
  const change: Change = async (tx, thread, structure) => {
    const target = structure.byId.get(input.categoryId);
    if (!target || !mayMoveTo(actor, target, structure)) throw new Refusal("choose_category", { field: "categoryId" });
    if (thread.categoryId === target.id) return;
    await touchThread(tx, thread);
    await touchThread(tx, { ...thread, categoryId: target.id }, { categoryId: target.id, kind: kindIn(target.kind) });
    if (!maySeeCategory(guest, target, structure)) {
      if (mayRead(guest, { ...thread, deletedAt: null }, structure)) await hideThreads(tx, [thread.id]);
    } else if (thread.deletedAt === null) await publishThreads(tx, [thread.id], forum.now());
    await bumpWriters(tx, [thread.id]);
    const live = thread.deletedAt === null ? 1 : 0;
    await countThreads(tx, thread.categoryId, -live);
    if (!(await countThreads(tx, target.id, live))) throw new Refusal("choose_category", { field: "categoryId" });
  };
  return arrange(forum, actor, input.id, "thread.moved", change, mayMove);
}

export type Change = (tx: Tx, thread: ThreadRow, structure: Structure) => Promise<void>;

/** A step that moderators take with a thread as a whole, recorded as `kind`. @returns its path */
export async function arrange(
  forum: Forum,
  actor: Actor,
  threadId: number,
  kind: EventKind,
  change: Change,
  may: (actor: Actor, thread: ThreadRow) => Verdict = mayArrange,
  more: Record<string, unknown> = {},
): Promise<string> {
  demand(mayTakePart(actor));
  return forum.write(async (tx) => {
    const thread = await threadToChange(tx, threadId);
    const structure = await structureOf(forum, tx);
    if (!mayRead(actor, thread, structure)) throw new Refusal("not_found");
    demand(may(actor, thread));
    await change(tx, thread, structure);
    await forum.record(tx, { kind, subjectId: threadId, actorId: idOf(actor), data: { threadId, ...more } });
    return threadPath(thread);
  });
}
