import { eq } from "drizzle-orm";
import type { z } from "zod";
import { posts } from "#db/schema/index.ts";
import { demand, Refusal } from "#platform/refusal.ts";
import { structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { idOf } from "../members/policy.ts";
import { postPath } from "../threads/addresses.ts";
import { loadPost, loadThread, touchThread } from "../threads/changes.ts";
import { mayRead } from "../threads/policy.ts";
import type { foldInput } from "./input.ts";
import { mayTendKnowledge } from "./policy.ts";

/** Folds small talk, or unfolds it. What opens a thread and what solved it is none. @returns the post's path */
export async function foldPost(forum: Forum, actor: Actor, input: z.output<typeof foldInput>): Promise<string> {
  demand(mayTendKnowledge(actor));
  const structure = await structureOf(forum);
  const folded = input.folded === "yes";
  return forum.write(async (tx) => {
    const post = await loadPost(tx, input.postId);
    const thread = await loadThread(tx, post.threadId);
    if (!mayRead(actor, thread, structure)) throw new Refusal("not_found");
    if (post.number === 1 || thread.acceptedPostId === post.id) throw new Refusal("not_small_talk");
    if ((post.foldedAt !== null) === folded) return postPath(thread, post.number);
    await tx
      .update(posts)
      .set({ foldedAt: folded ? forum.now() : null, foldedBy: folded ? idOf(actor) : null })
      .where(eq(posts.id, post.id));
    await touchThread(tx, thread);
    await forum.record(tx, {
      kind: folded ? "post.folded" : "post.unfolded",
      subjectId: post.id,
      actorId: idOf(actor),
      data: { threadId: thread.id, postId: post.id },
    });
    return postPath(thread, post.number);
  });
}
