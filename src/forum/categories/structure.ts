import { asc } from "drizzle-orm";
import { type CategoryRight, categories, categoryGroups } from "#db/schema/index.ts";
import type { Forum } from "../forum.ts";
import { versionsOf } from "../versions.ts";

export type Category = typeof categories.$inferSelect & {
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

/** Read once for each version: categories are few, and every page asks for them. */
export async function structureOf(forum: Pick<Forum, "db">): Promise<Structure> {
  const version = (await versionsOf(forum.db, ["structure"])).get("structure") ?? 0;
  const cached = known.get(forum.db);
  if (cached?.version === version) return cached.structure;
  const [rows, groups] = await Promise.all([
    forum.db.select().from(categories).orderBy(asc(categories.position), asc(categories.id)),
    forum.db.select().from(categoryGroups),
  ]);
  const groupsFor = (categoryId: number, right: CategoryRight) =>
    groups.filter((row) => row.categoryId === categoryId && row.right === right).map((row) => row.groupId);
  const all = rows.map((row) => ({
    ...row,
    groups: { see: groupsFor(row.id, "see"), start: groupsFor(row.id, "start"), reply: groupsFor(row.id, "reply") },
  }));
  const tops = all.filter((category) => category.parentId === null);
  const ordered = tops.flatMap((top) => [top, ...all.filter((category) => category.parentId === top.id)]);
  const structure = { categories: ordered, byId: new Map(ordered.map((category) => [category.id, category])) };
  known.set(forum.db, { version, structure });
  return structure;
}
