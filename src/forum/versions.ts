import { eq, inArray, sql } from "drizzle-orm";
import { versions } from "#db/schema/index.ts";
import { at, prepared, preparedRows } from "#platform/store/prepared.ts";
import type { Db, Tx } from "#platform/store.ts";

/**
 * What has a version of its own beside the threads: the settings, the tree of categories with its rights
 * and the tags, all thread lists together, and one list each.
 */
export type VersionKey = "site" | "structure" | "lists" | `category:${number}` | `tag:${number}` | `user:${number}`;

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
export async function versionOf(db: Db | Tx, key: VersionKey): Promise<number> {
  const [row] = await versionByKey(db, { key });
  return row?.version ?? 0;
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
