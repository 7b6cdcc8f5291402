/** Addresses that came with an import, and former ones of categories: those that lead to what was public here. */
import { asc, gt, inArray } from "drizzle-orm";
import { categories, posts, redirects, tags, threads, users } from "#db/schema/index.ts";
import type { Db } from "#platform/store.ts";

const BATCH = 1_000;

type Row = typeof redirects.$inferSelect;

export interface KeptAddresses {
  imported: string[];
  formerCategories: string[];
}

export async function* keptAddresses(db: Db): AsyncGenerator<KeptAddresses> {
  for (let after = ""; ; ) {
    const rows = await db
      .select()
      .from(redirects)
      .where(gt(redirects.path, after))
      .orderBy(asc(redirects.path))
      .limit(BATCH);
    const last = rows.at(-1);
    if (!last) return;
    const wasPublic = await publicTargets(db, rows);
    const kept = rows.filter(wasPublic);
    const paths = (some: readonly Row[]) => some.map(({ path }) => path.split("/").map(encodeURIComponent).join("/"));
    yield {
      imported: paths(kept.filter((row) => !isFormerCategory(row))),
      formerCategories: paths(kept.filter(isFormerCategory)),
    };
    after = last.path;
  }
}

/** What comes from no source is the forum's own. */
const isFormerCategory = ({ kind, source }: Row) => kind === "category" && source === null;

async function publicTargets(db: Db, rows: readonly Row[]): Promise<(row: Row) => boolean> {
  const idsOf = (kind: Row["kind"]) => [...new Set(rows.filter((row) => row.kind === kind).map((row) => row.targetId))];
  const known = new Map<string, boolean>();
  const note = (kind: Row["kind"], found: readonly { id: number; publicSince: number | null }[]) => {
    for (const { id, publicSince } of found) known.set(`${kind} ${id}`, publicSince !== null);
  };
  const threadOf = await db
    .select({ id: posts.id, threadId: posts.threadId })
    .from(posts)
    .where(inArray(posts.id, idsOf("post")));
  const threadIds = [...new Set([...idsOf("thread"), ...threadOf.map(({ threadId }) => threadId)])];
  for (const [kind, table, ids] of [
    ["thread", threads, threadIds],
    ["category", categories, idsOf("category")],
    ["tag", tags, idsOf("tag")],
    ["user", users, idsOf("user")],
  ] as const) {
    note(
      kind,
      await db.select({ id: table.id, publicSince: table.publicSince }).from(table).where(inArray(table.id, ids)),
    );
  }
  for (const { id, threadId } of threadOf) known.set(`post ${id}`, known.get(`thread ${threadId}`) === true);
  // What is not there any more was public: tags alone are deleted, and one that never was takes its addresses along.
  return ({ kind, targetId }) => known.get(`${kind} ${targetId}`) ?? true;
}
