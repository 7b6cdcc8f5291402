import type { Db, Tx } from "../store.ts";

interface Prepared<Row> {
  execute(values?: Record<string, unknown>): Promise<Row[]> | Row[];
}

/** A query before it is prepared: what drizzle's builders have. */
interface Preparable<Row> {
  prepare(name?: string): unknown;
  then<Result>(done: (rows: Row[]) => Result): PromiseLike<Result>;
}

let count = 0;

/**
 * A query that is asked on nearly every request. Building one costs ten times what running it does,
 * so it is built once for each database, with `sql.placeholder(name)` where its values go.
 */
export function prepared<Row>(
  build: (db: Db) => Preparable<Row>,
): (db: Db | Tx, values: Record<string, unknown>) => Promise<Row[]> {
  const known = new WeakMap<object, Prepared<Row>>();
  const name = `stoa_${++count}`;
  return async (db, values) => {
    let query = known.get(db);
    if (!query) {
      query = build(db).prepare(name) as Prepared<Row>;
      known.set(db, query);
    }
    return query.execute(values);
  };
}
