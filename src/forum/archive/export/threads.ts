import { and, asc, eq, gt, inArray } from "drizzle-orm";
import { posts, tags, threads, threadTags, threadViews } from "#db/schema/index.ts";
import type { Db } from "#platform/store.ts";
import { iso, type Pages, pages, present, ROWS, times, unless } from "./fields.ts";
import { authorFields, type Names } from "./ids.ts";

export async function* threadRecords(db: Db, names: Names): Pages {
  for await (const rows of pages((after) =>
    db.select().from(threads).where(gt(threads.id, after)).orderBy(asc(threads.id)).limit(ROWS),
  )) {
    const named = await names.of(
      "thread",
      rows.map(({ id }) => id),
    );
    const authors = await names.of(
      "user",
      rows.map(({ authorId }) => authorId),
    );
    const shelves = await names.of(
      "category",
      rows.map(({ categoryId }) => categoryId),
    );
    const accepted = await names.of(
      "post",
      rows.map(({ acceptedPostId }) => acceptedPostId),
    );
    const tagged = await db
      .select({ threadId: threadTags.threadId, name: tags.name })
      .from(threadTags)
      .innerJoin(tags, eq(tags.id, threadTags.tagId))
      .where(
        inArray(
          threadTags.threadId,
          rows.map(({ id }) => id),
        ),
      )
      .orderBy(asc(threadTags.tagId));
    const read = await db
      .select()
      .from(threadViews)
      .where(
        inArray(
          threadViews.threadId,
          rows.map(({ id }) => id),
        ),
      );
    const views = new Map(read.map(({ threadId, count }) => [threadId, count]));
    yield rows.map((row) => {
      const { tags: order, ...extra } = named.get(row.id)?.extra ?? {};
      const own = tagged.filter(({ threadId }) => threadId === row.id).map(({ name }) => name);
      return {
        id: named.get(row.id)?.id,
        categoryId: shelves.get(row.categoryId)?.id,
        ...authorFields(authors.get(row.authorId)),
        title: row.title,
        kind: row.kind,
        tags: inOrder(own, order),
        createdAt: iso(row.createdAt),
        ...(row.acceptedPostId !== null && { acceptedPostId: accepted.get(row.acceptedPostId)?.id }),
        ...times({
          acceptedAt: row.acceptedAt,
          pinnedAt: row.pinnedAt,
          pinnedUntil: row.pinnedUntil,
          closeAt: row.closeAt,
          reopenAt: row.reopenAt,
          closedAt: row.closedAt,
          deletedAt: row.deletedAt,
        }),
        ...unless({ pinnedInCategory: row.pinnedInCategory }, false),
        ...present({ closeRule: row.closeRule, closeDays: row.closeDays, slowSeconds: row.slowSeconds }),
        ...present({ closedReason: row.closedReason }),
        ...unless({ views: views.get(row.id) ?? 0 }, 0),
        ...extra,
      };
    });
  }
}

/** The order in which the author named the tags, as long as they are still the same. */
function inOrder(names: readonly string[], order: unknown): readonly string[] {
  if (!Array.isArray(order) || order.length !== names.length) return names;
  return order.every((name) => names.includes(name)) ? order : names;
}

/** Thread by thread, so that the numbers say themselves where they follow from the order. */
export async function* postRecords(db: Db, names: Names): Pages {
  const ids = (after: number) =>
    db.select({ id: threads.id }).from(threads).where(gt(threads.id, after)).orderBy(asc(threads.id)).limit(ROWS);
  for await (const rows of pages(ids)) {
    for (const { id } of rows) yield* postsOf(db, names, id);
  }
}

async function* postsOf(db: Db, names: Names, threadId: number): Pages {
  const order = await db
    .select({ id: posts.id, number: posts.number, createdAt: posts.createdAt })
    .from(posts)
    .where(and(eq(posts.threadId, threadId), gt(posts.number, 0)))
    .orderBy(asc(posts.number));
  const isPlain = order.every(
    (post, index) => post.number === index + 1 && post.createdAt >= (order[index - 1]?.createdAt ?? 0),
  );
  const thread = await names.of("thread", [threadId]);
  let after = 0;
  for (;;) {
    const rows = await db
      .select()
      .from(posts)
      .where(and(eq(posts.threadId, threadId), gt(posts.number, after)))
      .orderBy(asc(posts.number))
      .limit(ROWS);
    const last = rows.at(-1);
    if (!last) return;
    after = last.number;
    const named = await names.of(
      "post",
      rows.flatMap(({ id, parentId }) => [id, parentId]),
    );
    const people = await names.of(
      "user",
      rows.flatMap(({ authorId, editedBy, foldedBy }) => [authorId, editedBy, foldedBy]),
    );
    yield rows.map((row) => ({
      id: named.get(row.id)?.id,
      threadId: thread.get(threadId)?.id,
      ...authorFields(people.get(row.authorId)),
      parentId: row.parentId === null ? null : (named.get(row.parentId)?.id ?? null),
      body: row.body,
      createdAt: iso(row.createdAt),
      editedAt: row.editedAt === null ? null : iso(row.editedAt),
      ...(row.editedBy !== null && { editorId: people.get(row.editedBy)?.id }),
      ...(!isPlain && { number: row.number }),
      ...unless({ score: row.importedScore }, 0),
      ...unless({ revision: row.revision }, 1),
      ...times({ deletedAt: row.deletedAt }),
      ...present({ deletedReason: row.deletedReason }),
      ...times({ foldedAt: row.foldedAt, lockedAt: row.lockedAt }),
      ...(row.foldedBy !== null && { foldedById: people.get(row.foldedBy)?.id }),
      ...named.get(row.id)?.extra,
    }));
  }
}
