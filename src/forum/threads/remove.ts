import { eq } from "drizzle-orm";
import type { z } from "zod";
import { posts } from "#db/schema/index.ts";
import { demand, Refusal } from "#platform/refusal.ts";
import type { Tx } from "#platform/store.ts";
import { publishThreads } from "../categories/changes.ts";
import { structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import { type Actor, guest } from "../members/actor.ts";
import { idOf, mayTakePart } from "../members/policy.ts";
import { bumpVersion } from "../versions.ts";
import { postPath, threadPath } from "./addresses.ts";
import {
  bumpWriters,
  countPost,
  countThreads,
  type PostRow,
  postToChange,
  recountThread,
  type ThreadRow,
  touchThread,
} from "./changes.ts";
import type { deletePostInput, postInput } from "./input.ts";
import { mayDelete, mayRead, mayRestore } from "./policy.ts";

const NOT_SOLVED = { acceptedPostId: null, acceptedAt: null, checkedAt: null };

/**
 * Deletes a post to a tombstone that keeps its number; with the opening post the whole thread goes.
 * @returns where to go on reading
 */
export async function deletePost(forum: Forum, actor: Actor, input: z.output<typeof deletePostInput>): Promise<string> {
  demand(mayTakePart(actor));
  const by = idOf(actor);
  return forum.write(async (tx) => {
    const now = forum.now();
    const { post, thread } = await postToChange(tx, input.postId);
    const structure = await structureOf(forum, tx);
    if (!mayRead(actor, thread, structure)) throw new Refusal("not_found");
    demand(mayDelete(actor, post, thread));
    const data = { threadId: thread.id, postId: post.id, reason: input.reason };
    if (post.number === 1) {
      await touchThread(tx, thread, { deletedAt: now, deletedBy: by });
      await countThreads(tx, thread.categoryId, -1);
      await bumpWriters(tx, [thread.id]);
      await forum.record(tx, { kind: "thread.deleted", subjectId: thread.id, actorId: by, data });
      return "/";
    }
    await tx
      .update(posts)
      .set({ deletedAt: now, deletedBy: by, deletedReason: input.reason || null })
      .where(eq(posts.id, post.id));
    await countPost(tx, post.authorId, -1, null);
    // What is deleted helps nobody any more.
    await touchThread(tx, thread, thread.acceptedPostId === post.id ? NOT_SOLVED : {});
    await bumpVersion(tx, `user:${post.authorId}`);
    await recountThread(tx, thread.id);
    await forum.record(tx, { kind: "post.deleted", subjectId: post.id, actorId: by, data });
    return postPath(thread, post.number);
  });
}

/** Brings a deleted post back; the opening one with its thread. @returns its path */
export async function restorePost(forum: Forum, actor: Actor, input: z.output<typeof postInput>): Promise<string> {
  demand(mayTakePart(actor));
  const by = idOf(actor);
  return forum.write(async (tx) => {
    const { post, thread } = await postToChange(tx, input.postId);
    const structure = await structureOf(forum, tx);
    const facts = post.number === 1 ? { ...post, deletedBy: thread.deletedBy } : post;
    // The author of a deleted thread does not read it any more, and may still take the deletion back.
    if (!mayRead(actor, { ...thread, deletedAt: null }, structure)) throw new Refusal("not_found");
    demand(mayRestore(actor, facts));
    if (post.number === 1) {
      await restoreThread(tx, thread);
      // Its category may have opened while it was away.
      if (mayRead(guest, { ...thread, deletedAt: null }, structure)) await publishThreads(tx, [thread.id], forum.now());
    }
    if (post.number > 1) await restoreReply(tx, thread, post);
    await forum.record(tx, {
      kind: post.number === 1 ? "thread.restored" : "post.restored",
      subjectId: post.number === 1 ? thread.id : post.id,
      actorId: by,
      data: { threadId: thread.id, postId: post.id },
    });
    return post.number === 1 ? threadPath(thread) : postPath(thread, post.number);
  });
}

async function restoreThread(tx: Tx, thread: ThreadRow): Promise<void> {
  if (thread.deletedAt === null) return;
  await touchThread(tx, thread, { deletedAt: null, deletedBy: null });
  await countThreads(tx, thread.categoryId, 1);
  await bumpWriters(tx, [thread.id]);
}

async function restoreReply(tx: Tx, thread: ThreadRow, post: PostRow): Promise<void> {
  if (thread.deletedAt !== null) throw new Refusal("gone");
  if (post.deletedAt === null) return;
  await tx.update(posts).set({ deletedAt: null, deletedBy: null, deletedReason: null }).where(eq(posts.id, post.id));
  await countPost(tx, post.authorId, 1, thread.publicSince);
  await recountThread(tx, thread.id);
  await bumpVersion(tx, `user:${post.authorId}`);
  await touchThread(tx, thread);
}
