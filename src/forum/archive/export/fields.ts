/** Pages of rows, and the ways in which a record leaves out what says nothing. */

export type ArchiveRecord = Record<string, unknown>;
export type Pages = AsyncGenerator<ArchiveRecord[]>;

/** Rows read at once. */
export const ROWS = 500;

/** In the order of their ids. */
export async function* pages<Row extends { id: number }>(
  page: (after: number) => PromiseLike<Row[]>,
): AsyncGenerator<Row[]> {
  for (let after = 0; ; ) {
    const rows = await page(after);
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = last.id;
  }
}

export function iso(ms: number): string {
  return new Date(ms).toISOString();
}

export function times(fields: Readonly<Record<string, number | null>>): ArchiveRecord {
  return Object.fromEntries(Object.entries(fields).flatMap(([key, ms]) => (ms === null ? [] : [[key, iso(ms)]])));
}

export function present(fields: Readonly<Record<string, unknown>>): ArchiveRecord {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));
}

export function filled(fields: Readonly<Record<string, string>>): ArchiveRecord {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ""));
}

export function unless(fields: Readonly<Record<string, unknown>>, usual: unknown): ArchiveRecord {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== usual));
}
