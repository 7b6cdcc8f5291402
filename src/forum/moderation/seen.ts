import { eq } from "drizzle-orm";
import { decisions, posts, threads } from "#db/schema/index.ts";
import { Refusal } from "#platform/refusal.ts";
import type { Tx } from "#platform/store.ts";
import { structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { mayRead } from "../threads/policy.ts";
import type { DecisionRow } from "./decisions.ts";

type About = Pick<DecisionRow, "target" | "targetId">;

/**
 * Whoever acts may read what a case or a decision is about, or what the decision was about that somebody objects to. Of
 * categories that they do not see, moderators decide nothing. @throws Refusal not_found
 */
export async function demandSeen(forum: Forum, tx: Tx, actor: Actor, about: About): Promise<void> {
  if (about.target === "decision") {
    const [decision] = await tx.select().from(decisions).where(eq(decisions.id, about.targetId));
    if (!decision) throw new Refusal("not_found");
    // An objection to what became of an objection is none: one step is all there is.
    return decision.target === "decision" ? undefined : demandSeen(forum, tx, actor, decision);
  }
  const thread = await threadOf(tx, about);
  if (thread && !mayRead(actor, thread, await structureOf(forum, tx))) throw new Refusal("not_found");
}

/** null: it is about no thread. */
async function threadOf(tx: Tx, { target, targetId }: About) {
  if (target !== "post" && target !== "thread") return null;
  const facts = { categoryId: threads.categoryId, deletedAt: threads.deletedAt };
  const [thread] =
    target === "thread"
      ? await tx.select(facts).from(threads).where(eq(threads.id, targetId))
      : await tx
          .select(facts)
          .from(threads)
          .innerJoin(posts, eq(posts.threadId, threads.id))
          .where(eq(posts.id, targetId));
  if (!thread) throw new Refusal("not_found");
  return thread;
}
