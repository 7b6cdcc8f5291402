import type { z } from "zod";
import { demand, Refusal } from "#platform/refusal.ts";
import { structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { idOf, mayTakePart } from "../members/policy.ts";
import { postPath, threadPath } from "./addresses.ts";
import { postToChange } from "./changes.ts";
import type { deletePostInput, postInput } from "./input.ts";
import { mayDelete, mayRead, mayRestore } from "./policy.ts";
import { absenceOf, bringBack, takeAway } from "./withhold.ts";

/**
 * Deletes a post to a tombstone that keeps its number; with the opening post the whole thread goes.
 * @returns where to go on reading
 */
export async function deletePost(forum: Forum, actor: Actor, input: z.output<typeof deletePostInput>): Promise<string> {
  demand(mayTakePart(actor));
  return forum.write(async (tx) => {
    const { post, thread } = await postToChange(tx, input.postId);
    const structure = await structureOf(forum, tx);
    if (!mayRead(actor, thread, structure)) throw new Refusal("not_found");
    demand(mayDelete(actor, post, thread));
    await takeAway(
      forum,
      tx,
      { post, thread },
      { by: idOf(actor), reason: input.reason, withheld: null, decisionId: null },
    );
    return post.number === 1 ? "/" : postPath(thread, post.number);
  });
}

/** Brings a deleted post back; the opening one with its thread. @returns its path */
export async function restorePost(forum: Forum, actor: Actor, input: z.output<typeof postInput>): Promise<string> {
  demand(mayTakePart(actor));
  return forum.write(async (tx) => {
    const { post, thread } = await postToChange(tx, input.postId);
    const structure = await structureOf(forum, tx);
    // The author of a deleted thread does not read it any more, and may still take the deletion back.
    if (!mayRead(actor, { ...thread, deletedAt: null }, structure)) throw new Refusal("not_found");
    demand(mayRestore(actor, { ...post, ...absenceOf({ post, thread }) }));
    if (post.number > 1 && thread.deletedAt !== null) throw new Refusal("gone");
    // Its author's account is deleted, and its text with it.
    if (post.body === "") throw new Refusal("gone");
    await bringBack(forum, tx, { post, thread }, idOf(actor));
    return post.number === 1 ? threadPath(thread) : postPath(thread, post.number);
  });
}
