import { asc, count, eq } from "drizzle-orm";
import { categories, categoryGroups, groupMembers, groups, users } from "#db/schema/index.ts";
import { demand } from "#platform/refusal.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { mayAdminister } from "../members/policy.ts";

export const GROUP_MEMBERS_PER_PAGE = 100;

export interface ListedGroup {
  id: number;
  name: string;
  members: number;
}

/** All groups by name, with the number of their members. */
export async function listGroups(forum: Forum, actor: Actor): Promise<ListedGroup[]> {
  demand(mayAdminister(actor));
  return forum.db
    .select({ id: groups.id, name: groups.name, members: count(groupMembers.userId) })
    .from(groups)
    .leftJoin(groupMembers, eq(groupMembers.groupId, groups.id))
    .groupBy(groups.id)
    .orderBy(asc(groups.name));
}

export interface GroupView {
  id: number;
  name: string;
  /** By user name, one page of them. */
  members: { id: number; username: string; displayName: string }[];
  pages: number;
  /** Categories whose rights name the group. */
  categories: { id: number; name: string }[];
}

/** One group with a page of its members; null when there is none. */
export async function readGroup(forum: Forum, actor: Actor, id: number, page: number): Promise<GroupView | null> {
  demand(mayAdminister(actor));
  const [group] = await forum.db.select().from(groups).where(eq(groups.id, id));
  if (!group) return null;
  const [[total], members, used] = await Promise.all([
    forum.db.select({ n: count() }).from(groupMembers).where(eq(groupMembers.groupId, id)),
    forum.db
      .select({ id: users.id, username: users.username, displayName: users.displayName })
      .from(groupMembers)
      .innerJoin(users, eq(users.id, groupMembers.userId))
      .where(eq(groupMembers.groupId, id))
      .orderBy(asc(users.usernameKey))
      .limit(GROUP_MEMBERS_PER_PAGE)
      .offset((page - 1) * GROUP_MEMBERS_PER_PAGE),
    forum.db
      .selectDistinct({ id: categories.id, name: categories.name })
      .from(categoryGroups)
      .innerJoin(categories, eq(categories.id, categoryGroups.categoryId))
      .where(eq(categoryGroups.groupId, id)),
  ]);
  const pages = Math.max(1, Math.ceil((total?.n ?? 0) / GROUP_MEMBERS_PER_PAGE));
  return { id, name: group.name, members, pages, categories: used };
}
