import { inArray, sql } from "drizzle-orm";
import { threads, threadViews } from "#db/schema/index.ts";
import type { Forum } from "../forum.ts";

/** Adds reads to threads; what is no thread (any more) is left out. Grows no version: nobody's page shows it. */
export async function addViews(forum: Pick<Forum, "write">, counted: ReadonlyMap<number, number>): Promise<void> {
  if (counted.size === 0) return;
  await forum.write(async (tx) => {
    const known = await tx
      .select({ id: threads.id })
      .from(threads)
      .where(inArray(threads.id, [...counted.keys()]));
    if (known.length === 0) return;
    await tx
      .insert(threadViews)
      .values(known.map(({ id }) => ({ threadId: id, count: counted.get(id) ?? 0 })))
      .onConflictDoUpdate({
        target: threadViews.threadId,
        set: { count: sql`${threadViews.count} + excluded.count` },
      });
  });
}
