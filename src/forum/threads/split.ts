import { eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import { movedPosts, notifications, posts } from "#db/schema/index.ts";
import { demand, Refusal } from "#platform/refusal.ts";
import type { Tx } from "#platform/store.ts";
import { publishThreads } from "../categories/changes.ts";
import { maySeeCategory } from "../categories/policy.ts";
import { structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import { type Actor, guest } from "../members/actor.ts";
import { idOf, mayTakePart } from "../members/policy.ts";
import { threadPath } from "./addresses.ts";
import {
  bumpWriters,
  countThreads,
  kindIn,
  type PostRow,
  recountThread,
  threadToChange,
  touchThread,
} from "./changes.ts";
import type { splitInput } from "./input.ts";
import { touchNamesakesAfter } from "./namesakes.ts";
import { mayArrange, mayMoveTo, mayRead } from "./policy.ts";
import { insertThread } from "./start.ts";
import { NOT_SOLVED } from "./withhold.ts";

/** So many posts move in one transaction. */
export const MOST_SPLIT = 500;

/**
 * Begins a new thread with some replies of another, in their order; the first of them is its opening post. Their old
 * places lead to the new ones. What answers them moves along when `withReplies`; else it hangs below what is left.
 * @returns the path of the new thread
 * @throws Refusal choose_posts, too_many_posts, gone, choose_category
 */
export async function splitThread(forum: Forum, actor: Actor, input: z.output<typeof splitInput>): Promise<string> {
  demand(mayTakePart(actor));
  demand(mayArrange(actor));
  return forum.write(async (tx) => {
    const from = await threadToChange(tx, input.id);
    const structure = await structureOf(forum, tx);
    if (!mayRead(actor, from, structure)) throw new Refusal("not_found");
    if (from.deletedAt !== null) throw new Refusal("gone");
    const category = structure.byId.get(input.categoryId);
    if (!category || !mayMoveTo(actor, category, structure))
      throw new Refusal("choose_category", { field: "categoryId" });
    const chosen = await chosenPosts(tx, from.id, input);
    const [opening] = chosen;
    if (!opening) throw new Refusal("choose_posts", { field: "numbers" });
    if (chosen.length > MOST_SPLIT) throw new Refusal("too_many_posts", { field: "numbers" });
    if (opening.deletedAt !== null) throw new Refusal("gone", { field: "numbers" });

    const isPublic = maySeeCategory(guest, category, structure);
    const { title, now } = { title: input.title, now: opening.createdAt };
    const id = await insertThread(tx, {
      ...{ categoryId: category.id, title, kind: kindIn(category.kind), authorId: opening.authorId, now },
      publicSince: null,
    });
    await leaveBehind(tx, chosen);
    await moveTo(tx, id, chosen);
    const isAcceptedGone = chosen.some((post) => post.id === from.acceptedPostId);
    await touchThread(tx, from, isAcceptedGone ? NOT_SOLVED : {});
    await touchThread(tx, { id, categoryId: category.id, authorId: opening.authorId }, { lastNumber: chosen.length });
    await touchNamesakesAfter(tx, [id]);
    await recountThread(tx, from.id);
    await recountThread(tx, id);
    await countThreads(tx, category.id, 1);
    if (isPublic) await publishThreads(tx, [id], forum.now());
    await bumpWriters(tx, [from.id, id]);
    const data = { threadId: id, from: from.id, posts: chosen.length, title: input.title };
    await forum.record(tx, { kind: "thread.split", subjectId: id, actorId: idOf(actor), data });
    return threadPath(await threadToChange(tx, id));
  });
}

/** By number, the opening post never. */
async function chosenPosts(
  tx: Tx,
  threadId: number,
  { numbers, withReplies }: Pick<z.output<typeof splitInput>, "numbers" | "withReplies">,
): Promise<PostRow[]> {
  const all = await tx
    .select({ id: posts.id, number: posts.number, parentId: posts.parentId })
    .from(posts)
    .where(eq(posts.threadId, threadId))
    .orderBy(posts.number);
  const wanted = new Set(numbers);
  const chosen = new Set<number>();
  // A reply has a higher number than what it answers, so one look in their order finds all that hang below.
  for (const { id, number, parentId } of all) {
    const follows = withReplies === "on" && parentId !== null && chosen.has(parentId);
    if (number > 1 && (wanted.has(number) || follows)) chosen.add(id);
  }
  if (chosen.size === 0) return [];
  if (chosen.size > MOST_SPLIT) throw new Refusal("too_many_posts", { field: "numbers" });
  return tx
    .select()
    .from(posts)
    .where(inArray(posts.id, [...chosen]))
    .orderBy(posts.number);
}

/** What answers a post that goes, and stays itself, answers what that post answered. */
async function leaveBehind(tx: Tx, chosen: readonly PostRow[]): Promise<void> {
  const parentOf = new Map(chosen.map(({ id, parentId }) => [id, parentId]));
  const staysAbove = (id: number | null): number | null => {
    let above = id;
    while (above !== null && parentOf.has(above)) above = parentOf.get(above) ?? null;
    return above;
  };
  const gone = new Set(parentOf.keys());
  const answers = await tx
    .select({ id: posts.id, parentId: posts.parentId })
    .from(posts)
    .where(inArray(posts.parentId, [...gone]));
  for (const { id, parentId } of answers) {
    if (!gone.has(id))
      await tx
        .update(posts)
        .set({ parentId: staysAbove(parentId) })
        .where(eq(posts.id, id));
  }
}

async function moveTo(tx: Tx, threadId: number, chosen: readonly PostRow[]): Promise<void> {
  const ids = new Set(chosen.map(({ id }) => id));
  await tx
    .insert(movedPosts)
    .values(chosen.map(({ threadId: from, number, id }) => ({ threadId: from, number, postId: id })));
  for (const [at, { id, parentId }] of chosen.entries()) {
    // The opening post answers nothing, and what answered it is said to the thread.
    const parent = parentId !== null && ids.has(parentId) && parentId !== chosen[0]?.id ? parentId : null;
    await tx
      .update(posts)
      .set({ threadId, number: at + 1, parentId: parent })
      .where(eq(posts.id, id));
  }
  await tx
    .update(notifications)
    .set({ threadId })
    .where(inArray(notifications.postId, [...ids]));
}
