import type { Category } from "#forum/categories/structure.ts";
import type { Option } from "#ui/field.tsx";

/** Categories to choose from, sub-categories set in below their parent. */
export function categoryOptions(categories: readonly Category[]): Option[] {
  return categories.map((category) => ({
    value: String(category.id),
    label: category.parentId === null ? category.name : `\u2003${category.name}`,
  }));
}
