import { inArray } from "drizzle-orm";
import { posts, threads } from "#db/schema/index.ts";
import type { Tx } from "#platform/store.ts";
import { chunks, type Run } from "./run.ts";

const IDS_PER_QUERY = 1000;
/** Larger numbers would use the ids up that PostgreSQL has to give. */
export const LARGEST_KEPT_ID = 1_000_000_000;
/** The number in an id such as "17", "t17" or "p17". */
export function numberOf(sourceId: string): number | undefined {
  const number = Number(/^[a-z]?(\d{1,10})$/i.exec(sourceId)?.[1] ?? 0);
  return number >= 1 && number <= LARGEST_KEPT_ID ? number : undefined;
}

/**
 * Ids that these rows keep from their source, by their source ids: as far as they are free, and each once.
 */
export async function keptIds(
  run: Run,
  tx: Tx,
  table: "threads" | "posts",
  sourceIds: readonly string[],
): Promise<Map<string, number>> {
  const wanted = new Map<number, string>();
  if (!run.keepIds[table]) return new Map();
  for (const sourceId of sourceIds) {
    const number = numberOf(sourceId);
    if (number !== undefined && !wanted.has(number)) wanted.set(number, sourceId);
  }
  const { id } = table === "threads" ? threads : posts;
  for (const ids of chunks([...wanted.keys()], IDS_PER_QUERY)) {
    const taken = await tx
      .select({ id })
      .from(table === "threads" ? threads : posts)
      .where(inArray(id, ids));
    for (const row of taken) wanted.delete(row.id);
  }
  return new Map([...wanted].map(([number, sourceId]) => [sourceId, number]));
}
