import { sql } from "drizzle-orm";
import { importedRecords, posts } from "#db/schema/index.ts";
import type { Tx } from "#platform/store.ts";

type PostRow = typeof posts.$inferInsert;
type ImportedRow = typeof importedRecords.$inferInsert;
type Values = Record<string, unknown>;

interface Prepared {
  execute(values: Values): PromiseLike<unknown> | unknown;
}

/** Rows of one statement; the rest goes in one by one. */
const ROWS = 40;

/**
 * Statements are built once for each connection: building one anew for every batch takes longer than running it,
 * and on SQLite leaves memory behind that only a late collection frees.
 */
const prepared = new WeakMap<Tx, Map<string, Prepared>>();

function statement(tx: Tx, name: string, build: () => Prepared): Prepared {
  const known = prepared.get(tx) ?? new Map<string, Prepared>();
  prepared.set(tx, known);
  const found = known.get(name) ?? build();
  known.set(name, found);
  return found;
}

/** Posts without an id get one from the database. @returns where each stands, in no particular order */
export async function insertPostRows(
  tx: Tx,
  rows: readonly PostRow[],
): Promise<{ id: number; threadId: number; number: number }[]> {
  const found: { id: number; threadId: number; number: number }[] = [];
  for (const keepsId of [true, false]) {
    const some = rows.filter((row) => (row.id !== undefined) === keepsId);
    for (const part of parts(some)) {
      const insert = statement(tx, `posts ${keepsId} ${part.length}`, () =>
        tx
          .insert(posts)
          .values(part.map((_, index) => postPlaceholders(index, keepsId)))
          .returning({ id: posts.id, threadId: posts.threadId, number: posts.number })
          .prepare(),
      );
      found.push(...((await insert.execute(flat(part))) as typeof found));
    }
  }
  return found;
}

export async function insertImportedRows(tx: Tx, rows: readonly ImportedRow[]): Promise<void> {
  for (const part of parts(rows)) {
    const insert = statement(tx, `imported ${part.length}`, () =>
      tx
        .insert(importedRecords)
        .values(part.map((_, index) => importedPlaceholders(index)))
        .prepare(),
    );
    await insert.execute(flat(part));
  }
}

function* parts<T>(rows: readonly T[]): Generator<T[]> {
  let at = 0;
  for (; at + ROWS <= rows.length; at += ROWS) yield rows.slice(at, at + ROWS);
  for (; at < rows.length; at++) yield rows.slice(at, at + 1);
}

/** `{ body: … }` of the third row is called `body 2`. */
function flat(rows: readonly object[]): Values {
  const values: Values = {};
  for (const [index, row] of rows.entries()) {
    for (const [key, value] of Object.entries(row)) values[`${key} ${index}`] = value;
  }
  return values;
}

function postPlaceholders(index: number, keepsId: boolean) {
  const at = (name: keyof PostRow) => sql.placeholder(`${name} ${index}`);
  return {
    ...(keepsId && { id: at("id") }),
    threadId: at("threadId"),
    number: at("number"),
    parentId: at("parentId"),
    authorId: at("authorId"),
    body: at("body"),
    html: "",
    rendererVersion: 0,
    createdAt: at("createdAt"),
    editedAt: at("editedAt"),
    editedBy: at("editedBy"),
    revision: at("revision"),
    deletedAt: at("deletedAt"),
    deletedReason: at("deletedReason"),
    foldedAt: at("foldedAt"),
    foldedBy: at("foldedBy"),
    lockedAt: at("lockedAt"),
    helpfulCount: at("helpfulCount"),
    importedScore: at("importedScore"),
  };
}

function importedPlaceholders(index: number) {
  const at = (name: keyof ImportedRow) => sql.placeholder(`${name} ${index}`);
  return {
    source: at("source"),
    kind: at("kind"),
    sourceId: at("sourceId"),
    targetId: at("targetId"),
    extra: at("extra"),
  };
}
