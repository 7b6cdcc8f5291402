import { inArray, type SQL } from "drizzle-orm";
import { tags, users } from "#db/schema/index.ts";
import { visibleCategories } from "../categories/policy.ts";
import { type Structure, structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { usernameKey } from "../members/names.ts";
import { tagKey } from "../tags/names.ts";
import { foldWord, lower } from "./analysis/fold.ts";
import type { SearchFilters } from "./engine.ts";
import type { ParsedQuery } from "./query/parse.ts";

/** The names of a question as ids, for what the reader may see: what they may not see is as unknown as a misspelt name. */
export async function filtersOf(forum: Forum, actor: Actor, query: ParsedQuery): Promise<SearchFilters> {
  const structure = await structureOf(forum);
  const [tagIds, authorIds] = await Promise.all([tagsNamed(forum, query.tags), authorsNamed(forum, query)]);
  return {
    ...categoriesFor(actor, structure, query.categories),
    ...(tagIds.length > 0 && { tagIds }),
    ...(authorIds && { authorIds }),
    state: query.states.filter((state) => state !== "staff"),
    after: query.after,
    before: query.before,
    inTitle: query.inTitle,
  };
}

type CategoryFilters = Pick<SearchFilters, "categoryIds" | "withoutCategoryIds">;

/** Keeps what the reader may not see out of the best hits. */
export function hiddenCategories(actor: Actor, structure: Structure): CategoryFilters {
  const visible = visibleCategories(actor, structure);
  const hidden = structure.categories.filter((category) => !visible.includes(category));
  return hidden.length === 0 ? {} : { withoutCategoryIds: hidden.map(({ id }) => id) };
}

/** Any of the named ones with their sub-categories. When none is named, those are told that may not be seen: they are fewer. */
function categoriesFor(actor: Actor, structure: Structure, names: readonly string[]): CategoryFilters {
  if (names.length === 0) return hiddenCategories(actor, structure);
  const visible = visibleCategories(actor, structure);
  const wanted = new Set(names.map(nameKey));
  const named = visible.filter(({ slug, name }) => wanted.has(nameKey(slug)) || wanted.has(nameKey(name)));
  const ids = new Set(named.map(({ id }) => id));
  const chosen = visible.filter(({ id, parentId }) => ids.has(id) || (parentId !== null && ids.has(parentId)));
  return { categoryIds: chosen.map(({ id }) => id) };
}

function nameKey(name: string): string {
  return lower(name)
    .split(/[\s-]+/u)
    .map(foldWord)
    .join(" ");
}

async function tagsNamed(forum: Forum, names: readonly string[]): Promise<number[][]> {
  if (names.length === 0) return [];
  const keys = names.map((name) => tagKey(name.replace(/^#/, "")));
  const rows = await forum.db.select({ id: tags.id, key: tags.nameKey }).from(tags).where(inArray(tags.nameKey, keys));
  return keys.map((key) => rows.filter((row) => row.key === key).map(({ id }) => id));
}

/** Who wrote it: one of the named, and one of the company's people where `is:staff` stands. */
async function authorsNamed(forum: Forum, { people, states }: ParsedQuery): Promise<number[] | undefined> {
  const wantsStaff = states.includes("staff");
  if (people.length === 0 && !wantsStaff) return undefined;
  const named =
    people.length === 0 ? null : await peopleWhere(forum, inArray(users.usernameKey, people.map(usernameKey)));
  if (!wantsStaff) return named ?? [];
  const staff = await peopleWhere(forum, inArray(users.role, ["staff", "moderator", "administrator"]));
  return named ? named.filter((id) => staff.includes(id)) : staff;
}

async function peopleWhere(forum: Forum, where: SQL): Promise<number[]> {
  return (await forum.db.select({ id: users.id }).from(users).where(where)).map(({ id }) => id);
}
