import { and, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { helpfulMarks, posts, threads } from "#db/schema/index.ts";
import { demand, Refusal } from "#platform/refusal.ts";
import { structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { idOf, mayTakePart } from "../members/policy.ts";
import { bumpVersion } from "../versions.ts";
import { postPath } from "./addresses.ts";
import { postToChange, touchThread } from "./changes.ts";
import type { helpfulInput } from "./input.ts";
import { mayMarkHelpful, mayRead } from "./policy.ts";

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
      // Their profile tells how many their posts have been helpful to.
      await bumpVersion(tx, `user:${post.authorId}`);
    }
    return postPath(thread, post.number);
  });
}
