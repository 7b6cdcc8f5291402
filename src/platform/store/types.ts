import type { BetterSQLite3Database } from "drizzle-orm/better-sqlite3";

// Typed as SQLite on both engines; see db/columns.ts.
type Full = BetterSQLite3Database<Record<string, never>>;

/** The read-only door: its connection refuses to write, and its type has no way to ask. */
export type Db = Pick<Full, "select" | "selectDistinct" | "$with" | "with" | "$count">;

/** Inside `write`: reads see what the transaction has written so far. */
export type Tx = Pick<Full, "select" | "selectDistinct" | "$with" | "with" | "$count" | "insert" | "update" | "delete">;

export interface Store {
  readonly dialect: "sqlite" | "postgres";
  /** SQLite: the file, which a thread opens for itself with `openReader`. */
  readonly file?: string;
  readonly db: Db;
  /**
   * The one way to change something: runs `body` in a transaction, commits when it returns, rolls back when it throws.
   * When this resolves the change is on disk. `body` may run again after a conflict with another process,
   * so it touches nothing but `tx`.
   */
  write<T>(body: (tx: Tx) => Promise<T>): Promise<T>;
  /** How many of this program's migrations the database lacks, and how many it has. @throws DatabaseTooNew */
  migrationState(folder: string): Promise<{ missing: number; applied: number }>;
  /** Brings the schema up to this program's. Safe when two processes start together. @throws DatabaseTooNew */
  migrate(folder: string): Promise<void>;
  /** SQLite: another number after every commit, of other processes too. null: the database does not tell. */
  changeStamp(): number | null;
  /** Statements sent so far, reads and writes: tests hold pages to a fixed number of them. */
  readonly statements: number;
  /** Whether the last write was refused because the disk is full, gone or read-only. */
  readonly writesFail: boolean;
  /** Whether the database answers. */
  ping(): Promise<boolean>;
  /** SQLite: a consistent copy into `file`, while others write. PostgreSQL: not offered, use pg_dump. */
  copyTo?(file: string): Promise<void>;
  close(): Promise<void>;
}

export interface StoreOptions {
  /** SQLite: the file. */
  file: string;
  /** PostgreSQL: postgres://… */
  databaseUrl?: string | undefined;
  /** PostgreSQL: connections for reading, and as many for writing. */
  connections?: number | undefined;
}

export class DatabaseTooNew extends Error {
  constructor(known: number, found: number) {
    super(
      `The database was written by a newer version of Stoa (it has ${found} migrations, this program knows ${known}). ` +
        "Start that newer version, or restore a backup.",
    );
  }
}
