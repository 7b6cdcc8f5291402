import { asc, gt, inArray } from "drizzle-orm";
import { groupMembers, groups, users } from "#db/schema/index.ts";
import type { Db } from "#platform/store.ts";
import { authorOfKey } from "../sink/users.ts";
import { filled, iso, type Pages, pages, present, ROWS, times } from "./fields.ts";
import type { Names } from "./ids.ts";

export async function* groupRecords(db: Db, names: Names): Pages {
  for await (const rows of pages((after) =>
    db.select().from(groups).where(gt(groups.id, after)).orderBy(asc(groups.id)).limit(ROWS),
  )) {
    const members = await db
      .select()
      .from(groupMembers)
      .where(
        inArray(
          groupMembers.groupId,
          rows.map(({ id }) => id),
        ),
      )
      .orderBy(asc(groupMembers.userId));
    const people = await names.of(
      "user",
      members.map(({ userId }) => userId),
    );
    yield rows.map((row) => ({
      name: row.name,
      members: members.filter(({ groupId }) => groupId === row.id).map(({ userId }) => people.get(userId)?.id),
      createdAt: iso(row.createdAt),
    }));
  }
}

export async function* userRecords(db: Db, names: Names): Pages {
  for await (const rows of pages((after) =>
    db.select().from(users).where(gt(users.id, after)).orderBy(asc(users.id)).limit(ROWS),
  )) {
    const named = await names.of(
      "user",
      rows.map(({ id }) => id),
    );
    yield rows.flatMap((row) => {
      const naming = named.get(row.id);
      // Stands in for an author of whom the source knew at most a name; the post says it.
      if (!naming || authorOfKey(naming.id)) return [];
      const { stoaPlaceholder: _, ...extra } = naming.extra;
      return [
        {
          id: naming.id,
          username: row.username,
          displayName: row.displayName,
          ...present({ email: row.email }),
          role: row.role,
          ...filled({ title: row.title, team: row.team, bio: row.bio }),
          ...present({ locale: row.locale }),
          createdAt: iso(row.createdAt),
          ...times({ seenAt: row.seenAt, suspendedUntil: row.suspendedUntil, deletedAt: row.deletedAt }),
          ...present({ suspendedReason: row.suspendedReason }),
          ...extra,
        },
      ];
    });
  }
}
