import { type AnyColumn, type Placeholder, type SQL, sql } from "drizzle-orm";
import { dialect } from "./columns.ts";

/**
 * `inArray` for many ids: as one value, so that the statement is the same for any number of them and is compiled
 * once. Compiling one with a thousand places takes longer than reading the rows.
 */
export function among(column: AnyColumn, ids: readonly number[]): SQL {
  return isAmong(column, idList(ids));
}

/** The same for a prepared statement, whose value `name` is an `idList`. */
export function amongPlaceholder(column: AnyColumn, name: string): SQL {
  return isAmong(column, sql.placeholder(name));
}

/** Many ids as one value. */
export function idList(ids: Iterable<number>): string {
  const list = Array.from(ids).join(",");
  return dialect === "postgres" ? `{${list}}` : `[${list}]`;
}

function isAmong(column: AnyColumn, list: string | Placeholder): SQL {
  return dialect === "postgres"
    ? sql`${column} = any(${list}::bigint[])`
    : sql`${column} in (select value from json_each(${list}))`;
}
