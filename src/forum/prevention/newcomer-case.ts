import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { cases, users } from "#db/schema/index.ts";
import type { Job } from "#platform/events.ts";
import type { Forum } from "../forum.ts";
import { askToLetIn } from "../moderation/let-in.ts";

const payload = z.object({ userId: z.number() });

/** An account that may only read until a moderator lets it in becomes a case, once. */
export async function openNewcomerCase(forum: Forum, job: Job): Promise<void> {
  const { userId } = payload.parse(job.payload);
  await forum.write(async (tx) => {
    const [user] = await tx.select({ silenced: users.silencedUntil }).from(users).where(eq(users.id, userId));
    const [known] = await tx
      .select({ id: cases.id })
      .from(cases)
      .where(and(eq(cases.target, "member"), eq(cases.targetId, userId), eq(cases.kind, "held")));
    if (user?.silenced && !known) await askToLetIn(forum, tx, userId);
  });
}
