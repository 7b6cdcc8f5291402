import type { SearchDocument, SearchFilters } from "../engine.ts";

/** What a document can be narrowed by, as words of their own: they start with `_`, which no term's number does. */
export function facetsOf(document: SearchDocument): string {
  const { categoryId, authorId, tagIds, kind, isSolved, isAnswered, createdAt } = document;
  const facets = [`_c${categoryId}`, `_u${authorId}`, ...tagIds.map((id) => `_g${id}`)];
  if (isSolved) facets.push("_solved");
  if (kind === "question" && !isSolved) facets.push("_unsolved");
  if (kind === "question" && !isAnswered) facets.push("_unanswered");
  const { year, month } = monthOf(createdAt);
  facets.push(`_y${year}`, `_m${year}_${month}`);
  return facets.join(" ");
}

/** What no hit may have, as a question to FTS5. */
export function withoutFacets({ withoutCategoryIds = [] }: SearchFilters): string[] {
  return withoutCategoryIds.map((id) => `facets : "_c${id}"`);
}

/**
 * The same as a question to FTS5: "" without a filter, null when nothing can match. Times are rounded to months;
 * SQL knows them to the millisecond.
 */
export function facetQuery(filters: SearchFilters): string | null {
  const lists: string[][] = [];
  if (filters.categoryIds) lists.push(filters.categoryIds.map((id) => `_c${id}`));
  if (filters.authorIds) lists.push(filters.authorIds.map((id) => `_u${id}`));
  for (const ids of filters.tagIds ?? []) lists.push(ids.map((id) => `_g${id}`));
  for (const state of filters.state ?? []) lists.push([`_${state}`]);
  if (typeof filters.after === "number" || typeof filters.before === "number") {
    lists.push(monthsBetween(filters.after ?? null, filters.before ?? null));
  }
  if (lists.some((list) => list.length === 0)) return null;
  return lists.map((list) => `facets : (${list.map((facet) => `"${facet}"`).join(" OR ")})`).join(" AND ");
}

/** No post is older than the web, none younger than tomorrow by much. */
const FIRST_YEAR = 1970;
const LAST_YEAR = 2100;

function monthsBetween(after: number | null, before: number | null): string[] {
  const from = monthOf(after ?? Date.UTC(FIRST_YEAR));
  const to = monthOf(before ?? Date.UTC(LAST_YEAR));
  const facets: string[] = [];
  for (let year = Math.max(from.year, FIRST_YEAR); year <= Math.min(to.year, LAST_YEAR); year++) {
    const first = year === from.year ? from.month : 1;
    const last = year === to.year ? to.month : 12;
    if (first === 1 && last === 12) facets.push(`_y${year}`);
    else for (let month = first; month <= last; month++) facets.push(`_m${year}_${month}`);
  }
  return facets;
}

function monthOf(ms: number): { year: number; month: number } {
  const date = new Date(ms);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1 };
}
