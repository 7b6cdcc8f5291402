/** What an import changes beside the rows it stores: counters, accepted answers, who is public, versions. */
import { eq, inArray, sql } from "drizzle-orm";
import { categories, threads, threadTags, users } from "#db/schema/index.ts";
import { publishTags } from "#forum/tags/changes.ts";
import { recountThread } from "#forum/threads/changes.ts";
import { touchNamesakesAfter } from "#forum/threads/namesakes.ts";
import { bumpVersion, type VersionKey } from "#forum/versions.ts";
import type { Tx } from "#platform/store.ts";
import type { Portion } from "./batch.ts";
import type { Placed } from "./placed.ts";
import { past, type Run } from "./run.ts";
import { authorKey } from "./users.ts";

export async function countIn(
  run: Run,
  tx: Tx,
  placed: readonly Placed[],
  authors: ReadonlyMap<string, number>,
): Promise<void> {
  const now = run.forum.now();
  const keys = new Set<VersionKey>(["lists"]);
  const postsBy = new Map<number, number>();
  const publicAuthors = new Set<number>();
  const threadsIn = new Map<number, number>();
  for (const { portion, threadId, categoryId, isPublic, isNew } of placed) {
    keys.add(`category:${categoryId}`);
    if (isNew && portion.staged?.record.deletedAt === null)
      threadsIn.set(categoryId, (threadsIn.get(categoryId) ?? 0) + 1);
    for (const { record } of portion.posts) {
      const by = authors.get(authorKey(record)) ?? 0;
      if (record.deletedAt !== null) continue;
      postsBy.set(by, (postsBy.get(by) ?? 0) + 1);
      keys.add(`user:${by}`);
      if (isPublic) publicAuthors.add(by);
    }
    await accept(run, tx, portion, threadId);
    if (!isNew) await recountThread(tx, threadId);
  }
  await addCounts(tx, postsBy, threadsIn);
  if (publicAuthors.size > 0) {
    await tx
      .update(users)
      .set({ publicSince: sql`coalesce(${users.publicSince}, ${now})` })
      .where(inArray(users.id, [...publicAuthors]));
  }
  const tagged = await tx
    .selectDistinct({ tagId: threadTags.tagId })
    .from(threadTags)
    .where(
      inArray(
        threadTags.threadId,
        placed.map(({ threadId }) => threadId),
      ),
    );
  for (const { tagId } of tagged) keys.add(`tag:${tagId}`);
  if (placed.some(({ isPublic }) => isPublic))
    await publishTags(
      tx,
      tagged.map(({ tagId }) => tagId),
      now,
    );
  await touchNamesakesAfter(
    tx,
    placed.filter(({ isNew }) => isNew).map(({ threadId }) => threadId),
  );
  await bumpVersion(tx, ...keys);
}

/** The accepted post of a thread, when it is among those just stored. */
async function accept(run: Run, tx: Tx, { staged, posts: stored }: Portion, threadId: number): Promise<void> {
  const acceptedId = staged?.record.acceptedPostId;
  const accepted =
    acceptedId === undefined || acceptedId === null ? undefined : stored.find(({ record }) => record.id === acceptedId);
  if (!staged || !accepted || accepted.number === 1) return;
  await tx
    .update(threads)
    .set({
      acceptedPostId: sql`(select p.id from posts p where p.thread_id = ${threadId} and p.number = ${accepted.number})`,
      acceptedAt: past(run, staged.record.acceptedAt ?? accepted.record.createdAt),
    })
    .where(eq(threads.id, threadId));
}

async function addCounts(
  tx: Tx,
  postsBy: ReadonlyMap<number, number>,
  threadsIn: ReadonlyMap<number, number>,
): Promise<void> {
  if (postsBy.size > 0) {
    const added = cases(users.id, postsBy);
    await tx
      .update(users)
      .set({ postCount: sql`${users.postCount} + ${added}` })
      .where(inArray(users.id, [...postsBy.keys()]));
  }
  if (threadsIn.size > 0) {
    const added = cases(categories.id, threadsIn);
    await tx
      .update(categories)
      .set({ threadCount: sql`${categories.threadCount} + ${added}` })
      .where(inArray(categories.id, [...threadsIn.keys()]));
  }
}

/** Ids and counts are numbers of ours, so they may stand in the statement itself. */
function cases(id: typeof users.id | typeof categories.id, counts: ReadonlyMap<number, number>) {
  const branches = [...counts].map(([key, n]) => `when ${Number(key)} then ${Number(n)}`).join(" ");
  return sql`case ${id} ${sql.raw(branches)} else 0 end`;
}
