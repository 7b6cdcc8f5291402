import { and, eq } from "drizzle-orm";
import type { z } from "zod";
import { revisions } from "#db/schema/index.ts";
import { demand, Refusal } from "#platform/refusal.ts";
import { structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { idOf, mayModerate } from "../members/policy.ts";
import { postToChange, touchThread } from "./changes.ts";
import type { hideRevisionInput } from "./input.ts";
import { mayRead } from "./policy.ts";

/**
 * Takes the text of a former version out of the history for all but moderators, or shows it again.
 * @returns the path of the history @throws Refusal current_version: that one is edited, or the post hidden
 */
export async function hideRevision(
  forum: Forum,
  actor: Actor,
  input: z.output<typeof hideRevisionInput>,
): Promise<string> {
  demand(mayModerate(actor));
  const { postId, version } = input;
  const hidden = input.hidden === "yes";
  return forum.write(async (tx) => {
    const { post, thread } = await postToChange(tx, postId);
    if (!mayRead(actor, thread, await structureOf(forum, tx))) throw new Refusal("not_found");
    if (version === post.revision) throw new Refusal("current_version");
    const [changed] = await tx
      .update(revisions)
      .set({ hiddenAt: hidden ? forum.now() : null })
      .where(and(eq(revisions.postId, postId), eq(revisions.revision, version)))
      .returning({ revision: revisions.revision });
    if (!changed) throw new Refusal("not_found");
    await touchThread(tx, thread);
    const kind = hidden ? "post.revision_hidden" : "post.revision_shown";
    const data = { threadId: thread.id, postId, version };
    await forum.record(tx, { kind, subjectId: postId, actorId: idOf(actor), data });
    return `/p/${postId}/history`;
  });
}
