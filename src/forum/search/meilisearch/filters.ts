import type { SearchFilters } from "../engine.ts";

/** Leaves out the document that holds no post. */
export const ANY_POST = "time EXISTS";

/**
 * Conditions that all must hold, in Meilisearch's language; null: nothing can. They are made of numbers alone, never
 * of what somebody typed.
 */
export function filterOf(filters: SearchFilters): string[] | null {
  const { categoryIds, withoutCategoryIds = [], tagIds = [], authorIds, state = [], after, before } = filters;
  const lists: [string, readonly number[]][] = tagIds.map((ids) => ["tags", ids]);
  if (categoryIds) lists.push(["category", categoryIds]);
  if (authorIds) lists.push(["author", authorIds]);
  if (lists.some(([, ids]) => ids.length === 0)) return null;
  const all = lists.map(([field, ids]) => `${field} IN ${listOf(ids)}`);
  if (withoutCategoryIds.length > 0) all.push(`category NOT IN ${listOf(withoutCategoryIds)}`);
  for (const name of state) all.push(`${name} = 1`);
  if (typeof after === "number") all.push(`time >= ${whole(after)}`);
  if (typeof before === "number") all.push(`time < ${whole(before)}`);
  if (filters.inTitle) all.push("titled = 1");
  return all;
}

function listOf(ids: readonly number[]): string {
  return `[${ids.map(whole).join(", ")}]`;
}

/** @throws when it is no whole number: nothing else may reach a filter */
function whole(value: number): number {
  if (!Number.isSafeInteger(value)) throw new Error("only whole numbers stand in filters");
  return value;
}
