import { type AnyColumn, type SQL, sql } from "drizzle-orm";
import { dialect } from "./columns.ts";

/**
 * `inArray` for many ids: as one value, so that the statement is the same for any number of them and is compiled
 * once. Compiling one with a thousand places takes longer than reading the rows.
 */
export function among(column: AnyColumn, ids: readonly number[]): SQL {
  return dialect === "postgres"
    ? sql`${column} = any(${`{${ids.join(",")}}`}::bigint[])`
    : sql`${column} in (select value from json_each(${JSON.stringify(ids)}))`;
}
