/** One function a kind of record: pages of rows, in the order of their ids, as the archive writes them. */
import { asc, gt, inArray } from "drizzle-orm";
import { helpfulMarks, redirects, revisions, tags } from "#db/schema/index.ts";
import type { Db } from "#platform/store.ts";
import type { ArchiveKind } from "../format.ts";
import { type ArchiveRecord, iso, type Pages, pages, present, ROWS } from "./fields.ts";
import { authorFields, type Names } from "./ids.ts";
import { checkRecords, feedbackRecords, resultRecords } from "./knowledge.ts";
import { groupRecords, userRecords } from "./people.ts";
import { categoryRecords, tagRecords } from "./structure.ts";
import { postRecords, threadRecords } from "./threads.ts";

/** The kinds in the order of their files, and how their records are read. */
export const EXPORTS: Readonly<Record<ArchiveKind, (db: Db, names: Names) => Pages>> = {
  group: groupRecords,
  user: userRecords,
  category: categoryRecords,
  tag: tagRecords,
  thread: threadRecords,
  post: postRecords,
  revision: revisionRecords,
  vote: voteRecords,
  result: resultRecords,
  check: checkRecords,
  feedback: feedbackRecords,
  redirect: redirectRecords,
};

async function* revisionRecords(db: Db, names: Names): Pages {
  const ids = (after: number) =>
    db
      .selectDistinct({ id: revisions.postId })
      .from(revisions)
      .where(gt(revisions.postId, after))
      .orderBy(asc(revisions.postId))
      .limit(ROWS);
  for await (const page of pages(ids)) {
    const postIds = page.map(({ id }) => id);
    const rows = await db
      .select()
      .from(revisions)
      .where(inArray(revisions.postId, postIds))
      .orderBy(asc(revisions.postId), asc(revisions.revision));
    const named = await names.of("post", postIds);
    const people = await names.of(
      "user",
      rows.map(({ authorId }) => authorId),
    );
    yield rows.map((row) => ({
      postId: named.get(row.postId)?.id,
      revision: row.revision,
      // What was hidden from readers goes to nobody who reads the archive.
      ...(row.hiddenAt === null ? { ...present({ title: row.title }), body: row.body } : { body: "" }),
      authorId: authorFields(people.get(row.authorId)).authorId,
      createdAt: iso(row.createdAt),
    }));
  }
}

async function* voteRecords(db: Db, names: Names): Pages {
  const ids = (after: number) =>
    db
      .selectDistinct({ id: helpfulMarks.postId })
      .from(helpfulMarks)
      .where(gt(helpfulMarks.postId, after))
      .orderBy(asc(helpfulMarks.postId))
      .limit(ROWS);
  for await (const page of pages(ids)) {
    const postIds = page.map(({ id }) => id);
    const rows = await db
      .select()
      .from(helpfulMarks)
      .where(inArray(helpfulMarks.postId, postIds))
      .orderBy(asc(helpfulMarks.postId), asc(helpfulMarks.userId));
    const named = await names.of("post", postIds);
    const people = await names.of(
      "user",
      rows.map(({ userId }) => userId),
    );
    yield rows.map((row) => ({
      postId: named.get(row.postId)?.id,
      userId: people.get(row.userId)?.id,
      createdAt: iso(row.createdAt),
    }));
  }
}

const TARGET_FIELD = {
  thread: "threadId",
  post: "postId",
  user: "userId",
  category: "categoryId",
  tag: "tagName",
} as const;

async function* redirectRecords(db: Db, names: Names): Pages {
  let after = "";
  for (;;) {
    const rows = await db
      .select()
      .from(redirects)
      .where(gt(redirects.path, after))
      .orderBy(asc(redirects.path))
      .limit(ROWS);
    const last = rows.at(-1);
    if (!last) return;
    after = last.path;
    const records: ArchiveRecord[] = [];
    for (const kind of ["thread", "post", "user", "category", "tag"] as const) {
      const some = rows.filter((row) => row.kind === kind);
      const targetIds = some.map(({ targetId }) => targetId);
      const named = kind === "tag" ? await tagNames(db, targetIds) : await names.of(kind, targetIds);
      for (const { path, targetId } of some) {
        const id = named.get(targetId)?.id;
        if (id !== undefined) records.push({ from: path, [TARGET_FIELD[kind]]: id });
      }
    }
    yield records;
  }
}

async function tagNames(db: Db, ids: readonly number[]): Promise<Map<number, { id: string }>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .select({ id: tags.id, name: tags.name })
    .from(tags)
    .where(inArray(tags.id, [...ids]));
  return new Map(rows.map(({ id, name }) => [id, { id: name }]));
}
