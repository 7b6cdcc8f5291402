import { and, desc, eq } from "drizzle-orm";
import type { z } from "zod";
import { answerChecks } from "#db/schema/index.ts";
import { demand, Refusal } from "#platform/refusal.ts";
import { structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { idOf } from "../members/policy.ts";
import { threadPath } from "../threads/addresses.ts";
import { loadThread, type ThreadRow, touchThread } from "../threads/changes.ts";
import { type Author, authorsOf } from "../threads/people.ts";
import { mayRead } from "../threads/policy.ts";
import { authorIn } from "../threads/queries.ts";
import type { checkInput } from "./input.ts";
import { mayTendKnowledge } from "./policy.ts";

/** Notes that the accepted answer was tried again and holds, and for which version. @returns the thread's path */
export async function checkAnswer(forum: Forum, actor: Actor, input: z.output<typeof checkInput>): Promise<string> {
  demand(mayTendKnowledge(actor));
  const structure = await structureOf(forum);
  return forum.write(async (tx) => {
    const thread = await loadThread(tx, input.id);
    if (!mayRead(actor, thread, structure)) throw new Refusal("not_found");
    // The checker tried the answer they saw, not one that was accepted meanwhile.
    if (thread.acceptedPostId !== input.postId) throw new Refusal("not_accepted");
    const check = { threadId: thread.id, postId: input.postId, checkedBy: idOf(actor), checkedAt: forum.now() };
    await tx.insert(answerChecks).values({ ...check, forVersion: input.forVersion });
    await touchThread(tx, thread, { checkedAt: check.checkedAt });
    await forum.record(tx, {
      kind: "answer.checked",
      subjectId: input.postId,
      actorId: idOf(actor),
      data: { threadId: thread.id, postId: input.postId },
    });
    return threadPath(thread);
  });
}

export interface Check {
  by: Author;
  at: number;
  /** "" when it does not matter. */
  forVersion: string;
}

/** The newest check of the accepted answer, or null. */
export async function checkOf(
  forum: Forum,
  thread: Pick<ThreadRow, "id" | "acceptedPostId" | "checkedAt">,
): Promise<Check | null> {
  if (thread.checkedAt === null || thread.acceptedPostId === null) return null;
  const [row] = await forum.db
    .select()
    .from(answerChecks)
    .where(and(eq(answerChecks.threadId, thread.id), eq(answerChecks.postId, thread.acceptedPostId)))
    .orderBy(desc(answerChecks.checkedAt), desc(answerChecks.id))
    .limit(1);
  if (!row) return null;
  const authors = await authorsOf(forum, [row.checkedBy]);
  return { by: authorIn(authors, row.checkedBy), at: row.checkedAt, forVersion: row.forVersion };
}
