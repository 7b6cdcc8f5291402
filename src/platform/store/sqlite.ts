import { existsSync } from "node:fs";
import { join } from "node:path";
import Database from "better-sqlite3";
import { drizzle } from "drizzle-orm/better-sqlite3";
import { BUSY_LIMIT_MS, beginWriting, groupedWrites, isBusy } from "./grouped-writes.ts";
import { missingMigrations, readMigrations } from "./migrations.ts";
import type { Db, Store, StoreOptions, Tx } from "./types.ts";

const MAX_KEPT_STATEMENTS = 500;

/** Two connections: one that writes, one that can only read and so never sees a half-done transaction. */
export function openSqlite({ file }: StoreOptions): Store {
  const writer = keepingStatements(new Database(file, { timeout: 0 }));
  // FULL: every commit reaches the disk before it is acknowledged (SQLite's WAL default loses the last ones in a power cut).
  for (const pragma of ["journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "cache_size = -8000"]) {
    retryBusy(() => writer.pragma(pragma));
  }
  let statements = 0;
  const logger = { logQuery: () => void statements++ };
  const tx = drizzle(writer, { casing: "snake_case", logger }) as unknown as Tx;

  // Opened at the first read: a file that is still empty has nothing to read.
  const reader = keepingStatements(new Database(file, { timeout: 1000 }));
  reader.pragma("query_only = ON");
  reader.pragma("cache_size = -16000");
  const db = drizzle(reader, { casing: "snake_case", logger });

  const writes = groupedWrites(writer);

  const dataVersion = reader.prepare<[], number>("PRAGMA data_version").pluck();

  return {
    dialect: "sqlite",
    file,
    db,
    changeStamp: () => dataVersion.get() ?? null,
    write: (body) => writes.write(() => body(tx)),
    get statements() {
      return statements;
    },
    get writesFail() {
      return writes.isFailing;
    },
    async migrationState(folder) {
      const done = appliedMigrations(writer);
      return { missing: missingMigrations(readMigrations(join(folder, "sqlite")), done).length, applied: done.length };
    },
    async migrate(folder) {
      const known = readMigrations(join(folder, "sqlite"));
      await beginWriting(writer);
      try {
        writer.exec("CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, applied_at integer NOT NULL)");
        for (const migration of missingMigrations(known, appliedMigrations(writer))) {
          for (const statement of migration.statements) writer.exec(statement);
          writer.prepare("INSERT INTO migrations VALUES (?, ?)").run(migration.name, Date.now());
        }
        writer.exec("COMMIT");
      } catch (error) {
        writer.exec("ROLLBACK");
        throw error;
      }
    },
    ping: async () => existsSync(file) && reader.prepare("SELECT 1").get() !== undefined,
    async copyTo(target) {
      // A copy starts over whenever somebody writes, unless its own connection holds on to one state.
      const source = new Database(file, { readonly: true });
      try {
        source.exec("BEGIN");
        source.prepare("SELECT 1 FROM sqlite_master").get();
        await source.backup(target);
      } finally {
        source.close();
      }
    },
    async close() {
      await writes.idle();
      reader.close();
      writer.close();
    },
  };
}

/** A connection of one's own, for reading alone. */
export interface Reader {
  readonly db: Db;
  close(): void;
}

/** As far as SQLite maps a file at all. */
const MOST_MAPPED_BYTES = 2 ** 31 - 1;

/**
 * For a thread that reads much at once: it sees what is committed at that moment. The file is mapped, so that its pages
 * are not copied; the system has them in memory anyway.
 */
export function openReader(file: string): Reader {
  const connection = keepingStatements(new Database(file, { timeout: 1000 }));
  connection.pragma("query_only = ON");
  connection.pragma("cache_size = -2000");
  connection.pragma(`mmap_size = ${MOST_MAPPED_BYTES}`);
  return { db: drizzle(connection, { casing: "snake_case" }), close: () => void connection.close() };
}

/** Compiling a statement costs more than most of them take to run: each text is compiled once for a connection. */
function keepingStatements(connection: Database.Database): Database.Database {
  const compile = connection.prepare.bind(connection);
  const kept = new Map<string, Database.Statement>();
  connection.prepare = ((text: string) => {
    const known = kept.get(text);
    if (known) {
      // The one that was used last goes to the end, the front one goes first.
      kept.delete(text);
      kept.set(text, known);
      return known.reader ? known.raw(false) : known;
    }
    const fresh = compile(text);
    kept.set(text, fresh);
    const [oldest] = kept.keys();
    if (kept.size > MAX_KEPT_STATEMENTS && oldest !== undefined) kept.delete(oldest);
    return fresh;
  }) as typeof connection.prepare;
  return connection;
}

function appliedMigrations(writer: Database.Database): string[] {
  const table = writer.prepare("SELECT name FROM sqlite_master WHERE name = 'migrations'").get();
  if (!table) return [];
  return writer
    .prepare<[], { name: string }>("SELECT name FROM migrations")
    .all()
    .map((row) => row.name);
}

/** For the few statements at opening, where nothing else waits yet. */
function retryBusy(run: () => void): void {
  const until = Date.now() + BUSY_LIMIT_MS;
  for (;;) {
    try {
      run();
      return;
    } catch (error) {
      if (!isBusy(error) || Date.now() > until) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 10);
    }
  }
}
