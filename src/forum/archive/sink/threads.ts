import { inArray, sql } from "drizzle-orm";
import { threads, threadTags, threadViews } from "#db/schema/index.ts";
import { structureOf } from "#forum/categories/structure.ts";
import type { Tx } from "#platform/store.ts";
import type { Portion } from "./batch.ts";
import { countIn } from "./counts.ts";
import { keptIds } from "./ids.ts";
import type { Placed } from "./placed.ts";
import { insertPosts } from "./posts.ts";
import { chunks, knownRecords, type NewRecord, Overtaken, type Run, remember } from "./run.ts";
import { tagIdsByName } from "./tags.ts";
import { type Context, threadAuthor, threadRow } from "./thread-row.ts";
import { type Author, authorIds } from "./users.ts";

const ROWS_PER_INSERT = 50;

/**
 * Stores portions of threads in one transaction, with everything that counts them.
 * @throws Overtaken when somebody replied to one of the threads in between
 */
export async function writePortions(run: Run, batch: readonly Portion[]): Promise<void> {
  const structure = await structureOf(run.forum);
  await run.forum.write(async (tx) => {
    const authors = await authorIds(run, tx, authorsOf(batch));
    const placed = await placeThreads(run, tx, batch, { authors, structure });
    await insertPosts(run, tx, placed, authors);
    await countIn(run, tx, placed, authors);
  });
  for (const { existing, posts, staged } of batch) {
    if (!existing && staged) run.stored.threads++;
    run.stored.posts += posts.length;
  }
}

function authorsOf(batch: readonly Portion[]): Author[] {
  const all: Author[] = [];
  for (const { staged, posts } of batch) {
    if (staged) all.push(threadAuthor(staged.record, posts));
    for (const { record } of posts) {
      all.push(record);
      for (const authorId of [record.editorId, record.foldedById]) {
        if (authorId !== null) all.push({ authorId, authorName: null });
      }
    }
  }
  return all;
}

async function placeThreads(run: Run, tx: Tx, batch: readonly Portion[], context: Context): Promise<Placed[]> {
  const fresh = batch.filter(({ existing, staged }) => !existing && staged);
  const ids = await insertThreads(run, tx, fresh, context);
  const rows = await tx
    .select({
      id: threads.id,
      categoryId: threads.categoryId,
      lastNumber: threads.lastNumber,
      publicSince: threads.publicSince,
    })
    .from(threads)
    .where(
      inArray(
        threads.id,
        batch.map((portion) => portion.existing?.id ?? ids.get(portion.sourceId) ?? 0),
      ),
    );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const placed: Placed[] = [];
  for (const portion of batch) {
    const threadId = portion.existing?.id ?? ids.get(portion.sourceId) ?? 0;
    const row = byId.get(threadId);
    if (!row) throw new Overtaken();
    if (portion.existing) await goOn(tx, portion, portion.existing);
    placed.push({
      portion,
      threadId,
      categoryId: row.categoryId,
      isPublic: row.publicSince !== null,
      isNew: !portion.existing,
    });
  }
  return placed;
}

/** Takes the numbers of a portion in a thread that is there, unless somebody has replied since it was planned. */
async function goOn(tx: Tx, portion: Portion, existing: NonNullable<Portion["existing"]>): Promise<void> {
  const [row] = await tx
    .update(threads)
    .set({ lastNumber: portion.lastNumber, version: sql`${threads.version} + 1` })
    .where(sql`${threads.id} = ${existing.id} and ${threads.lastNumber} = ${existing.lastNumber}`)
    .returning({ id: threads.id });
  if (!row) throw new Overtaken();
}

async function insertThreads(
  run: Run,
  tx: Tx,
  fresh: readonly Portion[],
  context: Context,
): Promise<Map<string, number>> {
  const records = fresh.flatMap(({ staged }) => (staged ? [staged.record] : []));
  const categoryIds = await knownRecords(
    run,
    tx,
    "category",
    records.map(({ categoryId }) => categoryId),
  );
  const tagIds = await tagIdsByName(
    run,
    tx,
    records.flatMap(({ tags }) => tags),
  );
  const kept = await keptIds(
    run,
    tx,
    "threads",
    records.map(({ id }) => id),
  );
  const rows = fresh.map((portion) => {
    const sourceId = portion.sourceId;
    const categoryId = categoryIds.get(portion.staged?.record.categoryId ?? "")?.targetId ?? 0;
    return { ...threadRow(run, portion, categoryId, context), ...(kept.has(sourceId) && { id: kept.get(sourceId) }) };
  });
  const ids = new Map<string, number>();
  // Rows with an id of their own go in apart: the others get theirs from the database, in the order of the rows.
  for (const keepsId of [true, false]) {
    const some = fresh.flatMap((portion, index) => {
      const row = rows[index];
      return row && kept.has(portion.sourceId) === keepsId ? [{ sourceId: portion.sourceId, row }] : [];
    });
    for (const part of chunks(some, ROWS_PER_INSERT)) {
      const inserted = await tx
        .insert(threads)
        .values(part.map(({ row }) => row))
        .returning({ id: threads.id });
      const sorted = inserted.map(({ id }) => id).sort((a, b) => a - b);
      const inOrder = keepsId ? part.map(({ row }) => row.id ?? 0) : sorted;
      for (const [index, { sourceId }] of part.entries()) ids.set(sourceId, inOrder[index] ?? 0);
    }
  }
  await rememberThreads(run, tx, fresh, ids, tagIds);
  return ids;
}

async function rememberThreads(
  run: Run,
  tx: Tx,
  fresh: readonly Portion[],
  ids: ReadonlyMap<string, number>,
  tagIds: ReadonlyMap<string, number>,
): Promise<void> {
  const tagRows: { threadId: number; tagId: number }[] = [];
  const viewRows: (typeof threadViews.$inferInsert)[] = [];
  const records: NewRecord[] = [];
  for (const { sourceId, staged } of fresh) {
    const targetId = ids.get(sourceId) ?? 0;
    const tags = staged?.record.tags ?? [];
    const wanted = new Set(tags.flatMap((tag) => tagIds.get(tag) ?? []));
    tagRows.push(...[...wanted].map((tagId) => ({ threadId: targetId, tagId })));
    // The table knows which tags a thread has, not in which order its author named them.
    const order = tags.length > 1 ? { tags } : {};
    const duplicate = staged?.duplicateOf ? { duplicateOf: staged.duplicateOf } : {};
    const extra = { ...staged?.record.extra, ...order, ...duplicate };
    if (staged && staged.record.views > 0) viewRows.push({ threadId: targetId, count: staged.record.views });
    records.push({ sourceId, targetId, extra: Object.keys(extra).length > 0 ? extra : null });
  }
  for (const some of chunks(tagRows, ROWS_PER_INSERT)) await tx.insert(threadTags).values(some);
  for (const some of chunks(viewRows, ROWS_PER_INSERT)) await tx.insert(threadViews).values(some);
  await remember(run, tx, "thread", records);
}
