/** Slow mode: between two replies by one person to a thread lies some time. */
import { and, desc, eq } from "drizzle-orm";
import type { z } from "zod";
import { posts } from "#db/schema/index.ts";
import { Refusal } from "#platform/refusal.ts";
import type { Structure } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import { type Actor, atLeast } from "../members/actor.ts";
import { idOf } from "../members/policy.ts";
import { arrange } from "./arrange.ts";
import { type ThreadRow, touchThread } from "./changes.ts";
import type { slowInput } from "./input.ts";

/** Sets how much time lies between two replies; 0: none, whatever the category says. @returns the thread's path */
export async function slowThread(forum: Forum, actor: Actor, input: z.output<typeof slowInput>): Promise<string> {
  const { id, seconds } = input;
  return arrange(forum, actor, id, "thread.slowed", (tx, thread) => touchThread(tx, thread, { slowSeconds: seconds }));
}

/** Of a thread, or of its category; 0: none. */
export function slowSecondsOf(thread: Pick<ThreadRow, "slowSeconds" | "categoryId">, structure: Structure): number {
  return thread.slowSeconds ?? structure.byId.get(thread.categoryId)?.slowSeconds ?? 0;
}

/** Staff is never slowed down. @throws Refusal slow_mode, with `seconds` to wait */
export async function demandSlow(forum: Forum, actor: Actor, thread: ThreadRow, structure: Structure): Promise<void> {
  const seconds = slowSecondsOf(thread, structure);
  if (seconds === 0 || atLeast(actor, "staff")) return;
  const [last] = await forum.db
    .select({ createdAt: posts.createdAt })
    .from(posts)
    .where(and(eq(posts.authorId, idOf(actor)), eq(posts.threadId, thread.id)))
    .orderBy(desc(posts.createdAt))
    .limit(1);
  const left = last ? Math.ceil((last.createdAt + seconds * 1_000 - forum.now()) / 1_000) : 0;
  if (left > 0) throw new Refusal("slow_mode", { detail: { seconds: left, minutes: Math.ceil(left / 60) } });
}
