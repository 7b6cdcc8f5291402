import { asc, getTableColumns, isNull } from "drizzle-orm";
import { type CategoryRight, categories, categoryGroups } from "#db/schema/index.ts";
import type { Db, Tx } from "#platform/store.ts";
import type { Forum } from "../forum.ts";
import { versionIn, versionOf } from "../versions.ts";

// Without the number of threads, which changes without a new version of the structure.
const { threadCount: _, deletedAt: __, ...shown } = getTableColumns(categories);

export type Category = Omit<typeof categories.$inferSelect, "threadCount" | "deletedAt"> & {
  /** Ids of the groups for each right whose audience is "groups". */
  readonly groups: Readonly<Record<CategoryRight, readonly number[]>>;
};

/** All categories with their rights, whoever asks: pass them through the policy before showing any. */
export interface Structure {
  /** In the company's order, sub-categories right after their parent. */
  readonly categories: readonly Category[];
  readonly byId: ReadonlyMap<number, Category>;
}

const known = new WeakMap<object, { version: number; structure: Structure }>();

/**
 * Read once for each version: categories are few, and every page asks for them. `tx`: as it stands within a
 * transaction, for what a command demands there.
 */
export async function structureOf(forum: Pick<Forum, "db" | "store">, tx?: Tx): Promise<Structure> {
  const version = tx ? await versionIn(tx, "structure") : await versionOf(forum.store, "structure");
  const cached = known.get(forum.db);
  if (cached?.version === version) return cached.structure;
  const structure = await readStructure(tx ?? forum.db);
  // What a transaction sees may be its own change, which can still be undone.
  if (!tx) known.set(forum.db, { version, structure });
  return structure;
}

/** As it stands now, inside a transaction too. Deleted categories are not in it. */
export async function readStructure(db: Db | Tx): Promise<Structure> {
  const rows = await db
    .select(shown)
    .from(categories)
    .where(isNull(categories.deletedAt))
    .orderBy(asc(categories.position), asc(categories.id));
  const groups = await db.select().from(categoryGroups).orderBy(asc(categoryGroups.groupId));
  const groupsFor = (categoryId: number, right: CategoryRight) =>
    groups.filter((row) => row.categoryId === categoryId && row.right === right).map((row) => row.groupId);
  const all = rows.map((row) => ({
    ...row,
    groups: { see: groupsFor(row.id, "see"), start: groupsFor(row.id, "start"), reply: groupsFor(row.id, "reply") },
  }));
  const tops = all.filter((category) => category.parentId === null);
  const ordered = tops.flatMap((top) => [top, ...all.filter((category) => category.parentId === top.id)]);
  return { categories: ordered, byId: new Map(ordered.map((category) => [category.id, category])) };
}
