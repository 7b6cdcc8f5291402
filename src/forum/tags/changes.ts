import { and, eq, inArray, isNull } from "drizzle-orm";
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
  let known = await knownTags(tx, wanted);
  if (known.size < wanted.size) {
    // Whoever renames or deletes tags at this moment is waited for; then we look again.
    await bumpVersion(tx, "tags");
    known = await knownTags(tx, wanted);
    await makeTags(tx, wanted, known, now);
  }
  const found = [...new Set([...wanted.keys()].flatMap((key) => known.get(key) ?? []))];
  if (publicSince !== null) await publishTyped(tx, wanted, known, publicSince);
  return found;
}

/**
 * What only hidden threads carried until now is a new tag for who types it: it is called as they spell it, and the
 * spelling and the description that were not meant for everybody never show.
 */
async function publishTyped(
  tx: Tx,
  wanted: ReadonlyMap<string, string>,
  known: ReadonlyMap<string, number>,
  now: number,
): Promise<void> {
  const ids = [...known.values()];
  const hidden = await tx
    .select({ id: tags.id, nameKey: tags.nameKey })
    .from(tags)
    .where(and(inArray(tags.id, ids), isNull(tags.publicSince)));
  for (const tag of hidden) {
    const [nameKey, name] = [...wanted].find(([key]) => known.get(key) === tag.id) ?? [];
    if (nameKey === undefined || name === undefined) continue;
    if (nameKey !== tag.nameKey) {
      // Typed by a former name, which it takes back.
      await tx.delete(formerTags).where(eq(formerTags.nameKey, nameKey));
      await tx.insert(formerTags).values({ nameKey: tag.nameKey, tagId: tag.id });
    }
    await tx.update(tags).set({ name, nameKey, description: "", publicSince: now }).where(eq(tags.id, tag.id));
    await bumpVersion(tx, `tag:${tag.id}`);
  }
}

/** Ids by key. @throws Refusal tag_gone */
async function knownTags(tx: Tx, wanted: ReadonlyMap<string, string>): Promise<Map<string, number>> {
  if (wanted.size === 0) return new Map();
  const keys = [...wanted.keys()];
  const current = await tx.select({ id: tags.id, nameKey: tags.nameKey }).from(tags).where(inArray(tags.nameKey, keys));
  const known = new Map(current.map(({ id, nameKey }) => [nameKey, id]));
  if (known.size === wanted.size) return known;
  for (const { nameKey, tagId } of await tx.select().from(formerTags).where(inArray(formerTags.nameKey, keys))) {
    if (tagId === null) {
      throw new Refusal("tag_gone", { field: "tags", detail: { name: wanted.get(nameKey) ?? nameKey } });
    }
    known.set(nameKey, tagId);
  }
  return known;
}

/** Adds to `known` what was missing. */
async function makeTags(
  tx: Tx,
  wanted: ReadonlyMap<string, string>,
  known: Map<string, number>,
  now: number,
): Promise<void> {
  const missing = [...wanted].filter(([nameKey]) => !known.has(nameKey));
  if (missing.length === 0) return;
  const rows = missing.map(([nameKey, name]) => ({ name, nameKey, description: "", createdAt: now }));
  const made = await tx.insert(tags).values(rows).returning({ id: tags.id, nameKey: tags.nameKey });
  for (const { id, nameKey } of made) known.set(nameKey, id);
}

/** From now on everyone may know that these tags exist. */
export async function publishTags(tx: Tx, ids: readonly number[], now: number): Promise<void> {
  if (ids.length === 0) return;
  await tx
    .update(tags)
    .set({ publicSince: now })
    .where(and(inArray(tags.id, [...ids]), isNull(tags.publicSince)));
}
