import { and, eq, sql } from "drizzle-orm";
import { idList } from "#db/among.ts";
import { posts, threads } from "#db/schema/index.ts";
import { openReader, type Reader } from "#platform/store/sqlite.ts";
import { type FoundPage, type PageWanted, pageOf } from "../found-page.ts";
import { inOrderOf, mayBeFound, type Place, placeColumns } from "../places.ts";

/** Reads where hits stand in the database on SQLite, with a connection of its own: no page waits for that. */
export class PlaceReader {
  readonly #reader: Reader;
  readonly #query;

  constructor(file: string) {
    this.#reader = openReader(file);
    this.#query = queryFor(this.#reader);
  }

  /** As the tables stand at this moment. */
  page(postIds: Float64Array, wanted: PageWanted): FoundPage {
    const asked = { ids: idList(postIds), categories: idList(wanted.categoryIds) };
    const rows = this.#query.values(asked) as unknown[][];
    return pageOf(inOrderOf(postIds, rows.map(placeIn), wanted), wanted);
  }

  close(): void {
    this.#reader.close();
  }
}

/** SQLite takes a post's own row where it may choose, and with it the pages of its texts. */
const postsByIndex = sql`${posts} indexed by posts_places`;

/** As SQL, since Drizzle does not see that the table is there. */
const columns = Object.fromEntries(Object.entries(placeColumns).map(([name, column]) => [name, sql`${column}`]));

function queryFor({ db }: Reader) {
  return db
    .select(columns)
    .from(sql`json_each(${sql.placeholder("ids")}) as asked`)
    .crossJoin(postsByIndex)
    .crossJoin(threads)
    .where(and(eq(posts.id, sql`asked.value`), mayBeFound))
    .prepare();
}

/** Drizzle's own reading of a thousand rows takes as long as finding them. */
function placeIn([postId, threadId, createdAt, categoryId, kind, acceptedPostId]: unknown[]): Place {
  return { postId, threadId, createdAt, categoryId, kind, acceptedPostId } as Place;
}
