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
 * The same for a statement that writes a few rows at once, which is another one for each number of rows.
 * Row `i`, counted from 0, finds its value in `at(i, name)`; all of them share `sql.placeholder(name)`.
 */
export function preparedRows<Answer>(
  build: (tx: Tx, rows: number) => Preparable<Answer>,
): (tx: Tx, rows: readonly Values[], shared?: Values) => Promise<Answer> {
  const byNumber = new Map<number, (tx: Tx, values: Values) => Promise<Answer>>();
  return (tx, rows, shared = {}) => {
    let write = byNumber.get(rows.length);
    if (!write) {
      write = builtOnce((tx: Tx) => build(tx, rows.length));
      byNumber.set(rows.length, write);
    }
    const values: Values = { ...shared };
    rows.forEach((row, i) => {
      for (const [name, value] of Object.entries(row)) values[at(i, name)] = value;
    });
    return write(tx, values);
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
