/** What is done with several threads at once: each in a transaction of its own, with its own line in the log. */
import { and, eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import { posts, threadTags } from "#db/schema/index.ts";
import { demand, Refusal } from "#platform/refusal.ts";
import { structureOf } from "../../categories/structure.ts";
import type { Forum } from "../../forum.ts";
import { type Actor, guest } from "../../members/actor.ts";
import { idOf, mayModerate } from "../../members/policy.ts";
import { tagIds } from "../../tags/changes.ts";
import { MAX_TAGS_PER_THREAD } from "../../tags/input.ts";
import { closeThread, moveThread } from "../../threads/arrange.ts";
import { threadToChange, touchThread } from "../../threads/changes.ts";
import { mayRead } from "../../threads/policy.ts";
import { type Done, each } from "../people/limit.ts";
import { removePost } from "../remove-post.ts";
import type { closeThreadsInput, deleteThreadsInput, moveThreadsInput, tagThreadsInput } from "./input.ts";

export async function closeThreads(
  forum: Forum,
  actor: Actor,
  { ids, closed, reason }: z.output<typeof closeThreadsInput>,
): Promise<Done> {
  demand(mayModerate(actor));
  return each(ids, async (id) => {
    await closeThread(forum, actor, { id, closed, reason });
  });
}

/** @throws Refusal choose_category */
export async function moveThreads(
  forum: Forum,
  actor: Actor,
  { ids, categoryId }: z.output<typeof moveThreadsInput>,
): Promise<Done> {
  demand(mayModerate(actor));
  return each(ids, async (id) => {
    await moveThread(forum, actor, { id, categoryId });
  });
}

/** Adds tags to those that each has; one that would have too many is left as it is. */
export async function tagThreads(
  forum: Forum,
  actor: Actor,
  { ids, tags }: z.output<typeof tagThreadsInput>,
): Promise<Done> {
  demand(mayModerate(actor));
  return each(ids, (id) => addTags(forum, actor, id, tags));
}

async function addTags(forum: Forum, actor: Actor, id: number, names: readonly string[]): Promise<void> {
  await forum.write(async (tx) => {
    const thread = await threadToChange(tx, id);
    const structure = await structureOf(forum, tx);
    if (!mayRead(actor, thread, structure)) throw new Refusal("not_found");
    if (thread.deletedAt !== null) throw new Refusal("gone");
    const publicAt = mayRead(guest, thread, structure) ? forum.now() : null;
    const wanted = await tagIds(tx, names, forum.now(), publicAt);
    const had = await tx.select({ id: threadTags.tagId }).from(threadTags).where(eq(threadTags.threadId, id));
    const added = wanted.filter((tagId) => !had.some((one) => one.id === tagId));
    if (added.length === 0) return;
    if (had.length + added.length > MAX_TAGS_PER_THREAD) throw new Refusal("too_many_tags", { field: "tags" });
    await tx.insert(threadTags).values(added.map((tagId) => ({ threadId: id, tagId })));
    await touchThread(tx, thread);
    const data = { threadId: id };
    await forum.record(tx, { kind: "thread.tagged", subjectId: id, actorId: idOf(actor), data });
  });
}

/** Of others' threads a decision for each, which its author is told. @throws Refusal choose_rule */
export async function deleteThreads(
  forum: Forum,
  actor: Actor,
  { ids, rule, reason }: z.output<typeof deleteThreadsInput>,
): Promise<Done> {
  demand(mayModerate(actor));
  const openings = await forum.db
    .select({ id: posts.id, threadId: posts.threadId })
    .from(posts)
    .where(and(inArray(posts.threadId, [...ids]), eq(posts.number, 1)));
  return each(ids, async (id) => {
    const opening = openings.find(({ threadId }) => threadId === id);
    if (!opening) throw new Refusal("not_found");
    await removePost(forum, actor, { postId: opening.id, rule, reason });
  });
}
