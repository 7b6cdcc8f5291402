import { and, count, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { categories, threads } from "#db/schema/index.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { dependOn } from "../versions.ts";
import { maySeeCategory, visibleCategories } from "./policy.ts";
import { type Category, type Structure, structureOf } from "./structure.ts";

export type FoundCategory =
  | { kind: "found"; category: Category; structure: Structure }
  /** Everybody could see it once; now it is deleted or hidden from this person. */
  | { kind: "gone" }
  | { kind: "none" };

/** The category behind an address, for one person. */
export async function findCategory(forum: Forum, actor: Actor, id: number): Promise<FoundCategory> {
  const structure = await structureOf(forum);
  const category = structure.byId.get(id);
  if (category && maySeeCategory(actor, category, structure)) return { kind: "found", category, structure };
  const [row] = await forum.db
    .select({ publicSince: categories.publicSince })
    .from(categories)
    .where(eq(categories.id, id));
  return { kind: row && row.publicSince !== null ? "gone" : "none" };
}

export interface CategoryOverview {
  category: Category;
  /** With those of its sub-categories that the person sees. */
  threadCount: number;
  /** The thread that moved last in it or in its sub-categories. */
  latest: { id: number; title: string; slug: string; lastPostAt: number } | null;
  children: CategoryOverview[];
}

/** All categories that somebody sees, in the company's order. Three statements, however many there are. */
export async function categoryOverview(forum: Forum, actor: Actor): Promise<CategoryOverview[]> {
  const structure = await structureOf(forum);
  const visible = visibleCategories(actor, structure);
  if (visible.length === 0) return [];
  await dependOn(forum.db, "lists");
  const [counts, latest] = await Promise.all([
    threadCounts(forum),
    forum.db
      .select({
        id: threads.id,
        categoryId: threads.categoryId,
        title: threads.title,
        slug: threads.slug,
        lastPostAt: threads.lastPostAt,
      })
      .from(threads)
      .where(inArray(threads.id, latestThreadIds(forum, visible))),
  ]);
  const byCategory = new Map(latest.map(({ categoryId, ...thread }) => [categoryId, thread]));
  const overviewOf = (category: Category): CategoryOverview => {
    const children = visible.filter((child) => child.parentId === category.id).map(overviewOf);
    const threadsHere = [byCategory.get(category.id), ...children.map((child) => child.latest)];
    return {
      category,
      children,
      threadCount: (counts.get(category.id) ?? 0) + children.reduce((sum, child) => sum + child.threadCount, 0),
      latest: threadsHere.reduce<CategoryOverview["latest"]>(
        (last, thread) => (thread && (!last || thread.lastPostAt > last.lastPostAt) ? thread : last),
        null,
      ),
    };
  };
  return visible.filter((category) => category.parentId === null).map(overviewOf);
}

/** One look into the index for each category, instead of a walk through all threads. */
function latestThreadIds(forum: Forum, visible: readonly Category[]) {
  const latest = forum.db
    .select({ id: threads.id })
    .from(threads)
    .where(and(eq(threads.categoryId, categories.id), isNull(threads.deletedAt)))
    .orderBy(desc(threads.lastPostAt))
    .limit(1);
  return forum.db
    .select({ id: sql<number>`(${latest})` })
    .from(categories)
    .where(
      inArray(
        categories.id,
        visible.map(({ id }) => id),
      ),
    );
}

/** Threads that are not deleted, by category. */
export async function threadCounts(forum: Forum): Promise<Map<number, number>> {
  const rows = await forum.db.select({ id: categories.id, n: categories.threadCount }).from(categories);
  return new Map(rows.map(({ id, n }) => [id, n]));
}

/** How many threads of a category are not deleted, and how many are. */
export async function threadsIn(forum: Forum, categoryId: number): Promise<{ live: number; deleted: number }> {
  const [row] = await forum.db
    .select({ all: count(), live: sql<number>`cast(count(*) filter (where ${threads.deletedAt} is null) as integer)` })
    .from(threads)
    .where(eq(threads.categoryId, categoryId));
  const live = row?.live ?? 0;
  return { live, deleted: (row?.all ?? 0) - live };
}

/** What the form of a category shows: its fingerprint tells whether somebody else has changed it meanwhile. */
export function categoryForm(category: Category) {
  const { name, slug, description, kind, color, parentId, see, start, reply, groups, closeSolvedDays, slowSeconds } =
    category;
  return { name, slug, description, kind, color, parentId, see, start, reply, groups, closeSolvedDays, slowSeconds };
}
