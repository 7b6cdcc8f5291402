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
import { threadPath } from "./addresses.ts";
import { bumpWriters, countThreads, kindIn, type ThreadRow, threadToChange, touchThread } from "./changes.ts";
import type { closeInput, moveInput, pinInput } from "./input.ts";
import { mayArrange, mayMove, mayMoveTo, mayRead } from "./policy.ts";

/** Keeps a thread at the top of its lists, or lets it go. @returns its path */
export async function pinThread(forum: Forum, actor: Actor, input: z.output<typeof pinInput>): Promise<string> {
  const pinned = input.pinned === "yes";
  return arrange(forum, actor, input.id, pinned ? "thread.pinned" : "thread.unpinned", async (tx, thread) => {
    await touchThread(tx, thread, { pinnedAt: pinned ? (thread.pinnedAt ?? forum.now()) : null });
  });
}

/** Closes a thread for replies, with a reason that everybody reads, or opens it again. @returns its path */
export async function closeThread(forum: Forum, actor: Actor, input: z.output<typeof closeInput>): Promise<string> {
  const closed = input.closed === "yes";
  return arrange(forum, actor, input.id, closed ? "thread.closed" : "thread.reopened", async (tx, thread) => {
    await touchThread(tx, thread, {
      closedAt: closed ? forum.now() : null,
      closedReason: closed ? input.reason || null : null,
    });
  });
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

type Change = (tx: Tx, thread: ThreadRow, structure: Structure) => Promise<void>;

async function arrange(
  forum: Forum,
  actor: Actor,
  threadId: number,
  kind: EventKind,
  change: Change,
  may: (actor: Actor, thread: ThreadRow) => Verdict = mayArrange,
): Promise<string> {
  demand(mayTakePart(actor));
  return forum.write(async (tx) => {
    const thread = await threadToChange(tx, threadId);
    const structure = await structureOf(forum, tx);
    if (!mayRead(actor, thread, structure)) throw new Refusal("not_found");
    demand(may(actor, thread));
    await change(tx, thread, structure);
    await forum.record(tx, { kind, subjectId: threadId, actorId: idOf(actor), data: { threadId } });
    return threadPath(thread);
  });
}
