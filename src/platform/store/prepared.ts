import type { Db, Tx } from "../store.ts";

type Values = Record<string, unknown>;

interface Prepared<Answer> {
  execute(values?: Values): Promise<Answer> | Answer;
}

/** A query before it is prepared: what drizzle's builders have. */
interface Preparable<Answer> {
  prepare(name?: string): unknown;
  then<Result>(done: (answer: Answer) => Result): PromiseLike<Result>;
}

/** Rows in one statement: each number of them is kept prepared. */
const MAX_ROWS = 16;

let count = 0;

/**
 * A query that is asked on nearly every request. Building one costs ten times what running it does,
 * so it is built once for each database, with `sql.placeholder(name)` where its values go.
 */
export function prepared<Row>(build: (db: Db) => Preparable<Row[]>): (db: Db | Tx, values: Values) => Promise<Row[]> {
  return builtOnce(build);
}

/** The same for what is written on nearly every request. */
export function preparedWrite<Answer>(
  build: (tx: Tx) => Preparable<Answer>,
): (tx: Tx, values: Values) => Promise<Answer> {
  return builtOnce(build);
}

/**
 * The same for a statement that writes rows, which is another one for each number of rows: many go in several.
 * Row `i`, counted from 0, finds its value in `at(i, name)`; all of them share `sql.placeholder(name)`.
 */
export function preparedRows(
  build: (tx: Tx, rows: number) => Preparable<unknown>,
): (tx: Tx, rows: readonly Values[], shared?: Values) => Promise<void> {
  const byNumber = new Map<number, (tx: Tx, values: Values) => Promise<unknown>>();
  return async (tx, rows, shared = {}) => {
    for (let from = 0; from < rows.length; from += MAX_ROWS) {
      const some = rows.slice(from, from + MAX_ROWS);
      const write = byNumber.get(some.length) ?? builtOnce((tx: Tx) => build(tx, some.length));
      byNumber.set(some.length, write);
      const values: Values = { ...shared };
      some.forEach((row, i) => {
        for (const [name, value] of Object.entries(row)) values[at(i, name)] = value;
      });
      await write(tx, values);
    }
  };
}

/** The placeholder's name for a value of row `i`. */
export function at(i: number, name: string): string {
  return `${name}_${i}`;
}

function builtOnce<Handle extends object, Answer>(build: (handle: Handle) => Preparable<Answer>) {
  const known = new WeakMap<object, Prepared<Answer>>();
  const name = `stoa_${++count}`;
  return async (handle: Handle, values: Values): Promise<Answer> => {
    let query = known.get(handle);
    if (!query) {
      query = build(handle).prepare(name) as Prepared<Answer>;
      known.set(handle, query);
    }
    return query.execute(values);
  };
}
