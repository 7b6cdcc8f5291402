import { eq, inArray, sql } from "drizzle-orm";
import type { z } from "zod";
import { categories, threads, threadTags } from "#db/schema/index.ts";
import { demand, Refusal } from "#platform/refusal.ts";
import { categoryIn, hideThreads, publishThreads, structureToChange } from "../categories/changes.ts";
import type { emptyCategoryInput } from "../categories/input.ts";
import { maySeeCategory } from "../categories/policy.ts";
import type { Forum } from "../forum.ts";
import { type Actor, guest } from "../members/actor.ts";
import { idOf, mayAdminister } from "../members/policy.ts";
import { bumpVersion, type VersionKey } from "../versions.ts";
import { bumpWriters, kindIn } from "./changes.ts";
import { touchNamesakesAfter } from "./namesakes.ts";

/** Moves all threads of a category to another, deleted ones too, so that it can be deleted. Addresses stay. */
export async function moveAllThreads(
  forum: Forum,
  actor: Actor,
  input: z.output<typeof emptyCategoryInput>,
): Promise<void> {
  demand(mayAdminister(actor));
  await forum.write(async (tx) => {
    const structure = await structureToChange(tx);
    const from = categoryIn(structure, input.id);
    const target = structure.byId.get(input.to);
    if (!target || target.id === from.id) throw new Refusal("choose_category", { field: "to" });
    // Locks the row: whoever starts a thread here waits, and starts it in the category that this one leaves empty.
    const [counted] = await tx
      .update(categories)
      .set({ threadCount: sql`${categories.threadCount}` })
      .where(eq(categories.id, from.id))
      .returning({ n: categories.threadCount });
    const moved = tx.select({ id: threads.id }).from(threads).where(eq(threads.categoryId, from.id));
    const live = tx
      .select({ id: threads.id })
      .from(threads)
      .where(sql`${threads.categoryId} = ${from.id} and ${threads.deletedAt} is null`);
    const tagRows = await tx
      .selectDistinct({ tagId: threadTags.tagId })
      .from(threadTags)
      .where(inArray(threadTags.threadId, moved));
    if (maySeeCategory(guest, target, structure)) await publishThreads(tx, live, forum.now());
    else if (maySeeCategory(guest, from, structure)) await hideThreads(tx, moved);
    await bumpWriters(tx, moved);
    await tx.update(categories).set({ threadCount: 0 }).where(eq(categories.id, from.id));
    await tx
      .update(categories)
      .set({ threadCount: sql`${categories.threadCount} + ${counted?.n ?? 0}` })
      .where(eq(categories.id, target.id));
    await tx
      .update(threads)
      .set({ categoryId: target.id, kind: kindIn(target.kind), version: sql`${threads.version} + 1` })
      .where(eq(threads.categoryId, from.id));
    await touchNamesakesAfter(tx, tx.select({ id: threads.id }).from(threads).where(eq(threads.categoryId, target.id)));
    await bumpVersion(
      tx,
      "lists",
      `category:${from.id}`,
      `category:${target.id}`,
      ...tagRows.map(({ tagId }): VersionKey => `tag:${tagId}`),
    );
    await forum.record(tx, {
      kind: "category.emptied",
      subjectId: from.id,
      actorId: idOf(actor),
      data: { to: target.id, threads: counted?.n ?? 0 },
    });
  });
}
