import { eq } from "drizzle-orm";
import type { z } from "zod";
import { posts } from "#db/schema/index.ts";
import { demand, Refusal } from "#platform/refusal.ts";
import { structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { idOf, mayModerate } from "../members/policy.ts";
import { postPath } from "./addresses.ts";
import { postToChange, touchThread } from "./changes.ts";
import type { lockInput } from "./input.ts";
import { mayRead } from "./policy.ts";

/** From now on nobody but moderators edits or deletes a post; or its author may again. @returns its path */
export async function lockPost(forum: Forum, actor: Actor, input: z.output<typeof lockInput>): Promise<string> {
  demand(mayModerate(actor));
  const locked = input.locked === "yes";
  return forum.write(async (tx) => {
    const { post, thread } = await postToChange(tx, input.postId);
    if (!mayRead(actor, thread, await structureOf(forum, tx))) throw new Refusal("not_found");
    if (post.deletedAt !== null) throw new Refusal("gone");
    const path = postPath(thread, post.number);
    if ((post.lockedAt !== null) === locked) return path;
    await tx
      .update(posts)
      .set({ lockedAt: locked ? forum.now() : null })
      .where(eq(posts.id, post.id));
    await touchThread(tx, thread);
    const data = { threadId: thread.id, postId: post.id };
    const kind = locked ? "post.locked" : "post.unlocked";
    await forum.record(tx, { kind, subjectId: post.id, actorId: idOf(actor), data });
    return path;
  });
}
