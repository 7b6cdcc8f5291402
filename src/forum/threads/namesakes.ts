/** Threads of one title in one category, oldest first: what a thread's page says of itself depends on the one before it. */
import { and, desc, eq, inArray, isNull, type SQLWrapper, sql } from "drizzle-orm";
import { threads } from "#db/schema/index.ts";
import { prepared } from "#platform/store/prepared.ts";
import type { Tx } from "#platform/store.ts";
import type { Forum } from "../forum.ts";
import { saw } from "../reading.ts";
import type { ThreadRow } from "./changes.ts";

/** Two moments further apart than this lie on different days, on whatever clock: one day a year has 25 hours. */
const DAYS_APART_MS = 25 * 3_600_000;

/**
 * What tells a thread from older ones of its title in its category: nothing when there are none, the day on which it
 * began, or, when the one before may have begun on the same day, its number too.
 */
export type ToldBy = "title" | "day" | "number";

export async function toldBy(
  forum: Forum,
  { id, title, categoryId, createdAt }: Pick<ThreadRow, "id" | "title" | "categoryId" | "createdAt">,
): Promise<ToldBy> {
  const [before] = await namesakeBefore(forum.db, { id, title, categoryId, createdAt });
  if (!before) return "title";
  // Whatever makes it leave lets its version grow.
  saw(`thread:${before.id}`, before.version);
  return createdAt - before.createdAt > DAYS_APART_MS ? "day" : "number";
}

const namesakeBefore = prepared((db) =>
  db
    .select({ id: threads.id, createdAt: threads.createdAt, version: threads.version })
    .from(threads)
    .where(
      and(
        eq(threads.title, sql.placeholder("title")),
        eq(threads.categoryId, sql.placeholder("categoryId")),
        isNull(threads.deletedAt),
        sql`(${threads.createdAt}, ${threads.id}) < (${sql.placeholder("createdAt")}, ${sql.placeholder("id")})`,
      ),
    )
    .orderBy(desc(threads.createdAt), desc(threads.id))
    .limit(1),
);

/**
 * To be called when these threads have come to their title, to their category or back: the one after each of them has
 * another one before it now. For a new thread, which is the last of its title, it need not be.
 */
export async function touchNamesakesAfter(tx: Tx, ids: readonly number[] | SQLWrapper): Promise<void> {
  const after = sql`(select n.id from threads n where n.title = threads.title and n.category_id = threads.category_id
    and n.deleted_at is null and (n.created_at, n.id) > (threads.created_at, threads.id)
    order by n.created_at, n.id limit 1)`;
  const next = tx
    .select({ id: after })
    .from(threads)
    .where(inArray(threads.id, ids as number[]));
  await tx
    .update(threads)
    .set({ version: sql`${threads.version} + 1` })
    .where(inArray(threads.id, next));
}
