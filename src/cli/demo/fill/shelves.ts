import { categories, categoryGroups, groups, tags } from "#db/schema/index.ts";
import { tagKey } from "#forum/tags/names.ts";
import type { Tx } from "#platform/store.ts";
import type { DemoAudience, DemoCategory, DemoForum, DemoThread } from "../types.ts";
import { type Ids, idIn } from "./people.ts";

/** Categories with their rights and counters, and tags. */
export async function insertShelves(tx: Tx, demo: DemoForum): Promise<{ categoryIds: Ids; tagIds: Ids }> {
  const opened = Math.min(...demo.people.map((person) => person.createdAt));
  const groupIds: Ids = new Map((await tx.select().from(groups)).map((group) => [group.name, group.id]));
  const categoryIds = new Map<string, number>();
  for (const category of demo.categories) {
    const { parent, see, start, reply, ...plain } = category;
    const [row] = await tx
      .insert(categories)
      .values({
        ...plain,
        parentId: parent === undefined ? null : idIn(categoryIds, parent),
        see: audience(see),
        start: audience(start),
        reply: audience(reply),
        threadCount: demo.threads.filter((thread) => thread.category === category.slug).length,
        publicSince: isPublic(demo, category.slug) ? opened : null,
        createdAt: opened,
      })
      .returning({ id: categories.id });
    const categoryId = row?.id ?? 0;
    categoryIds.set(category.slug, categoryId);
    const named = Object.entries({ see, start, reply } as const).flatMap(([right, who]) =>
      typeof who === "object"
        ? who.groups.map((name) => ({ right: right as "see", groupId: idIn(groupIds, name) }))
        : [],
    );
    if (named.length > 0) await tx.insert(categoryGroups).values(named.map((row) => ({ ...row, categoryId })));
  }
  return { categoryIds, tagIds: await insertTags(tx, demo, opened) };
}

async function insertTags(tx: Tx, demo: DemoForum, createdAt: number): Promise<Ids> {
  const rows = await tx
    .insert(tags)
    .values(
      demo.tags.map((tag) => ({
        ...tag,
        nameKey: tagKey(tag.name),
        publicSince: demo.threads.find((thread) => thread.tags.includes(tag.name) && wasPublic(demo, thread))
          ?.createdAt,
        createdAt,
      })),
    )
    .returning({ id: tags.id, name: tags.name });
  return new Map(rows.map((row) => [row.name, row.id]));
}

function audience(who: DemoAudience) {
  return typeof who === "object" ? "groups" : who;
}

function isPublic(demo: DemoForum, slug: string): boolean {
  const category = demo.categories.find((one): one is DemoCategory => one.slug === slug);
  return category?.see === "everyone" && (category.parent === undefined || isPublic(demo, category.parent));
}

/** Whether everyone could read a thread, where it stands or where it stood. */
export function wasPublic(demo: DemoForum, thread: DemoThread): boolean {
  return [thread.category, thread.formerCategory].some((slug) => slug !== undefined && isPublic(demo, slug));
}
