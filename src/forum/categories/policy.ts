import { inArray, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { CategoryRight } from "#db/schema/index.ts";
import type { Verdict } from "#platform/refusal.ts";
import { type Actor, atLeast } from "../members/actor.ts";
import { mayTakePart } from "../members/policy.ts";
import type { Category, Structure } from "./structure.ts";

/** Whether `actor` belongs to those whom a right of a category names. Administrators belong to all. */
function belongs(actor: Actor, category: Category, right: CategoryRight): boolean {
  if (atLeast(actor, "administrator")) return true;
  switch (category[right]) {
    case "everyone":
      return true;
    case "members":
      return atLeast(actor, "member");
    case "staff":
      return atLeast(actor, "staff");
    case "groups":
      return category.groups[right].some((id) => actor.groups.includes(id));
  }
}

/** A sub-category is seen by those who see its parent too. */
export function maySeeCategory(actor: Actor, category: Category, structure: Structure): boolean {
  const parent = category.parentId === null ? undefined : structure.byId.get(category.parentId);
  return belongs(actor, category, "see") && (parent === undefined || belongs(actor, parent, "see"));
}

export function mayStartIn(actor: Actor, category: Category, structure: Structure): Verdict {
  return mayUse(actor, category, structure, "start");
}

export function mayReplyIn(actor: Actor, category: Category, structure: Structure): Verdict {
  return mayUse(actor, category, structure, "reply");
}

function mayUse(actor: Actor, category: Category, structure: Structure, right: CategoryRight): Verdict {
  const verdict = mayTakePart(actor);
  if (verdict !== true) return verdict;
  if (!maySeeCategory(actor, category, structure)) return "not_found";
  return belongs(actor, category, right) ? true : "not_allowed";
}

export function visibleCategories(actor: Actor, structure: Structure): Category[] {
  return structure.categories.filter((category) => maySeeCategory(actor, category, structure));
}

/** `maySeeCategory` for many rows: the column names a category that `actor` may see. */
export function inVisibleCategory(column: SQLiteColumn, actor: Actor, structure: Structure): SQL {
  const visible = visibleCategories(actor, structure).map(({ id }) => id);
  return visible.length === 0 ? sql`1 = 0` : inArray(column, visible);
}
