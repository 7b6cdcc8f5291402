import { sql } from "drizzle-orm";
import type { z } from "zod";
import { threadFeedback } from "#db/schema/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { structureOf } from "../categories/structure.ts";
import { DAY_MS } from "../days.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { loadThread } from "../threads/changes.ts";
import { mayRead } from "../threads/policy.ts";
import type { feedbackInput } from "./input.ts";

/**
 * "Did this help?", from anybody who may read the thread, guests too: a number for the day, and nothing about who.
 * @param address where it came from, for the limit alone
 * @throws Refusal too_many, not_found
 */
export async function noteFeedback(
  forum: Forum,
  actor: Actor,
  input: z.output<typeof feedbackInput>,
  address: string,
): Promise<void> {
  const { limits } = await forum.settings();
  await forum.limits.demand(limits, "feedbackByAddress", address);
  const structure = await structureOf(forum);
  await forum.write(async (tx) => {
    const thread = await loadThread(tx, input.id);
    if (!mayRead(actor, thread, structure)) throw new Refusal("not_found");
    const yes = input.helped === "yes" ? 1 : 0;
    await tx
      .insert(threadFeedback)
      .values({ threadId: thread.id, day: Math.floor(forum.now() / DAY_MS), helped: yes, failed: 1 - yes })
      .onConflictDoUpdate({
        target: [threadFeedback.threadId, threadFeedback.day],
        set: {
          helped: sql`${threadFeedback.helped} + ${yes}`,
          failed: sql`${threadFeedback.failed} + ${1 - yes}`,
        },
      });
  });
}
