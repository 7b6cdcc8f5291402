import { and, eq, sql } from "drizzle-orm";
import { posts, threads } from "#db/schema/index.ts";
import { openReader, type Reader } from "#platform/store/sqlite.ts";
import { type FoundPage, type PageWanted, pageOf } from "../found-page.ts";
import { inOrderOf, mayBeFound, type Place, placeColumns } from "../places.ts";

/** Readers of so many kinds of rights have their statement at hand. */
const MOST_KEPT = 32;

type Query = ReturnType<typeof queryFor>;

/** Reads where hits stand in the database on SQLite, with a connection of its own: no page waits for that. */
export class PlaceReader {
  readonly #reader: Reader;
  readonly #queries = new Map<string, Query>();

  constructor(file: string) {
    this.#reader = openReader(file);
  }

  /** As the tables stand at this moment. */
  page(postIds: Float64Array, wanted: PageWanted): FoundPage {
    const rows = this.#queryFor(wanted.categoryIds).values({ ids: `[${postIds.join(",")}]` }) as unknown[][];
    return pageOf(inOrderOf(postIds, rows.map(placeIn), wanted), wanted);
  }

  close(): void {
    this.#reader.close();
  }

  #queryFor(categoryIds: readonly number[]): Query {
    const key = categoryIds.join(",");
    const known = this.#queries.get(key);
    if (known) return known;
    if (this.#queries.size >= MOST_KEPT) this.#queries.clear();
    const query = queryFor(this.#reader, categoryIds);
    this.#queries.set(key, query);
    return query;
  }
}

/** SQLite takes a post's own row where it may choose, and with it the pages of its texts. */
const postsByIndex = sql`${posts} indexed by posts_places`;

/** As SQL, since Drizzle does not see that the table is there. */
const columns = Object.fromEntries(Object.entries(placeColumns).map(([name, column]) => [name, sql`${column}`]));

function queryFor({ db }: Reader, categoryIds: readonly number[]) {
  return db
    .select(columns)
    .from(sql`json_each(${sql.placeholder("ids")}) as asked`)
    .crossJoin(postsByIndex)
    .crossJoin(threads)
    .where(and(eq(posts.id, sql`asked.value`), mayBeFound(categoryIds)))
    .prepare();
}

/** Drizzle's own reading of a thousand rows takes as long as finding them. */
function placeIn([postId, threadId, createdAt, categoryId, kind, acceptedPostId]: unknown[]): Place {
  return { postId, threadId, createdAt, categoryId, kind, acceptedPostId } as Place;
}
