/** What refers to threads, posts and people and is therefore stored last: helpful marks, revisions, old addresses. */
import { inArray, sql } from "drizzle-orm";
import { helpfulMarks, posts, redirects, revisions, threads } from "#db/schema/index.ts";
import { bumpVersion } from "#forum/versions.ts";
import { reserveIds } from "#platform/store/ids.ts";
import type { Tx } from "#platform/store.ts";
import type { RecordOf } from "../format.ts";
import { addressesTaken, oldPath, type Target, type TargetKind } from "../old-addresses.ts";
import type { Place } from "../readers/source.ts";
import type { Late } from "../staging.ts";
import { LARGEST_KEPT_ID } from "./ids.ts";
import { type ImportedKind, knownRecords, past, type Run, reportingWrite } from "./run.ts";
import { tagIdsByName } from "./tags.ts";
import { authorIds } from "./users.ts";

export async function writeVotes(run: Run, items: readonly Late<"vote">[]): Promise<void> {
  run.stored.votes += await reportingWrite(run, async (tx, tell) => {
    const postIds = await knownRecords(
      run,
      tx,
      "post",
      items.map(({ record }) => record.postId),
    );
    const userIds = await knownRecords(
      run,
      tx,
      "user",
      items.map(({ record }) => record.userId),
    );
    const rows = items.flatMap(({ record, at }) => {
      const postId = postIds.get(record.postId)?.targetId;
      const userId = userIds.get(record.userId)?.targetId;
      if (postId !== undefined && userId !== undefined) {
        return [{ postId, userId, createdAt: past(run, record.createdAt ?? run.forum.now()) }];
      }
      tell(
        at,
        postId === undefined ? `its post ${record.postId} is not there` : `its person ${record.userId} is not there`,
      );
      return [];
    });
    if (rows.length === 0) return 0;
    const added = await tx
      .insert(helpfulMarks)
      .values(rows)
      .onConflictDoNothing()
      .returning({ postId: helpfulMarks.postId });
    await countHelpful(tx, [...new Set(added.map(({ postId }) => postId))]);
    return added.length;
  });
}

async function countHelpful(tx: Tx, postIds: readonly number[]): Promise<void> {
  if (postIds.length === 0) return;
  const marks = sql`(select cast(count(*) as integer) from helpful_marks m where m.post_id = ${posts.id})`;
  const changed = await tx
    .update(posts)
    .set({ helpfulCount: sql`case when ${posts.importedScore} > 0 then ${posts.importedScore} else 0 end + ${marks}` })
    .where(inArray(posts.id, [...postIds]))
    .returning({ threadId: posts.threadId });
  const threadIds = [...new Set(changed.map(({ threadId }) => threadId))];
  const sum = sql`(select cast(coalesce(sum(p.helpful_count), 0) as integer) from posts p where p.thread_id = ${threads.id} and p.deleted_at is null)`;
  await tx
    .update(threads)
    .set({ helpfulCount: sum, version: sql`${threads.version} + 1` })
    .where(inArray(threads.id, threadIds));
  await bumpVersion(tx, "lists");
}

export async function writeRevisions(run: Run, items: readonly Late<"revision">[]): Promise<void> {
  run.stored.revisions += await reportingWrite(run, async (tx, tell) => {
    const postIds = await knownRecords(
      run,
      tx,
      "post",
      items.map(({ record }) => record.postId),
    );
    const authors = await authorIds(
      run,
      tx,
      items.map(({ record }) => ({ authorId: record.authorId, authorName: null })),
    );
    const rows = items.flatMap(({ record, at }) => {
      const postId = postIds.get(record.postId)?.targetId;
      if (postId === undefined) {
        tell(at, `its post ${record.postId} is not there`);
        return [];
      }
      const { revision, title, body } = record;
      const authorId = authors.get(record.authorId ?? "nobody") ?? 0;
      return [{ postId, revision, title, body, authorId, createdAt: past(run, record.createdAt) }];
    });
    if (rows.length === 0) return 0;
    return (await tx.insert(revisions).values(rows).onConflictDoNothing().returning({ postId: revisions.postId }))
      .length;
  });
}

/** An old address leads to what it meant, unless the forum itself or an earlier source uses it. */
export async function writeRedirects(run: Run, items: readonly Late<"redirect">[]): Promise<void> {
  run.stored.redirects += await reportingWrite(run, async (tx, tell) => {
    const targets = await targetsOf(run, tx, items);
    const wanted = new Map<string, { target: Target; at: Place }>();
    for (const [index, { record, at }] of items.entries()) {
      const target = targets[index];
      const path = oldPath(record.from);
      if (target && path) wanted.set(path, { target, at });
    }
    const paths = [...wanted.keys()];
    const taken = await addressesTaken(tx, paths);
    const before = await tx.select().from(redirects).where(inArray(redirects.path, paths));
    const claimed = new Map(before.map((row) => [row.path, row]));
    const rows: (typeof redirects.$inferInsert)[] = [];
    for (const [path, { target, at }] of wanted) {
      const own = taken.get(path);
      const earlier = claimed.get(path);
      if (own !== undefined) {
        // What kept its number or name answers at its old address by itself.
        if (own === "own" || !same(own, target)) tell(at, `the forum itself uses the address ${path}`);
      } else if (!earlier) rows.push({ path, kind: target.kind, targetId: target.id, source: run.source });
      else if (!same({ kind: earlier.kind, id: earlier.targetId }, target)) {
        tell(at, `the address ${path} belongs to the source ${earlier.source ?? "of the forum"} already`);
      }
    }
    if (rows.length === 0) return 0;
    await tx.insert(redirects).values(rows);
    await keepFree(tx, rows);
    return rows.length;
  });
}

/** `/t/17` and `/p/17` lead to what they meant for ever: no thread and no post of ours gets that number any more. */
async function keepFree(tx: Tx, rows: readonly { path: string }[]): Promise<void> {
  for (const [table, pattern] of [
    ["threads", /^\/t\/(\d+)$/],
    ["posts", /^\/p\/(\d+)$/],
  ] as const) {
    const highest = Math.max(0, ...rows.map(({ path }) => Number(pattern.exec(path)?.[1] ?? 0)));
    if (highest > 0 && highest <= LARGEST_KEPT_ID) await reserveIds(tx, table, highest);
  }
}

function same(a: Target, b: Target): boolean {
  return a.kind === b.kind && a.id === b.id;
}

async function targetsOf(run: Run, tx: Tx, items: readonly Late<"redirect">[]): Promise<(Target | undefined)[]> {
  const named = items.map(({ record }) => namedTarget(record));
  const tagNames = named.flatMap(({ kind, sourceId }) => (kind === "tag" ? [sourceId] : []));
  const found = new Map<TargetKind, ReadonlyMap<string, number>>([["tag", await tagIdsByName(run, tx, tagNames)]]);
  for (const kind of ["thread", "post", "user", "category"] satisfies ImportedKind[]) {
    const wanted = named.flatMap((one) => (one.kind === kind ? [one.sourceId] : []));
    const known = wanted.length === 0 ? new Map() : await knownRecords(run, tx, kind, wanted);
    found.set(kind, new Map([...known].map(([id, { targetId }]) => [id, targetId])));
  }
  return named.map(({ kind, sourceId }, index) => {
    const id = found.get(kind)?.get(sourceId);
    const at = items[index]?.at;
    if (id === undefined && at) run.report.leftOut("old addresses of what is not there");
    return id === undefined ? undefined : { kind, id };
  });
}

function namedTarget(record: RecordOf<"redirect">): { kind: TargetKind; sourceId: string } {
  if (record.threadId !== null) return { kind: "thread", sourceId: record.threadId };
  if (record.postId !== null) return { kind: "post", sourceId: record.postId };
  if (record.userId !== null) return { kind: "user", sourceId: record.userId };
  if (record.categoryId !== null) return { kind: "category", sourceId: record.categoryId };
  return { kind: "tag", sourceId: record.tagName ?? "" };
}
