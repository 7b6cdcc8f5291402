import { and, eq, isNotNull, isNull } from "drizzle-orm";
import { memberNotices } from "#db/schema/index.ts";
import { demand } from "#platform/refusal.ts";
import type { Forum } from "../../forum.ts";
import type { Actor } from "../../members/actor.ts";
import { idOf, mayFollow } from "../../members/policy.ts";

/** Marks what somebody was told of decisions as read. */
export async function markNoticesRead(forum: Forum, actor: Actor): Promise<void> {
  demand(mayFollow(actor));
  const own = eq(memberNotices.userId, idOf(actor));
  await forum.write(async (tx) => {
    await tx
      .update(memberNotices)
      .set({ readAt: forum.now() })
      .where(and(own, isNotNull(memberNotices.sentAt), isNull(memberNotices.readAt)));
  });
}
