import { and, asc, eq, inArray } from "drizzle-orm";
import { importedRecords } from "#db/schema/index.ts";
import type { Db } from "#platform/store.ts";
import { chunks, type ImportedKind } from "../sink/run.ts";
import { authorOfKey } from "../sink/users.ts";

/** What a record is called in the archive, and the fields of its source that Stoa has no place for. */
export interface Naming {
  id: string;
  extra: Record<string, unknown>;
}

const LETTER: Readonly<Record<ImportedKind, string>> = { user: "u", category: "c", tag: "", thread: "t", post: "p" };
const ROWS = 1000;

/**
 * Names for the rows of a forum. The source that came first keeps its ids, so that the export of an import gives the
 * same records back; everything else is called by its kind and number ("t12"), with a sign behind it where the first
 * source uses that name for something else.
 */
export class Names {
  readonly #db: Db;
  readonly #firstSource: string | null;

  private constructor(db: Db, firstSource: string | null) {
    this.#db = db;
    this.#firstSource = firstSource;
  }

  static async open(db: Db): Promise<Names> {
    // Threads come with every source, and later ones lie behind earlier ones unless they kept their numbers.
    const [first] = await db
      .select({ source: importedRecords.source })
      .from(importedRecords)
      .orderBy(asc(importedRecords.kind), asc(importedRecords.targetId))
      .limit(1);
    return new Names(db, first?.source ?? null);
  }

  async of(kind: ImportedKind, targetIds: Iterable<number | null>): Promise<Map<number, Naming>> {
    const ids = [...new Set([...targetIds].filter((id) => id !== null))];
    const names = new Map<number, Naming>();
    for (const some of chunks(ids, ROWS)) {
      const rows = await this.#db
        .select()
        .from(importedRecords)
        .where(and(eq(importedRecords.kind, kind), inArray(importedRecords.targetId, some)));
      for (const { source, sourceId, targetId, extra } of rows) {
        if (source === this.#firstSource) names.set(targetId, { id: sourceId, extra: extra ?? {} });
        else if (!names.has(targetId)) names.set(targetId, { id: "", extra: extra ?? {} });
      }
      const own = some.filter((id) => !names.get(id)?.id);
      const taken = await this.#taken(
        kind,
        own.map((id) => LETTER[kind] + id),
      );
      for (const id of own) {
        const name = LETTER[kind] + id;
        names.set(id, { id: taken.has(name) ? `${name}~` : name, extra: names.get(id)?.extra ?? {} });
      }
    }
    return names;
  }

  async #taken(kind: ImportedKind, names: readonly string[]): Promise<Set<string>> {
    if (this.#firstSource === null || names.length === 0) return new Set();
    const rows = await this.#db
      .select({ id: importedRecords.sourceId })
      .from(importedRecords)
      .where(
        and(
          eq(importedRecords.source, this.#firstSource),
          eq(importedRecords.kind, kind),
          inArray(importedRecords.sourceId, [...names]),
        ),
      );
    return new Set(rows.map(({ id }) => id));
  }
}

/** How a record names its author: by id, or as the source did where it describes nobody. */
export function authorFields(naming: Naming | undefined): { authorId: string | null; authorName?: string } {
  if (!naming) return { authorId: null };
  const nobody = authorOfKey(naming.id);
  if (!nobody) return { authorId: naming.id };
  return { authorId: null, ...(nobody.authorName !== null && { authorName: nobody.authorName }) };
}
