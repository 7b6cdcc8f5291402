import { eq, inArray, sql } from "drizzle-orm";
import { threads, versions } from "#db/schema/index.ts";
import { at, prepared, preparedRows } from "#platform/store/prepared.ts";
import type { Db, Store, Tx } from "#platform/store.ts";
import { isCollecting, saw } from "./reading.ts";
import type { SeenKey, VersionKey } from "./version-key.ts";

export type { VersionKey } from "./version-key.ts";

/** Grows the versions by one, in the transaction that changed what they stand for. */
export async function bumpVersion(tx: Tx, ...keys: readonly VersionKey[]): Promise<void> {
  // In one order, so that two transactions never wait for each other.
  const rows = [...new Set(keys)].sort().map((key) => ({ key }));
  if (rows.length > 0) await growVersions(tx, rows);
}

const growVersions = preparedRows((tx, n) =>
  tx
    .insert(versions)
    .values(Array.from({ length: n }, (_, i) => ({ key: sql.placeholder(at(i, "key")), version: 1 })))
    .onConflictDoUpdate({ target: versions.key, set: { version: sql`${versions.version} + 1` } }),
);

/** 0 for what was never changed. */
export async function versionOf(store: VersionStore, key: VersionKey): Promise<number> {
  const stamp = store.changeStamp();
  const memo = stamp === null ? undefined : memoFor(store, stamp);
  const version = memo?.get(key) ?? (await versionIn(store.db, key));
  memo?.set(key, version);
  saw(key, version);
  return version;
}

/** The same inside a transaction, its own changes too. */
export async function versionIn(db: Db | Tx, key: VersionKey): Promise<number> {
  const [row] = await versionByKey(db, { key });
  return row?.version ?? 0;
}

type VersionStore = Pick<Store, "db" | "changeStamp">;

/** A request asks for the same two or three many times: what was read holds until somebody commits. */
const memos = new WeakMap<VersionStore, { stamp: number; versions: Map<VersionKey, number> }>();

function memoFor(store: VersionStore, stamp: number): Map<VersionKey, number> {
  let memo = memos.get(store);
  if (memo?.stamp !== stamp) {
    memo = { stamp, versions: new Map() };
    memos.set(store, memo);
  }
  return memo.versions;
}

/** Says that what is read next changes with these; before it is read, so that it is never older than they say. */
export async function dependOn(db: Db, ...keys: readonly VersionKey[]): Promise<void> {
  if (isCollecting()) for (const [key, version] of await versionsOf(db, keys)) saw(key, version);
}

const versionByKey = prepared((db) =>
  db
    .select({ version: versions.version })
    .from(versions)
    .where(eq(versions.key, sql.placeholder("key"))),
);

/** Of many keys at once. */
export async function versionsOf(db: Db, keys: readonly VersionKey[]): Promise<Map<VersionKey, number>> {
  const rows = await db
    .select()
    .from(versions)
    .where(inArray(versions.key, [...keys]));
  const found = new Map(rows.map((row) => [row.key, row.version]));
  return new Map(keys.map((key) => [key, found.get(key) ?? 0]));
}

/**
 * Reads what names its own versions: they are known only once it was read, and may have grown since, so for
 * somebody who collects them it is read once more.
 */
export async function readDepending<T>(
  db: Db,
  read: () => Promise<T>,
  keysOf: (found: T) => readonly VersionKey[],
): Promise<T> {
  const found = await read();
  const keys = isCollecting() ? keysOf(found) : [];
  if (keys.length === 0) return found;
  await dependOn(db, ...keys);
  return read();
}

/** The versions as they are now, of threads too; absent: the thread is not there any more. */
export async function currentVersions(db: Db, keys: Iterable<SeenKey>): Promise<Map<SeenKey, number>> {
  const names: VersionKey[] = [];
  const threadIds: number[] = [];
  for (const key of keys) {
    if (isThread(key)) threadIds.push(Number(key.slice(THREAD.length)));
    else names.push(key);
  }
  const [found, rows] = await Promise.all([
    names.length === 0 ? new Map<SeenKey, number>() : versionsOf(db, names),
    threadIds.length === 0
      ? []
      : db.select({ id: threads.id, version: threads.version }).from(threads).where(inArray(threads.id, threadIds)),
  ]);
  const all = new Map<SeenKey, number>(found);
  for (const { id, version } of rows) all.set(`${THREAD}${id}`, version);
  return all;
}

const THREAD = "thread:";

function isThread(key: SeenKey): key is `thread:${number}` {
  return key.startsWith(THREAD);
}
