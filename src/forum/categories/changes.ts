import { and, eq, inArray, isNotNull, isNull, type SQLWrapper, sql } from "drizzle-orm";
import {
  type CategoryRight,
  categories,
  categoryGroups,
  groups,
  posts,
  redirects,
  tags,
  threads,
  threadTags,
  users,
} from "#db/schema/index.ts";
import { Refusal } from "#platform/refusal.ts";
import type { Tx } from "#platform/store.ts";
import { guest } from "../members/actor.ts";
import { bumpVersion, type VersionKey } from "../versions.ts";
import { categoryPath } from "./addresses.ts";
import { visibleCategories } from "./policy.ts";
import { type Category, readStructure, type Structure } from "./structure.ts";

/**
 * The structure as this transaction will change it. Growing its version first makes everybody else who changes it
 * wait until we are done, on both engines: what is checked here still holds when it is written.
 */
export async function structureToChange(tx: Tx): Promise<Structure> {
  await bumpVersion(tx, "structure");
  return readStructure(tx);
}

/** @throws Refusal not_found */
export function categoryIn(structure: Structure, id: number): Category {
  const category = structure.byId.get(id);
  if (!category) throw new Refusal("not_found");
  return category;
}

export function childrenOf(structure: Structure, id: number | null): Category[] {
  return structure.categories.filter((category) => category.parentId === id);
}

/** Writes who may see, start and reply where that is a matter of groups. @throws Refusal choose_group */
export async function putCategoryGroups(
  tx: Tx,
  categoryId: number,
  rights: Pick<Category, CategoryRight | "groups">,
): Promise<void> {
  await tx.delete(categoryGroups).where(eq(categoryGroups.categoryId, categoryId));
  const wanted = (["see", "start", "reply"] as const).filter((right) => rights[right] === "groups");
  const rows = wanted.flatMap((right) => rights.groups[right].map((groupId) => ({ categoryId, right, groupId })));
  if (rows.length === 0) return;
  const ids = [...new Set(rows.map(({ groupId }) => groupId))];
  const known = await tx.select({ id: groups.id }).from(groups).where(inArray(groups.id, ids));
  const missing = rows.find(({ groupId }) => !known.some(({ id }) => id === groupId));
  if (missing) throw new Refusal("choose_group", { field: missing.right });
  await tx.insert(categoryGroups).values(rows);
}

/**
 * After a change of rights: grows the versions of what some people see now and did not before, or no longer,
 * and notes since when everyone could read what guests see from now on.
 */
export async function followRights(tx: Tx, before: Structure, ids: readonly number[], now: number): Promise<void> {
  const touched = ids.flatMap((id) => [id, ...childrenOf(before, id).map((child) => child.id)]);
  await bumpVersion(tx, "lists", ...touched.map((id): VersionKey => `category:${id}`));
  const after = await readStructure(tx);
  const publicBefore = new Set(visibleCategories(guest, before).map(({ id }) => id));
  const publicAfter = new Set(visibleCategories(guest, after).map(({ id }) => id));
  const opened = visibleCategories(guest, after).filter(({ id }) => !publicBefore.has(id));
  const closed = [...publicBefore].filter((id) => !publicAfter.has(id));
  if (closed.length > 0)
    await hideThreads(tx, tx.select({ id: threads.id }).from(threads).where(inArray(threads.categoryId, closed)));
  await publishCategories(
    tx,
    opened.map(({ id }) => id),
    now,
  );
}

/**
 * Keeps the addresses that a category and those below it had. Their id alone finds them under any name, so nobody is
 * led by these rows: they are for the list of all addresses that ever were public.
 */
export async function keepFormerPaths(tx: Tx, before: Structure, id: number): Promise<void> {
  const after = await readStructure(tx);
  const rows = [categoryIn(before, id), ...childrenOf(before, id)].flatMap((former) => {
    const path = categoryPath(former, before);
    const now = after.byId.get(former.id);
    if (former.publicSince === null || !now || categoryPath(now, after) === path) return [];
    return [{ path: decodeURIComponent(path), kind: "category" as const, targetId: former.id }];
  });
  if (rows.length > 0) await tx.insert(redirects).values(rows).onConflictDoNothing();
}

async function publishCategories(tx: Tx, ids: readonly number[], now: number): Promise<void> {
  if (ids.length === 0) return;
  const opened = and(inArray(threads.categoryId, [...ids]), isNull(threads.deletedAt));
  await tx
    .update(categories)
    .set({ publicSince: now })
    .where(and(inArray(categories.id, [...ids]), isNull(categories.publicSince)));
  await publishThreads(tx, tx.select({ id: threads.id }).from(threads).where(opened), now);
}

/** These threads leave everybody's sight; to be called before anything more is written in them. */
export async function hideThreads(tx: Tx, ids: number[] | SQLWrapper): Promise<void> {
  await tx
    .update(threads)
    .set({ publicNumber: sql`${threads.lastNumber}` })
    .where(and(inArray(threads.id, ids), isNotNull(threads.publicSince)));
}

/** Everyone can read these threads now: so they can see their tags, and the profiles of those who wrote in them. */
export async function publishThreads(tx: Tx, ids: number[] | SQLWrapper, now: number): Promise<void> {
  await tx
    .update(threads)
    .set({ publicSince: now })
    .where(and(inArray(threads.id, ids), isNull(threads.publicSince)));
  const authors = tx
    .select({ id: posts.authorId })
    .from(posts)
    .where(and(inArray(posts.threadId, ids), isNull(posts.deletedAt)));
  await tx
    .update(users)
    .set({ publicSince: now })
    .where(and(inArray(users.id, authors), isNull(users.publicSince)));
  const shownTags = tx.select({ id: threadTags.tagId }).from(threadTags).where(inArray(threadTags.threadId, ids));
  await tx
    .update(tags)
    .set({ publicSince: now })
    .where(and(inArray(tags.id, shownTags), isNull(tags.publicSince)));
}
