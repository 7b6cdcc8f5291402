import { dialect } from "#db/columns.ts";
import type { Store, StoreOptions } from "./store/types.ts";

export type { Db, Store, StoreOptions, Tx } from "./store/types.ts";

/** The SQLite database, within DATA_DIR. */
export const DATABASE_FILE = "stoa.db";

/** Opens the database that `DATABASE_URL` names, else the SQLite file. Migrations are a step of their own. */
export async function openStore(options: StoreOptions): Promise<Store> {
  // Loaded on demand: a forum on SQLite never loads pg, and one on PostgreSQL no native module.
  if (dialect === "postgres") return (await import("./store/postgres.ts")).openPostgres(options);
  return (await import("./store/sqlite.ts")).openSqlite(options);
}
