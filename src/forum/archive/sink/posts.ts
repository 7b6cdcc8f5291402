import { sql } from "drizzle-orm";
import { posts } from "#db/schema/index.ts";
import type { Tx } from "#platform/store.ts";
import type { RecordOf } from "../format.ts";
import { type ReadyPost, writtenAt } from "./batch.ts";
import { keptIds } from "./ids.ts";
import { insertPostRows } from "./insert.ts";
import type { Placed } from "./placed.ts";
import { knownRecords, past, type Run, remember } from "./run.ts";
import { authorKey } from "./users.ts";

type NewPost = typeof posts.$inferInsert;

/** Stores the posts of threads that have a row, and what they answer. */
export async function insertPosts(
  run: Run,
  tx: Tx,
  placed: readonly Placed[],
  authors: ReadonlyMap<string, number>,
): Promise<void> {
  const parents = await knownRecords(
    run,
    tx,
    "post",
    placed.flatMap(({ portion }) => portion.posts.flatMap(({ knownParent }) => knownParent ?? [])),
  );
  const rows: { row: NewPost; record: RecordOf<"post"> }[] = [];
  for (const { portion, threadId } of placed) {
    for (const post of portion.posts) {
      const { record, body, parentNumber, knownParent } = post;
      const parent = knownParent === null ? undefined : parents.get(knownParent)?.targetId;
      // The parent's row may be made by this very statement; until then its number stands in, as a negative one.
      const parentId = parent ?? (parentNumber === null ? null : -parentNumber);
      rows.push({ record, row: { ...postRow(run, post, authors), threadId, parentId, body } });
    }
  }
  await keepPostIds(run, tx, rows);
  const inserted = await insertPostRows(
    tx,
    rows.map(({ row }) => row),
  );
  const ids = new Map(inserted.map((row) => [`${row.threadId} ${row.number}`, row.id]));
  const records = rows.map(({ row, record }) => ({
    sourceId: record.id,
    targetId: ids.get(`${row.threadId} ${row.number}`) ?? 0,
    extra: record.extra,
  }));
  await tx
    .update(posts)
    .set({
      parentId: sql`(select p.id from posts p where p.thread_id = ${posts.threadId} and p.number = -${posts.parentId})`,
    })
    .where(sql`${posts.parentId} < 0`);
  await remember(run, tx, "post", records);
}

function postRow(
  run: Run,
  { record, number }: Pick<ReadyPost, "record" | "number">,
  authors: ReadonlyMap<string, number>,
): Omit<NewPost, "threadId" | "body"> {
  const editor = record.editorId === null ? undefined : authors.get(record.editorId);
  const folder = record.foldedById === null ? undefined : authors.get(record.foldedById);
  // What opens a thread is no small talk.
  const foldedAt = record.foldedAt === null || number === 1 ? null : past(run, record.foldedAt);
  return {
    number,
    authorId: authors.get(authorKey(record)) ?? 0,
    html: "",
    rendererVersion: 0,
    createdAt: writtenAt(run, record),
    editedAt: record.editedAt === null ? null : past(run, record.editedAt),
    editedBy: record.editedAt === null ? null : (editor ?? null),
    revision: record.revision,
    deletedAt: record.deletedAt,
    deletedReason: record.deletedReason,
    foldedAt,
    foldedBy: foldedAt === null ? null : (folder ?? null),
    lockedAt: record.lockedAt === null ? null : past(run, record.lockedAt),
    helpfulCount: Math.max(0, record.score),
    importedScore: record.score,
  };
}

async function keepPostIds(
  run: Run,
  tx: Tx,
  rows: readonly { row: NewPost; record: RecordOf<"post"> }[],
): Promise<void> {
  const kept = await keptIds(
    run,
    tx,
    "posts",
    rows.map(({ record }) => record.id),
  );
  for (const { row, record } of rows) {
    const id = kept.get(record.id);
    if (id !== undefined) row.id = id;
  }
}
