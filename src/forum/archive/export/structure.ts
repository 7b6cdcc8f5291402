import { asc, eq, gt, inArray } from "drizzle-orm";
import { categories, categoryGroups, groups, tags } from "#db/schema/index.ts";
import type { Db } from "#platform/store.ts";
import { filled, iso, type Pages, pages, present, ROWS, unless } from "./fields.ts";
import type { Names } from "./ids.ts";

export async function* categoryRecords(db: Db, names: Names): Pages {
  for await (const rows of pages((after) =>
    db.select().from(categories).where(gt(categories.id, after)).orderBy(asc(categories.id)).limit(ROWS),
  )) {
    const named = await names.of(
      "category",
      rows.flatMap(({ id, parentId }) => [id, parentId]),
    );
    const chosen = await db
      .select({ categoryId: categoryGroups.categoryId, right: categoryGroups.right, name: groups.name })
      .from(categoryGroups)
      .innerJoin(groups, eq(groups.id, categoryGroups.groupId))
      .where(
        inArray(
          categoryGroups.categoryId,
          rows.map(({ id }) => id),
        ),
      );
    yield rows.map((row) => {
      const groupsFor = (right: string) => {
        const found = chosen.filter((one) => one.categoryId === row.id && one.right === right).map(({ name }) => name);
        return found.length > 0 ? found : undefined;
      };
      return {
        id: named.get(row.id)?.id,
        slug: row.slug,
        name: row.name,
        description: row.description,
        parentId: row.parentId === null ? null : (named.get(row.parentId)?.id ?? null),
        position: row.position,
        kind: row.kind,
        color: row.color,
        ...unless({ see: row.see }, "everyone"),
        ...unless({ start: row.start, reply: row.reply }, "members"),
        ...present({ seeGroups: groupsFor("see"), startGroups: groupsFor("start"), replyGroups: groupsFor("reply") }),
        ...present({ slowSeconds: row.slowSeconds, closeSolvedDays: row.closeSolvedDays }),
        createdAt: iso(row.createdAt),
        ...named.get(row.id)?.extra,
      };
    });
  }
}

export async function* tagRecords(db: Db, names: Names): Pages {
  for await (const rows of pages((after) =>
    db.select().from(tags).where(gt(tags.id, after)).orderBy(asc(tags.id)).limit(ROWS),
  )) {
    const named = await names.of(
      "tag",
      rows.map(({ id }) => id),
    );
    yield rows.map((row) => ({
      name: row.name,
      ...filled({ description: row.description }),
      ...named.get(row.id)?.extra,
    }));
  }
}
