import { maySeeCategory } from "../../categories/policy.ts";
import type { Structure } from "../../categories/structure.ts";
import { type Actor, guest } from "../../members/actor.ts";
import type { SearchResults } from "../queries.ts";

/** Somebody of the staff who belongs to no group. */
const ANY_STAFF: Actor = { ...guest, role: "staff" };

/**
 * How many threads a search found, as far as everybody of the staff may know: they all read the log, and not all of
 * them what a group keeps for itself.
 */
export function foundForStaff({ counts }: Pick<SearchResults, "counts">, structure: Structure): number {
  let found = 0;
  for (const [categoryId, threads] of counts.categories) {
    const category = structure.byId.get(categoryId);
    if (category && maySeeCategory(ANY_STAFF, category, structure)) found += threads;
  }
  return found;
}
