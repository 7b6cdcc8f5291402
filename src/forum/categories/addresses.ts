import type { Category } from "./structure.ts";

/** `/c/slug/id`, or `/c/parent/slug/id`: the id decides, the rest is for readers. */
export function categoryPath(
  category: Pick<Category, "id" | "slug" | "parentId">,
  structure: { byId: ReadonlyMap<number, Pick<Category, "slug">> },
): string {
  const parent = category.parentId === null ? undefined : structure.byId.get(category.parentId);
  const slugs = [...(parent ? [parent.slug] : []), category.slug].map(encodeURIComponent);
  return `/c/${slugs.join("/")}/${category.id}`;
}
