import { amongPlaceholder, idList } from "#db/among.ts";
import { users } from "#db/schema/index.ts";
import { prepared } from "#platform/store/prepared.ts";
import type { Forum } from "../forum.ts";

/** Somebody as their posts show them. */
export interface Author {
  id: number;
  username: string;
  displayName: string;
  /** Badge and title of those who speak for the company; "" for everybody else. */
  team: string;
  title: string;
  deleted: boolean;
}

/** Everybody whose id is among `ids`, in one query. */
export async function authorsOf(forum: Forum, ids: Iterable<number>): Promise<Map<number, Author>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const rows = await usersAmong(forum.db, { ids: idList(wanted) });
  return new Map(rows.map(({ deletedAt, ...row }) => [row.id, { ...row, deleted: deletedAt !== null }]));
}

const usersAmong = prepared((db) =>
  db
    .select({
      id: users.id,
      username: users.username,
      displayName: users.displayName,
      team: users.team,
      title: users.title,
      deletedAt: users.deletedAt,
    })
    .from(users)
    .where(amongPlaceholder(users.id, "ids")),
);
