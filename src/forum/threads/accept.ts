import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { helpfulMarks, posts, threads } from "#db/schema/index.ts";
import { demand, Refusal } from "#platform/refusal.ts";
import { structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { idOf, mayTakePart } from "../members/policy.ts";
import { postPath, threadPath } from "./addresses.ts";
import { loadPost, postToChange, recountThread, threadToChange, touchThread } from "./changes.ts";
import type { acceptInput, helpfulInput } from "./input.ts";
import { mayAccept, mayMarkHelpful, mayRead } from "./policy.ts";

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

/** "Helpful": one mark a person and post, given or taken back. @returns the post's path */
export async function markHelpful(forum: Forum, actor: Actor, input: z.output<typeof helpfulInput>): Promise<string> {
  demand(mayTakePart(actor));
  const userId = idOf(actor);
  return forum.write(async (tx) => {
    const { post, thread } = await postToChange(tx, input.postId);
    const structure = await structureOf(forum, tx);
    if (!mayRead(actor, thread, structure)) throw new Refusal("not_found");
    demand(mayMarkHelpful(actor, post));
    const given = input.helpful === "yes";
    const changed = given
      ? await tx
          .insert(helpfulMarks)
          .values({ postId: post.id, userId, createdAt: forum.now() })
          .onConflictDoNothing()
          .returning()
      : await tx
          .delete(helpfulMarks)
          .where(and(eq(helpfulMarks.postId, post.id), eq(helpfulMarks.userId, userId)))
          .returning();
    if (changed.length > 0) {
      const by = given ? 1 : -1;
      await tx
        .update(posts)
        .set({ helpfulCount: sql`${posts.helpfulCount} + ${by}` })
        .where(eq(posts.id, post.id));
      await tx
        .update(threads)
        .set({ helpfulCount: sql`${threads.helpfulCount} + ${by}` })
        .where(eq(threads.id, thread.id));
      await touchThread(tx, thread);
    }
    return postPath(thread, post.number);
  });
}
