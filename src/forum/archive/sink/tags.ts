import { and, eq, inArray, isNull } from "drizzle-orm";
import { formerTags, tags } from "#db/schema/index.ts";
import { tagIds } from "#forum/tags/changes.ts";
import { tagKey, tagNameFrom, tagPath } from "#forum/tags/names.ts";
import { bumpVersion } from "#forum/versions.ts";
import type { Tx } from "#platform/store.ts";
import { textToMarkdown } from "../markup/html.ts";
import type { Item } from "../readers/source.ts";
import { knownRecords, problem, type Run, remember, untilUndisturbed } from "./run.ts";

type TagItem = Extract<Item, { kind: "tag" }>;

/** Stores tags, and descriptions for those that have none yet. */
export async function writeTags(run: Run, items: readonly TagItem[]): Promise<void> {
  for (const { record, at } of items) {
    if (tagNameFrom(record.name) === null) problem(run, at, `"${record.name}" cannot be the name of a tag`);
  }
  await untilUndisturbed(async () => {
    const stored = await run.forum.write(async (tx) => {
      const ids = await tagIdsByName(
        run,
        tx,
        items.map(({ record }) => record.name),
      );
      const known = await knownRecords(
        run,
        tx,
        "tag",
        items.map(({ record }) => record.name),
      );
      const fresh = new Map<string, { sourceId: string; targetId: number; extra: Record<string, unknown> | null }>();
      for (const { record, markup } of items) {
        const targetId = ids.get(record.name);
        if (targetId === undefined) continue;
        if (!known.has(record.name)) fresh.set(record.name, { sourceId: record.name, targetId, extra: record.extra });
        if (record.description === "") continue;
        const description = textToMarkdown(record.description, markup);
        await tx
          .update(tags)
          .set({ description })
          .where(and(eq(tags.id, targetId), eq(tags.description, "")));
        await bumpVersion(tx, `tag:${targetId}`);
      }
      await remember(run, tx, "tag", [...fresh.values()]);
      return fresh.size;
    });
    run.stored.tags += stored;
  });
}

/** Ids of tags by the names a source gives them. A name of which nothing fits has none, nor has a deleted tag. */
export async function tagIdsByName(run: Run, tx: Tx, names: readonly string[]): Promise<Map<string, number>> {
  const fitting = new Map<string, string>();
  for (const name of names) {
    const fits = tagNameFrom(name);
    if (fits !== null) fitting.set(name, fits);
  }
  const missing = [...new Set(fitting.values())].filter((name) => !run.tags.has(tagKey(name)));
  if (missing.length > 0) {
    const gone = await tx
      .select({ key: formerTags.nameKey })
      .from(formerTags)
      .where(and(inArray(formerTags.nameKey, missing.map(tagKey)), isNull(formerTags.tagId)));
    const goneKeys = new Set(gone.map(({ key }) => key));
    const usable = missing.filter((name) => !goneKeys.has(tagKey(name)));
    await tagIds(tx, usable, run.forum.now());
    const rows = await tx
      .select({ id: tags.id, key: tags.nameKey })
      .from(tags)
      .where(inArray(tags.nameKey, usable.map(tagKey)));
    const current = new Map(rows.map((row) => [row.key, row.id]));
    for (const name of usable) {
      // Not there under its own name: renamed.
      const id = current.get(tagKey(name)) ?? (await tagIds(tx, [name], run.forum.now()))[0];
      if (id !== undefined) run.tags.set(tagKey(name), id);
    }
  }
  const ids = new Map<string, number>();
  for (const [name, fits] of fitting) {
    const id = run.tags.get(tagKey(fits));
    if (id !== undefined) ids.set(name, id);
  }
  return ids;
}

/** Tags that a thread of the source has, and those that were public here before; what is deleted stays so. */
export async function findSharedTags(run: Run, names: readonly string[]): Promise<void> {
  const known = await run.forum.db
    .select({ key: tags.nameKey, name: tags.name, publicSince: tags.publicSince })
    .from(tags);
  const gone = await run.forum.db.select({ key: formerTags.nameKey }).from(formerTags).where(isNull(formerTags.tagId));
  const named = new Map(known.map(({ key, name }) => [key, name]));
  for (const { key, name, publicSince } of known) if (publicSince !== null) run.sharedTags.set(key, name);
  for (const used of names) {
    const name = tagNameFrom(used);
    if (name !== null) run.sharedTags.set(tagKey(name), named.get(tagKey(name)) ?? name);
  }
  for (const { key } of gone) run.sharedTags.delete(key);
}

/** The page of a tag by the name that a source gives it; null: there is none for everybody. */
export function sharedTagPath(run: Run, used: string): string | null {
  const name = run.sharedTags.get(tagKey(tagNameFrom(used) ?? ""));
  return name === undefined ? null : tagPath(name);
}
