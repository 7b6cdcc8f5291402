import { eq } from "drizzle-orm";
import type { z } from "zod";
import { posts } from "#db/schema/index.ts";
import { demand, Refusal } from "#platform/refusal.ts";
import { structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { idOf, mayTakePart } from "../members/policy.ts";
import { postPath, threadPath } from "./addresses.ts";
import { loadPost, recountThread, threadToChange, touchThread } from "./changes.ts";
import type { acceptInput } from "./input.ts";
import { mayAccept, mayRead } from "./policy.ts";

/** Marks the answer that helped, instead of any other; `postId: null` takes the mark away. @returns the path of the answer, or of the thread */
export async function acceptAnswer(forum: Forum, actor: Actor, input: z.output<typeof acceptInput>): Promise<string> {
  demand(mayTakePart(actor));
  return forum.write(async (tx) => {
    const thread = await threadToChange(tx, input.id);
    const structure = await structureOf(forum, tx);
    if (!mayRead(actor, thread, structure)) throw new Refusal("not_found");
    demand(mayAccept(actor, thread));
    const post = input.postId === null ? null : await loadPost(tx, input.postId);
    if (post && (post.threadId !== thread.id || post.number === 1)) throw new Refusal("not_found");
    const path = post ? postPath(thread, post.number) : threadPath(thread);
    if (thread.acceptedPostId === input.postId) return path;
    if (post && post.deletedAt !== null) throw new Refusal("gone");
    await touchThread(tx, thread, {
      acceptedPostId: input.postId,
      acceptedAt: input.postId === null ? null : forum.now(),
      checkedAt: null,
    });
    // What solved it is no small talk.
    if (post?.foldedAt) await tx.update(posts).set({ foldedAt: null, foldedBy: null }).where(eq(posts.id, post.id));
    await recountThread(tx, thread.id);
    await forum.record(tx, {
      kind: input.postId === null ? "answer.unaccepted" : "answer.accepted",
      subjectId: input.postId ?? thread.id,
      actorId: idOf(actor),
      data: { threadId: thread.id, postId: input.postId },
    });
    return path;
  });
}
