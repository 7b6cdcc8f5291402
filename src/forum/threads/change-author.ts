import { and, eq, isNull, sql } from "drizzle-orm";
import type { z } from "zod";
import { helpfulMarks, notifications, posts, users } from "#db/schema/index.ts";
import { demand, Refusal } from "#platform/refusal.ts";
import type { Tx } from "#platform/store.ts";
import { structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import { type Actor, atLeast } from "../members/actor.ts";
import { usernameKey } from "../members/names.ts";
import { idOf, mayModerate } from "../members/policy.ts";
import { bumpVersion } from "../versions.ts";
import { postPath } from "./addresses.ts";
import { countPost, loadThread, type PostRow, postToChange, recountThread, touchThread } from "./changes.ts";
import type { authorInput } from "./input.ts";
import { mayRead } from "./policy.ts";

/**
 * Gives a post to another author, and with the opening post its thread. What the company's people say is theirs: from
 * and to them only administrators do it. @returns its path @throws Refusal no_such_person, for_administrators
 */
export async function changeAuthor(forum: Forum, actor: Actor, input: z.output<typeof authorInput>): Promise<string> {
  demand(mayModerate(actor));
  return forum.write(async (tx) => {
    const { post, thread } = await postToChange(tx, input.postId);
    if (!mayRead(actor, thread, await structureOf(forum, tx))) throw new Refusal("not_found");
    if (post.deletedAt !== null) throw new Refusal("gone");
    const [from] = await tx.select({ role: users.role }).from(users).where(eq(users.id, post.authorId));
    const [to] = await tx
      .select({ id: users.id, role: users.role })
      .from(users)
      .where(and(eq(users.usernameKey, usernameKey(input.username.replace(/^@/, ""))), isNull(users.deletedAt)));
    if (!to) throw new Refusal("no_such_person", { field: "username" });
    const isOfCompany = [from, to].some((person) => person && atLeast(person, "staff"));
    if (isOfCompany && !atLeast(actor, "administrator")) throw new Refusal("for_administrators", { field: "username" });
    const path = postPath(thread, post.number);
    if (to.id === post.authorId) return path;
    await giveTo(tx, post, to.id, thread.publicSince);
    if (post.number === 1) await touchThread(tx, { ...thread, authorId: to.id }, { authorId: to.id });
    await touchThread(tx, thread);
    await recountThread(tx, thread.id);
    await bumpVersion(tx, `user:${post.authorId}`, `user:${to.id}`);
    const data = { threadId: thread.id, postId: post.id, from: post.authorId, userId: to.id };
    await forum.record(tx, { kind: "post.author_changed", subjectId: post.id, actorId: idOf(actor), data });
    return postPath(await loadThread(tx, thread.id), post.number);
  });
}

/** With what counts for its author; a mark of their own on it would count for them. */
async function giveTo(tx: Tx, post: PostRow, to: number, publicSince: number | null): Promise<void> {
  const own = and(eq(helpfulMarks.postId, post.id), eq(helpfulMarks.userId, to));
  const marks = await tx.delete(helpfulMarks).where(own).returning({ userId: helpfulMarks.userId });
  await tx
    .update(posts)
    // The key of a form belongs to who sent it.
    .set({ authorId: to, clientKey: null, helpfulCount: sql`${posts.helpfulCount} - ${marks.length}` })
    .where(eq(posts.id, post.id));
  await countPost(tx, post.authorId, -1, null);
  await countPost(tx, to, 1, publicSince);
  await tx.delete(notifications).where(and(eq(notifications.postId, post.id), eq(notifications.userId, to)));
  await tx
    .update(notifications)
    .set({ actorId: to })
    .where(and(eq(notifications.postId, post.id), eq(notifications.actorId, post.authorId)));
}
