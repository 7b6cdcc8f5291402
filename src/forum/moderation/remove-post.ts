import { eq } from "drizzle-orm";
import type { z } from "zod";
import { posts } from "#db/schema/index.ts";
import { demand } from "#platform/refusal.ts";
import type { Forum } from "../forum.ts";
import { type Actor, atLeast } from "../members/actor.ts";
import { mayTakePart } from "../members/policy.ts";
import { postPath } from "../threads/addresses.ts";
import { loadPost, loadThread } from "../threads/changes.ts";
import { deletePost } from "../threads/remove.ts";
import type { removePostInput } from "./input.ts";
import { decideAbout } from "./resolve.ts";

/**
 * Deletes one's own post; somebody else's by a decision, which names a rule, is told to its author and stands in the log.
 * @returns where to go on reading
 */
export async function removePost(forum: Forum, actor: Actor, input: z.output<typeof removePostInput>): Promise<string> {
  demand(mayTakePart(actor));
  const { postId, rule, reason } = input;
  const [post] = await forum.db.select({ by: posts.authorId }).from(posts).where(eq(posts.id, postId));
  if (!post || post.by === actor.id || !atLeast(actor, "moderator"))
    return deletePost(forum, actor, { postId, reason });
  const how = { outcome: "delete", rule, reason, days: 0, keepPost: false } as const;
  await decideAbout(forum, actor, { target: "post", targetId: postId, ...how });
  const deleted = await loadPost(forum.db, postId);
  return deleted.number === 1 ? "/" : postPath(await loadThread(forum.db, deleted.threadId), deleted.number);
}
