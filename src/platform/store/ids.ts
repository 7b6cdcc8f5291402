import { eq, type SQL, sql } from "drizzle-orm";
import { integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { dialect } from "#db/columns.ts";
import type { Tx } from "./types.ts";

/** SQLite's own table of the highest id given in each table with AUTOINCREMENT. */
const sqliteSequence = sqliteTable("sqlite_sequence", { name: text(), seq: integer() });

/**
 * Ids up to `upTo` are from now on given only by whoever names them: the table's next own one is larger.
 * `table` is its name in the database, a constant of ours.
 */
export async function reserveIds(tx: Tx, table: "threads" | "posts" | "categories", upTo: number): Promise<void> {
  if (dialect === "postgres") {
    const sequence = sql.raw(`pg_get_serial_sequence('${table}', 'id')`);
    const highest: SQL<number> = sql`setval(${sequence}, greatest(${upTo}::bigint, nextval(${sequence}) - 1, 1))`;
    await tx.select({ highest }).from(sql`(select 1) as one`);
    return;
  }
  const [row] = await tx.select({ seq: sqliteSequence.seq }).from(sqliteSequence).where(eq(sqliteSequence.name, table));
  if (!row) await tx.insert(sqliteSequence).values({ name: table, seq: upTo });
  else if ((row.seq ?? 0) < upTo)
    await tx.update(sqliteSequence).set({ seq: upTo }).where(eq(sqliteSequence.name, table));
}
