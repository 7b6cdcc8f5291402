import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { drizzle } from "drizzle-orm/node-postgres";
import pg from "pg";
import { missingMigrations, readMigrations } from "./migrations.ts";
import type { Db, Store, StoreOptions, Tx } from "./types.ts";

/** Serialization failure and deadlock: the transaction did nothing and may be tried again. */
const RETRY_CODES = new Set(["40001", "40P01"]);
/** The disk is full, or the server takes no writes. */
const NO_WRITES = new Set(["53100", "25006"]);
const MAX_TRIES = 5;
/** Any constant will do, as long as nobody else locks it in this database. */
const MIGRATION_LOCK = 730_173;
const INT8 = 20;

// Counts and times fit a double; pg hands int8 out as strings otherwise.
pg.types.setTypeParser(INT8, Number);

export function openPostgres({ databaseUrl, connections = 10 }: StoreOptions): Store {
  let statements = 0;
  let writesFail = false;
  const logger = { logQuery: () => void statements++ };
  const readers = new pg.Pool({
    connectionString: databaseUrl,
    max: connections,
    options: "-c default_transaction_read_only=on",
  });
  const writers = new pg.Pool({ connectionString: databaseUrl, max: connections });
  // A connection that breaks while idle is replaced by the pool; the next query says so if the server is gone.
  readers.on("error", () => undefined);
  writers.on("error", () => undefined);
  const asSqlite = (client: pg.Pool | pg.PoolClient): unknown => drizzle(client, { casing: "snake_case", logger });
  // One for each connection, so that what was prepared on it is found again.
  const doors = new WeakMap<pg.PoolClient, Tx>();
  function doorOf(client: pg.PoolClient): Tx {
    const door = doors.get(client) ?? (asSqlite(client) as Tx);
    doors.set(client, door);
    return door;
  }

  async function inTransaction<T>(body: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await writers.connect();
    try {
      await client.query("BEGIN");
      const result = await body(client);
      await client.query("COMMIT");
      return result;
    } catch (error) {
      await client.query("ROLLBACK").catch(() => undefined);
      throw error;
    } finally {
      client.release();
    }
  }

  async function write<T>(body: (tx: Tx) => Promise<T>): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        const result = await inTransaction((client) => body(doorOf(client)));
        writesFail = false;
        return result;
      } catch (error) {
        if (NO_WRITES.has(sqlState(error))) writesFail = true;
        if (attempt >= MAX_TRIES || !RETRY_CODES.has(sqlState(error))) throw error;
        await sleep(attempt * (5 + Math.random() * 20));
      }
    }
  }

  return {
    dialect: "postgres",
    db: asSqlite(readers) as Db,
    write,
    changeStamp: () => null,
    get writesFail() {
      return writesFail;
    },
    get statements() {
      return statements;
    },
    async migrationState(folder) {
      const done = await appliedMigrations(readers);
      return {
        missing: missingMigrations(readMigrations(join(folder, "postgres")), done).length,
        applied: done.length,
      };
    },
    migrate: (folder) =>
      inTransaction(async (client) => {
        await client.query("SELECT pg_advisory_xact_lock($1)", [MIGRATION_LOCK]);
        await client.query("CREATE TABLE IF NOT EXISTS migrations (name text PRIMARY KEY, applied_at bigint NOT NULL)");
        const missing = missingMigrations(readMigrations(join(folder, "postgres")), await appliedMigrations(client));
        for (const migration of missing) {
          for (const statement of migration.statements) await client.query(statement);
          await client.query("INSERT INTO migrations VALUES ($1, $2)", [migration.name, Date.now()]);
        }
      }),
    ping: async () => (await readers.query("SELECT 1")).rowCount === 1,
    async close() {
      await Promise.all([readers.end(), writers.end()]);
    },
  };
}

async function appliedMigrations(client: pg.Pool | pg.PoolClient): Promise<string[]> {
  // In the schema this connection works in; another forum's may lie beside it.
  const { rows: found } = await client.query<{ there: boolean }>(
    "SELECT to_regclass('migrations') IS NOT NULL AS there",
  );
  if (!found[0]?.there) return [];
  const { rows } = await client.query<{ name: string }>("SELECT name FROM migrations");
  return rows.map((row) => row.name);
}

function sqlState(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error && "code" in cause ? String(cause.code) : "";
}
