/** One function a kind of record: pages of rows, in the order of their ids, as the archive writes them. */
import { and, asc, eq, gt, inArray } from "drizzle-orm";
import {
  categories,
  categoryGroups,
  groupMembers,
  groups,
  helpfulMarks,
  posts,
  redirects,
  revisions,
  tags,
  threads,
  threadTags,
  users,
} from "#db/schema/index.ts";
import type { Db } from "#platform/store.ts";
import type { ArchiveKind } from "../format.ts";
import { authorOfKey } from "../sink/users.ts";
import { authorFields, type Names } from "./ids.ts";

export type ArchiveRecord = Record<string, unknown>;
type Pages = AsyncGenerator<ArchiveRecord[]>;

const ROWS = 500;

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
  redirect: redirectRecords,
};

async function* groupRecords(db: Db, names: Names): Pages {
  for await (const rows of pages((after) =>
    db.select().from(groups).where(gt(groups.id, after)).orderBy(asc(groups.id)).limit(ROWS),
  )) {
    const members = await db
      .select()
      .from(groupMembers)
      .where(
        inArray(
          groupMembers.groupId,
          rows.map(({ id }) => id),
        ),
      )
      .orderBy(asc(groupMembers.userId));
    const people = await names.of(
      "user",
      members.map(({ userId }) => userId),
    );
    yield rows.map((row) => ({
      name: row.name,
      members: members.filter(({ groupId }) => groupId === row.id).map(({ userId }) => people.get(userId)?.id),
      createdAt: iso(row.createdAt),
    }));
  }
}

async function* userRecords(db: Db, names: Names): Pages {
  for await (const rows of pages((after) =>
    db.select().from(users).where(gt(users.id, after)).orderBy(asc(users.id)).limit(ROWS),
  )) {
    const named = await names.of(
      "user",
      rows.map(({ id }) => id),
    );
    yield rows.flatMap((row) => {
      const naming = named.get(row.id);
      // Stands in for an author of whom the source knew at most a name; the post says it.
      if (!naming || authorOfKey(naming.id)) return [];
      const { stoaPlaceholder: _, ...extra } = naming.extra;
      return [
        {
          id: naming.id,
          username: row.username,
          displayName: row.displayName,
          ...present({ email: row.email }),
          role: row.role,
          ...filled({ title: row.title, team: row.team, bio: row.bio }),
          ...present({ locale: row.locale }),
          createdAt: iso(row.createdAt),
          ...times({ seenAt: row.seenAt, suspendedUntil: row.suspendedUntil, deletedAt: row.deletedAt }),
          ...present({ suspendedReason: row.suspendedReason }),
          ...extra,
        },
      ];
    });
  }
}

async function* categoryRecords(db: Db, names: Names): Pages {
  for await (const rows of pages((after) =>
    db.select().from(categories).where(gt(categories.id, after)).orderBy(asc(categories.id)).limit(ROWS),
  )) {
    const named = await names.of(
      "category",
      rows.flatMap(({ id, parentId }) => [id, parentId]),
    );
    const chosen = await db
      .select({ categoryId: categoryGroups.categoryId, right: categoryGroups.right, name: groups.name })
      .from(categoryGroups)
      .innerJoin(groups, eq(groups.id, categoryGroups.groupId))
      .where(
        inArray(
          categoryGroups.categoryId,
          rows.map(({ id }) => id),
        ),
      );
    yield rows.map((row) => {
      const groupsFor = (right: string) => {
        const found = chosen.filter((one) => one.categoryId === row.id && one.right === right).map(({ name }) => name);
        return found.length > 0 ? found : undefined;
      };
      return {
        id: named.get(row.id)?.id,
        slug: row.slug,
        name: row.name,
        description: row.description,
        parentId: row.parentId === null ? null : (named.get(row.parentId)?.id ?? null),
        position: row.position,
        kind: row.kind,
        color: row.color,
        ...unless({ see: row.see }, "everyone"),
        ...unless({ start: row.start, reply: row.reply }, "members"),
        ...present({ seeGroups: groupsFor("see"), startGroups: groupsFor("start"), replyGroups: groupsFor("reply") }),
        createdAt: iso(row.createdAt),
        ...named.get(row.id)?.extra,
      };
    });
  }
}

async function* tagRecords(db: Db, names: Names): Pages {
  for await (const rows of pages((after) =>
    db.select().from(tags).where(gt(tags.id, after)).orderBy(asc(tags.id)).limit(ROWS),
  )) {
    const named = await names.of(
      "tag",
      rows.map(({ id }) => id),
    );
    yield rows.map((row) => ({
      name: row.name,
      ...filled({ description: row.description }),
      ...named.get(row.id)?.extra,
    }));
  }
}

async function* threadRecords(db: Db, names: Names): Pages {
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
          closedAt: row.closedAt,
          deletedAt: row.deletedAt,
        }),
        ...present({ closedReason: row.closedReason }),
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
async function* postRecords(db: Db, names: Names): Pages {
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
    .where(eq(posts.threadId, threadId))
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
      rows.flatMap(({ authorId, editedBy }) => [authorId, editedBy]),
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
      ...named.get(row.id)?.extra,
    }));
  }
}

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
      ...present({ title: row.title }),
      body: row.body,
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

async function* pages<Row extends { id: number }>(page: (after: number) => PromiseLike<Row[]>): AsyncGenerator<Row[]> {
  for (let after = 0; ; ) {
    const rows = await page(after);
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = last.id;
  }
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}

function times(fields: Readonly<Record<string, number | null>>): ArchiveRecord {
  return Object.fromEntries(Object.entries(fields).flatMap(([key, ms]) => (ms === null ? [] : [[key, iso(ms)]])));
}

function present(fields: Readonly<Record<string, unknown>>): ArchiveRecord {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));
}

function filled(fields: Readonly<Record<string, string>>): ArchiveRecord {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ""));
}

function unless(fields: Readonly<Record<string, unknown>>, usual: unknown): ArchiveRecord {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== usual));
}
