import { eq } from "drizzle-orm";
import { helpfulMarks, posts, revisions, threads, threadTags, users } from "#db/schema/index.ts";
import { slugOf } from "#forum/threads/addresses.ts";
import { recountThread } from "#forum/threads/changes.ts";
import type { Tx } from "#platform/store.ts";
import type { DemoEdition, DemoForum, DemoPost, DemoThread } from "../types.ts";
import { type Ids, idIn } from "./people.ts";
import { wasPublic } from "./shelves.ts";

export interface Rendered {
  /** By the Markdown it was made of. */
  html: ReadonlyMap<string, string>;
  version: number;
}

interface Names {
  /** The moment the demo was told for: nothing happens later. */
  now: number;
  userIds: Ids;
  categoryIds: Ids;
  tagIds: Ids;
}

interface Placed {
  thread: DemoThread;
  post: DemoPost;
}

const MINUTE_MS = 60_000;

/** Threads in the order in which they were started, posts in the order in which they were written, with counters. */
export async function insertThreads(tx: Tx, demo: DemoForum, names: Names, rendered: Rendered): Promise<void> {
  const threadIds = new Map<string, number>();
  for (const thread of demo.threads) threadIds.set(thread.key, await insertThread(tx, demo, thread, names));
  const placed = demo.threads
    .flatMap((thread) => thread.posts.map((post): Placed => ({ thread, post })))
    .sort((a, b) => a.post.createdAt - b.post.createdAt);
  const postIds = new Map<string, number>();
  for (const { thread, post } of placed) {
    const parentId = post.parent === null ? null : idIn(postIds, `${thread.key} ${post.parent}`);
    const place = { threadId: idIn(threadIds, thread.key), parentId };
    const id = await insertPost(tx, postRow(demo, { thread, post }, names, rendered, place));
    postIds.set(`${thread.key} ${post.number}`, id);
    await insertHistory(tx, id, demo, { thread, post }, names);
    if (post.accepted) await accept(tx, place.threadId, id, Math.min(post.createdAt + MINUTE_MS, names.now));
  }
  await insertMarks(tx, placed, names, postIds);
  for (const id of threadIds.values()) await recountThread(tx, id);
  await countPeople(tx, demo, placed, names);
}

async function insertThread(tx: Tx, demo: DemoForum, thread: DemoThread, names: Names): Promise<number> {
  const { title, kind, createdAt } = thread;
  const authorId = idIn(names.userIds, thread.author);
  const [row] = await tx
    .insert(threads)
    .values({
      categoryId: idIn(names.categoryIds, thread.category),
      authorId,
      kind,
      title,
      slug: slugOf(title),
      createdAt,
      lastNumber: thread.posts.length,
      replyCount: 0,
      answerCount: 0,
      helpfulCount: 0,
      lastPostAt: createdAt,
      lastPosterId: authorId,
      pinnedAt: thread.pinned ? createdAt : null,
      closedAt: thread.closedAt ?? null,
      closedReason: thread.closedReason ?? null,
      publicSince: wasPublic(demo, thread) ? createdAt : null,
      version: 1,
    })
    .returning({ id: threads.id });
  const threadId = row?.id ?? 0;
  if (thread.tags.length > 0) {
    await tx.insert(threadTags).values(thread.tags.map((tag) => ({ threadId, tagId: idIn(names.tagIds, tag) })));
  }
  return threadId;
}

type NewPost = typeof posts.$inferInsert;

async function insertPost(tx: Tx, post: NewPost): Promise<number> {
  const [row] = await tx.insert(posts).values(post).returning({ id: posts.id });
  return row?.id ?? 0;
}

function postRow(
  demo: DemoForum,
  { thread, post }: Placed,
  { userIds }: Names,
  { html, version }: Rendered,
  place: Pick<NewPost, "threadId"> & { parentId: number | null },
): NewPost {
  const { number, body, createdAt, deleted } = post;
  const edits = editionsOf(demo, { thread, post });
  const last = edits.at(-1);
  return {
    ...place,
    number,
    authorId: idIn(userIds, post.author),
    body,
    html: html.get(body) ?? "",
    rendererVersion: version,
    createdAt,
    revision: edits.length + 1,
    editedAt: last?.at ?? null,
    editedBy: last ? idIn(userIds, last.by) : null,
    deletedAt: deleted?.at ?? null,
    deletedBy: deleted ? idIn(userIds, deleted.by) : null,
    deletedReason: deleted?.reason ?? null,
    helpfulCount: post.helpful?.length ?? 0,
    importedScore: 0,
  };
}

/** Former versions, oldest first; a new title is one too, made by the moderator who says so in the thread. */
function editionsOf(demo: DemoForum, { thread, post }: Placed): (DemoEdition & { title?: string })[] {
  const editions = post.editions ?? [];
  if (post.number !== 1) return editions;
  const title = thread.formerTitle;
  if (title === undefined) return editions.map((edition) => ({ ...edition, title: thread.title }));
  const moderator = demo.people.find((person) => person.role === "moderator")?.username ?? thread.author;
  const said = thread.posts.findLast((reply) => reply.author === moderator) ?? post;
  const renamed = { body: post.body, at: said.createdAt - MINUTE_MS, by: moderator };
  return [...editions, renamed].map((edition) => ({ ...edition, title }));
}

async function insertHistory(tx: Tx, postId: number, demo: DemoForum, placed: Placed, names: Names): Promise<void> {
  const editions = editionsOf(demo, placed);
  const { author, createdAt } = placed.post;
  const rows = editions.map(({ body, title }, index) => {
    // An edition was written by whoever replaced the one before it.
    const before = editions[index - 1];
    const authorId = idIn(names.userIds, before?.by ?? author);
    return { postId, revision: index + 1, title: title ?? null, body, authorId, createdAt: before?.at ?? createdAt };
  });
  if (rows.length > 0) await tx.insert(revisions).values(rows);
}

async function accept(tx: Tx, threadId: number, acceptedPostId: number, acceptedAt: number): Promise<void> {
  await tx.update(threads).set({ acceptedPostId, acceptedAt }).where(eq(threads.id, threadId));
}

async function insertMarks(tx: Tx, placed: readonly Placed[], { userIds, now }: Names, postIds: Ids): Promise<void> {
  const rows = placed.flatMap(({ thread, post }) =>
    (post.helpful ?? []).map((name, index) => ({
      postId: idIn(postIds, `${thread.key} ${post.number}`),
      userId: idIn(userIds, name),
      createdAt: Math.min(post.createdAt + (index + 1) * MINUTE_MS, now),
    })),
  );
  await tx.insert(helpfulMarks).values(rows);
}

async function countPeople(tx: Tx, demo: DemoForum, placed: readonly Placed[], { userIds }: Names): Promise<void> {
  for (const { username } of demo.people) {
    const own = placed.filter(({ post }) => post.author === username);
    await tx
      .update(users)
      .set({
        postCount: own.filter(({ post }) => !post.deleted).length,
        publicSince: own.find(({ thread }) => wasPublic(demo, thread))?.post.createdAt ?? null,
        seenAt: own.at(-1)?.post.createdAt ?? null,
      })
      .where(eq(users.id, idIn(userIds, username)));
  }
}
