import { eq, max, sql } from "drizzle-orm";
import type { z } from "zod";
import { categories, categoryGroups, threads } from "#db/schema/index.ts";
import { demand, Refusal } from "#platform/refusal.ts";
import type { Tx } from "#platform/store.ts";
import { demandUnchanged } from "../fingerprint.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { idOf, mayAdminister } from "../members/policy.ts";
import { slugOf } from "../slug.ts";
import { bumpVersion } from "../versions.ts";
import {
  categoryIn,
  childrenOf,
  followRights,
  keepFormerPaths,
  putCategoryGroups,
  structureToChange,
} from "./changes.ts";
import type { CategoryInput, categoryInput, editCategoryInput, orderCategoryInput } from "./input.ts";
import { categoryForm } from "./queries.ts";
import type { Structure } from "./structure.ts";

/** A new category at the end of its siblings. @returns its id */
export async function createCategory(forum: Forum, actor: Actor, input: CategoryInput): Promise<number> {
  const [id] = await createCategories(forum, actor, [input]);
  if (id === undefined) throw new Error("the category was not stored");
  return id;
}

/** Several at once, all or none. @returns their ids, in order */
export async function createCategories(
  forum: Forum,
  actor: Actor,
  inputs: readonly CategoryInput[],
): Promise<number[]> {
  demand(mayAdminister(actor));
  return forum.write(async (tx) => {
    const before = await structureToChange(tx);
    const ids: number[] = [];
    for (const input of inputs) {
      demandPlace(before, input);
      const id = await insertCategory(tx, input, forum.now());
      await putCategoryGroups(tx, id, input);
      await forum.record(tx, {
        kind: "category.created",
        subjectId: id,
        actorId: idOf(actor),
        data: { name: input.name },
      });
      ids.push(id);
    }
    await followRights(tx, before, ids, forum.now());
    return ids;
  });
}

async function insertCategory(tx: Tx, input: CategoryInput, now: number): Promise<number> {
  const [last] = await tx.select({ position: max(categories.position) }).from(categories);
  const { groups: _, slug, ...columns } = input;
  const [row] = await tx
    .insert(categories)
    .values({
      ...columns,
      slug: slugOf(slug || input.name, "category"),
      position: (last?.position ?? -1) + 1,
      threadCount: 0,
      createdAt: now,
    })
    .returning({ id: categories.id });
  if (!row) throw new Error("the category was not stored");
  return row.id;
}

/** Changes what a category is called, what it is for, where it stands and who may do what in it. */
export async function editCategory(
  forum: Forum,
  actor: Actor,
  input: z.output<typeof editCategoryInput>,
): Promise<void> {
  demand(mayAdminister(actor));
  await forum.write(async (tx) => {
    const before = await structureToChange(tx);
    const category = categoryIn(before, input.id);
    demandUnchanged(input.basis, categoryForm(category));
    demandPlace(before, input, category.id);
    const { id, basis: _, groups: __, slug, ...columns } = input;
    await tx
      .update(categories)
      .set({ ...columns, slug: slugOf(slug || input.name, "category") })
      .where(eq(categories.id, id));
    await putCategoryGroups(tx, id, input);
    await followRights(tx, before, [id], forum.now());
    await keepFormerPaths(tx, before, id);
    await forum.record(tx, {
      kind: "category.edited",
      subjectId: id,
      actorId: idOf(actor),
      data: { before: categoryForm(category) },
    });
  });
}

/** One level of sub-categories, and no two siblings of the same name. */
function demandPlace(structure: Structure, input: Pick<CategoryInput, "name" | "parentId">, id?: number): void {
  const { parentId } = input;
  if (parentId !== null) {
    const parent = structure.byId.get(parentId);
    if (!parent || parentId === id) throw new Refusal("choose_parent", { field: "parentId" });
    if (parent.parentId !== null) throw new Refusal("parent_is_nested", { field: "parentId" });
    if (id !== undefined && childrenOf(structure, id).length > 0)
      throw new Refusal("has_subcategories", { field: "parentId" });
  }
  const named = (name: string) => name.toLowerCase();
  const same = childrenOf(structure, parentId).find(
    (other) => other.id !== id && named(other.name) === named(input.name),
  );
  if (same) throw new Refusal("category_name_taken", { field: "name" });
}

/** Moves a category one place among its siblings; at the end nothing happens. */
export async function orderCategory(
  forum: Forum,
  actor: Actor,
  input: z.output<typeof orderCategoryInput>,
): Promise<void> {
  demand(mayAdminister(actor));
  await forum.write(async (tx) => {
    const structure = await structureToChange(tx);
    const category = categoryIn(structure, input.id);
    const ids = childrenOf(structure, category.parentId).map(({ id }) => id);
    const from = ids.indexOf(category.id);
    const to = from + (input.to === "up" ? -1 : 1);
    const other = ids[to];
    if (other === undefined) return;
    ids[from] = other;
    ids[to] = category.id;
    // All siblings anew: imported ones may stand at the same place.
    const positions = sql.join(
      ids.map((id, position) => sql`when ${id} then cast(${position} as integer)`),
      sql` `,
    );
    await tx
      .update(categories)
      .set({ position: sql`case ${categories.id} ${positions} else ${categories.position} end` });
    await bumpVersion(tx, "lists");
    await forum.record(tx, { kind: "category.ordered", subjectId: category.id, actorId: idOf(actor) });
  });
}

/**
 * Deletes a category without threads and sub-categories; its address answers 410 if it was ever public.
 * @throws Refusal category_not_empty also for deleted threads, which would have no place to be restored to
 */
export async function deleteCategory(forum: Forum, actor: Actor, input: z.output<typeof categoryInput>): Promise<void> {
  demand(mayAdminister(actor));
  await forum.write(async (tx) => {
    const structure = await structureToChange(tx);
    const category = categoryIn(structure, input.id);
    if (childrenOf(structure, category.id).length > 0) throw new Refusal("has_subcategories");
    // First: whoever puts a thread into it waits for this row, and finds it deleted; or was quicker, and is found here.
    await tx.update(categories).set({ deletedAt: forum.now() }).where(eq(categories.id, category.id));
    const [thread] = await tx
      .select({ id: threads.id })
      .from(threads)
      .where(eq(threads.categoryId, category.id))
      .limit(1);
    if (thread) throw new Refusal("category_not_empty");
    await tx.delete(categoryGroups).where(eq(categoryGroups.categoryId, category.id));
    await bumpVersion(tx, "lists", `category:${category.id}`);
    await forum.record(tx, {
      kind: "category.deleted",
      subjectId: category.id,
      actorId: idOf(actor),
      data: { name: category.name },
    });
  });
}
