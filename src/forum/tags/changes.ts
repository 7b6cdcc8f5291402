import { and, inArray, isNull } from "drizzle-orm";
import { formerTags, tags } from "#db/schema/index.ts";
import { Refusal } from "#platform/refusal.ts";
import type { Tx } from "#platform/store.ts";
import { bumpVersion } from "../versions.ts";
import { tagKey } from "./names.ts";

/**
 * The ids of these tags, in their order; what is missing is made. A former name leads to the tag of today.
 * `publicSince`: the thread's; its tags are public from then on. The names have passed `tagsField`.
 * @throws Refusal tag_gone for the name of a deleted tag, beside the field `tags`
 */
export async function tagIds(
  tx: Tx,
  names: readonly string[],
  now: number,
  publicSince: number | null = null,
): Promise<number[]> {
  const wanted = new Map(names.map((name) => [tagKey(name), name]));
  if (wanted.size === 0) return [];
  const keys = [...wanted.keys()];
  const former = await tx.select().from(formerTags).where(inArray(formerTags.nameKey, keys));
  const ids = new Map<string, number>();
  for (const { nameKey, tagId } of former) {
    if (tagId === null)
      throw new Refusal("tag_gone", { field: "tags", detail: { name: wanted.get(nameKey) ?? nameKey } });
    ids.set(nameKey, tagId);
  }
  // In one order, so that two threads with the same new tags never wait for each other.
  const current = keys.filter((key) => !ids.has(key)).sort();
  if (current.length > 0) {
    const known = inArray(tags.nameKey, current);
    const before = await tx.select({ nameKey: tags.nameKey }).from(tags).where(known);
    const missing = current.filter((key) => !before.some((row) => row.nameKey === key));
    if (missing.length > 0) {
      const rows = missing.map((nameKey) => ({
        name: wanted.get(nameKey) ?? nameKey,
        nameKey,
        description: "",
        createdAt: now,
      }));
      await tx.insert(tags).values(rows).onConflictDoNothing();
      await bumpVersion(tx, "structure");
    }
    for (const row of await tx.select({ id: tags.id, nameKey: tags.nameKey }).from(tags).where(known)) {
      ids.set(row.nameKey, row.id);
    }
  }
  const found = [...new Set(keys.flatMap((key) => ids.get(key) ?? []))];
  if (publicSince !== null) await publishTags(tx, found, publicSince);
  return found;
}

/** From now on everyone may know that these tags exist. */
export async function publishTags(tx: Tx, ids: readonly number[], now: number): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(tags)
    .set({ publicSince: now })
    .where(and(inArray(tags.id, [...ids]), isNull(tags.publicSince)));
}
