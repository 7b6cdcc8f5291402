/**
 * The one place that knows the SQL dialect. Tables are written once against these builders;
 * they are typed as SQLite's, and on PostgreSQL the same calls build PostgreSQL's tables.
 */
import { type SQL, sql } from "drizzle-orm";
import * as pg from "drizzle-orm/pg-core";
import * as sqlite from "drizzle-orm/sqlite-core";

export type Dialect = "sqlite" | "postgres";

export function dialectOf(databaseUrl: string | undefined): Dialect {
  return databaseUrl ? "postgres" : "sqlite";
}

/** The dialect of this process: tables are built when their module loads, so it cannot change later. */
export const dialect: Dialect = dialectOf(process.env.DATABASE_URL);
const onPostgres = dialect === "postgres";

/** An id that is never given twice, not even after its row is gone. */
function id() {
  return sqlite.integer().primaryKey({ autoIncrement: true });
}
/** A whole number within 32 bits: counts, numbers, references to an `id`. */
function int() {
  return sqlite.integer();
}
/** Milliseconds since the epoch. */
function ms() {
  return sqlite.integer();
}
function text() {
  return sqlite.text();
}
/** A text compared letter by letter, whatever the language of the server: what ranges of its beginnings need. */
function key() {
  return sqlite.text();
}
function bool() {
  return sqlite.integer({ mode: "boolean" });
}
function json<T>() {
  return sqlite.text({ mode: "json" }).$type<T>();
}

/** Whether `part` stands anywhere in `text`, letter by letter. Reads every row: for small tables and rare questions. */
export function contains(text: sqlite.AnySQLiteColumn | SQL, part: string): SQL {
  return onPostgres ? sql`strpos(${text}, ${part}) > 0` : sql`instr(${text}, ${part}) > 0`;
}

const sqliteBuilders = {
  table: sqlite.sqliteTable,
  id,
  int,
  ms,
  text,
  key,
  bool,
  json,
  index: sqlite.index,
  uniqueIndex: sqlite.uniqueIndex,
  primaryKey: sqlite.primaryKey,
};

const postgresBuilders = {
  table: pg.pgTable,
  id: () => pg.integer().primaryKey().generatedByDefaultAsIdentity(),
  int: () => pg.integer(),
  ms: () => pg.bigint({ mode: "number" }),
  text: () => pg.text(),
  key: pg.customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' }),
  bool: () => pg.boolean(),
  json: () => pg.jsonb(),
  index: pg.index,
  uniqueIndex: pg.uniqueIndex,
  primaryKey: pg.primaryKey,
};

// The one cast: both sets answer to the same calls with the same JavaScript values.
export const columns = (onPostgres ? postgresBuilders : sqliteBuilders) as typeof sqliteBuilders;
