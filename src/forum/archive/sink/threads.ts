import { eq, inArray, sql } from "drizzle-orm";
import { categories, posts, type ThreadKind, threads, threadTags, users } from "#db/schema/index.ts";
import { maySeeCategory } from "#forum/categories/policy.ts";
import { type Structure, structureOf } from "#forum/categories/structure.ts";
import { guest } from "#forum/members/actor.ts";
import { publishTags } from "#forum/tags/changes.ts";
import { slugOf } from "#forum/threads/addresses.ts";
import { recountThread } from "#forum/threads/changes.ts";
import { bumpVersion, type VersionKey } from "#forum/versions.ts";
import type { Tx } from "#platform/store.ts";
import type { RecordOf } from "../format.ts";
import { type Portion, type ReadyPost, writtenAt } from "./batch.ts";
import { insertPostRows } from "./insert.ts";
import { chunks, knownRecords, type NewRecord, Overtaken, past, type Run, remember } from "./run.ts";
import { tagIdsByName } from "./tags.ts";
import { type Author, authorIds, authorKey } from "./users.ts";

type NewThread = typeof threads.$inferInsert;
type NewPost = typeof posts.$inferInsert;

const KIND_OF = { questions: "question", discussions: "discussion", announcements: "announcement" } as const;
/** Larger numbers would use the ids up that PostgreSQL has to give. */
export const LARGEST_KEPT_ID = 1_000_000_000;
const ROWS_PER_INSERT = 50;

/** The number in an id such as "17", "t17" or "p17". */
export function numberOf(sourceId: string): number | undefined {
  const number = Number(/^[a-z]?(\d{1,10})$/i.exec(sourceId)?.[1] ?? 0);
  return number >= 1 && number <= LARGEST_KEPT_ID ? number : undefined;
}

/** A portion whose thread has a row by now. */
interface Placed {
  portion: Portion;
  threadId: number;
  categoryId: number;
  isPublic: boolean;
  isNew: boolean;
}

/**
 * Stores portions of threads in one transaction, with everything that counts them.
 * @throws Overtaken when somebody replied to one of the threads in between
 */
export async function writePortions(run: Run, batch: readonly Portion[]): Promise<void> {
  const structure = await structureOf(run.forum);
  await run.forum.write(async (tx) => {
    const authors = await authorIds(run, tx, authorsOf(batch));
    const placed = await placeThreads(run, tx, batch, { authors, structure });
    await insertPosts(run, tx, placed, authors);
    await count(run, tx, placed, authors);
  });
  for (const { existing, posts, staged } of batch) {
    if (!existing && staged) run.stored.threads++;
    run.stored.posts += posts.length;
  }
}

function authorsOf(batch: readonly Portion[]): Author[] {
  const all: Author[] = [];
  for (const { staged, posts } of batch) {
    if (staged) all.push(threadAuthor(staged.record, posts));
    for (const { record } of posts) {
      all.push(record);
      if (record.editorId !== null) all.push({ authorId: record.editorId, authorName: null });
    }
  }
  return all;
}

/** Whoever wrote the opening post, if the thread does not say. */
function threadAuthor(thread: Author, posts: readonly ReadyPost[]): Author {
  return thread.authorId === null && thread.authorName === null ? (posts[0]?.record ?? thread) : thread;
}

interface Context {
  authors: ReadonlyMap<string, number>;
  structure: Structure;
}

async function placeThreads(run: Run, tx: Tx, batch: readonly Portion[], context: Context): Promise<Placed[]> {
  const fresh = batch.filter(({ existing, staged }) => !existing && staged);
  const ids = await insertThreads(run, tx, fresh, context);
  const rows = await tx
    .select({
      id: threads.id,
      categoryId: threads.categoryId,
      lastNumber: threads.lastNumber,
      publicSince: threads.publicSince,
    })
    .from(threads)
    .where(
      inArray(
        threads.id,
        batch.map((portion) => portion.existing?.id ?? ids.get(portion.sourceId) ?? 0),
      ),
    );
  const byId = new Map(rows.map((row) => [row.id, row]));
  const placed: Placed[] = [];
  for (const portion of batch) {
    const threadId = portion.existing?.id ?? ids.get(portion.sourceId) ?? 0;
    const row = byId.get(threadId);
    if (!row) throw new Overtaken();
    if (portion.existing) await goOn(tx, portion, portion.existing);
    placed.push({
      portion,
      threadId,
      categoryId: row.categoryId,
      isPublic: row.publicSince !== null,
      isNew: !portion.existing,
    });
  }
  return placed;
}

/** Takes the numbers of a portion in a thread that is there, unless somebody has replied since it was planned. */
async function goOn(tx: Tx, portion: Portion, existing: NonNullable<Portion["existing"]>): Promise<void> {
  const [row] = await tx
    .update(threads)
    .set({ lastNumber: portion.lastNumber, version: sql`${threads.version} + 1` })
    .where(sql`${threads.id} = ${existing.id} and ${threads.lastNumber} = ${existing.lastNumber}`)
    .returning({ id: threads.id });
  if (!row) throw new Overtaken();
}

async function insertThreads(
  run: Run,
  tx: Tx,
  fresh: readonly Portion[],
  context: Context,
): Promise<Map<string, number>> {
  const records = fresh.flatMap(({ staged }) => (staged ? [staged.record] : []));
  const categoryIds = await knownRecords(
    run,
    tx,
    "category",
    records.map(({ categoryId }) => categoryId),
  );
  const tagIds = await tagIdsByName(
    run,
    tx,
    records.flatMap(({ tags }) => tags),
  );
  const kept = await freeIds(run, tx, records);
  const rows = fresh.map((portion) => {
    const sourceId = portion.sourceId;
    const categoryId = categoryIds.get(portion.staged?.record.categoryId ?? "")?.targetId ?? 0;
    return { ...threadRow(run, portion, categoryId, context), ...(kept.has(sourceId) && { id: kept.get(sourceId) }) };
  });
  const ids = new Map<string, number>();
  // Rows with an id of their own go in apart: the others get theirs from the database, in the order of the rows.
  for (const keepsId of [true, false]) {
    const some = fresh.flatMap((portion, index) => {
      const row = rows[index];
      return row && kept.has(portion.sourceId) === keepsId ? [{ sourceId: portion.sourceId, row }] : [];
    });
    for (const part of chunks(some, ROWS_PER_INSERT)) {
      const inserted = await tx
        .insert(threads)
        .values(part.map(({ row }) => row))
        .returning({ id: threads.id });
      const sorted = inserted.map(({ id }) => id).sort((a, b) => a - b);
      const inOrder = keepsId ? part.map(({ row }) => row.id ?? 0) : sorted;
      for (const [index, { sourceId }] of part.entries()) ids.set(sourceId, inOrder[index] ?? 0);
    }
  }
  await rememberThreads(run, tx, fresh, ids, tagIds);
  return ids;
}

async function rememberThreads(
  run: Run,
  tx: Tx,
  fresh: readonly Portion[],
  ids: ReadonlyMap<string, number>,
  tagIds: ReadonlyMap<string, number>,
): Promise<void> {
  const tagRows: { threadId: number; tagId: number }[] = [];
  const records: NewRecord[] = [];
  for (const { sourceId, staged } of fresh) {
    const targetId = ids.get(sourceId) ?? 0;
    const tags = staged?.record.tags ?? [];
    const wanted = new Set(tags.flatMap((tag) => tagIds.get(tag) ?? []));
    tagRows.push(...[...wanted].map((tagId) => ({ threadId: targetId, tagId })));
    // The table knows which tags a thread has, not in which order its author named them.
    const order = tags.length > 1 ? { tags } : {};
    const duplicate = staged?.duplicateOf ? { duplicateOf: staged.duplicateOf } : {};
    const extra = { ...staged?.record.extra, ...order, ...duplicate };
    records.push({ sourceId, targetId, extra: Object.keys(extra).length > 0 ? extra : null });
  }
  for (const some of chunks(tagRows, ROWS_PER_INSERT)) await tx.insert(threadTags).values(some);
  await remember(run, tx, "thread", records);
}

/** Ids that threads keep from their source, as far as they are free. */
async function freeIds(run: Run, tx: Tx, records: readonly RecordOf<"thread">[]): Promise<Map<string, number>> {
  const wanted = new Map<string, number>();
  if (!run.keepIds.threads || records.length === 0) return wanted;
  for (const { id } of records) {
    const number = numberOf(id);
    if (number !== undefined && ![...wanted.values()].includes(number)) wanted.set(id, number);
  }
  const rows = await tx
    .select({ id: threads.id })
    .from(threads)
    .where(inArray(threads.id, [...wanted.values()]));
  const taken = new Set(rows.map(({ id }) => id));
  return new Map([...wanted].filter(([, id]) => !taken.has(id)));
}

function threadRow(run: Run, portion: Portion, categoryId: number, { authors, structure }: Context): NewThread {
  const { staged, posts, lastNumber } = portion;
  if (!staged) throw new Error(`the thread ${portion.sourceId} has no record`);
  const record = staged.record;
  const authorId = authors.get(authorKey(threadAuthor(record, posts))) ?? 0;
  const category = structure.byId.get(categoryId);
  const createdAt = writtenAt(run, record);
  const isPublic = category !== undefined && maySeeCategory(guest, category, structure);
  const kind: ThreadKind = record.kind ?? KIND_OF[category?.kind ?? "discussions"];
  return {
    categoryId,
    authorId,
    kind,
    title: record.title,
    slug: slugOf(record.title),
    createdAt,
    lastNumber,
    ...tally(run, portion, authorId, authors, createdAt),
    acceptedPostId: null,
    acceptedAt: null,
    pinnedAt: record.pinnedAt,
    closedAt: record.closedAt,
    closedReason: record.closedReason,
    deletedAt: record.deletedAt,
    publicSince: isPublic ? run.forum.now() : null,
    version: 1,
  };
}

/** What a new thread counts of its first portion; the rules are those of `recountThread`. */
function tally(
  run: Run,
  { posts, staged }: Portion,
  authorId: number,
  authors: ReadonlyMap<string, number>,
  createdAt: number,
): Pick<NewThread, "replyCount" | "answerCount" | "helpfulCount" | "lastPostAt" | "lastPosterId"> {
  const counts = { replyCount: 0, answerCount: 0, helpfulCount: 0, lastPostAt: createdAt, lastPosterId: authorId };
  for (const { record, number, parentNumber, knownParent } of posts) {
    const by = authors.get(authorKey(record)) ?? 0;
    if (record.deletedAt === null) counts.helpfulCount += Math.max(0, record.score);
    if (record.deletedAt === null || number === 1) {
      const at = writtenAt(run, record);
      if (at >= counts.lastPostAt) Object.assign(counts, { lastPostAt: at, lastPosterId: by });
    }
    if (record.deletedAt !== null || number === 1) continue;
    counts.replyCount++;
    const isTopLevel = parentNumber === null && knownParent === null;
    if ((isTopLevel && by !== authorId) || staged?.record.acceptedPostId === record.id) counts.answerCount++;
  }
  return counts;
}

async function insertPosts(
  run: Run,
  tx: Tx,
  placed: readonly Placed[],
  authors: ReadonlyMap<string, number>,
): Promise<void> {
  const parents = await knownRecords(
    run,
    tx,
    "post",
    placed.flatMap(({ portion }) => portion.posts.flatMap(({ knownParent }) => knownParent ?? [])),
  );
  const rows: { row: NewPost; record: RecordOf<"post"> }[] = [];
  for (const { portion, threadId } of placed) {
    for (const post of portion.posts) {
      const { record, body, number, parentNumber, knownParent } = post;
      const parent = knownParent === null ? undefined : parents.get(knownParent)?.targetId;
      // The parent's row may be made by this very statement; until then its number stands in, as a negative one.
      const parentId = parent ?? (parentNumber === null ? null : -parentNumber);
      rows.push({ record, row: { ...postRow(run, record, authors), threadId, number, parentId, body } });
    }
  }
  await keepPostIds(run, tx, rows);
  const inserted = await insertPostRows(
    tx,
    rows.map(({ row }) => row),
  );
  const ids = new Map(inserted.map((row) => [`${row.threadId} ${row.number}`, row.id]));
  const records = rows.map(({ row, record }) => ({
    sourceId: record.id,
    targetId: ids.get(`${row.threadId} ${row.number}`) ?? 0,
    extra: record.extra,
  }));
  await tx
    .update(posts)
    .set({
      parentId: sql`(select p.id from posts p where p.thread_id = ${posts.threadId} and p.number = -${posts.parentId})`,
    })
    .where(sql`${posts.parentId} < 0`);
  await remember(run, tx, "post", records);
}

function postRow(
  run: Run,
  record: RecordOf<"post">,
  authors: ReadonlyMap<string, number>,
): Omit<NewPost, "threadId" | "number" | "body"> {
  const editor = record.editorId === null ? undefined : authors.get(record.editorId);
  return {
    authorId: authors.get(authorKey(record)) ?? 0,
    html: "",
    rendererVersion: 0,
    createdAt: writtenAt(run, record),
    editedAt: record.editedAt === null ? null : past(run, record.editedAt),
    editedBy: record.editedAt === null ? null : (editor ?? null),
    revision: record.revision,
    deletedAt: record.deletedAt,
    deletedReason: record.deletedReason,
    helpfulCount: Math.max(0, record.score),
    importedScore: record.score,
  };
}

async function keepPostIds(
  run: Run,
  tx: Tx,
  rows: readonly { row: NewPost; record: RecordOf<"post"> }[],
): Promise<void> {
  if (!run.keepIds.posts) return;
  const wanted = new Map<number, NewPost>();
  for (const { row, record } of rows) {
    const id = numberOf(record.id);
    if (id !== undefined && !wanted.has(id)) wanted.set(id, row);
  }
  for (const ids of chunks([...wanted.keys()], ROWS_PER_INSERT)) {
    const taken = await tx.select({ id: posts.id }).from(posts).where(inArray(posts.id, ids));
    for (const { id } of taken) wanted.delete(id);
  }
  for (const [id, row] of wanted) row.id = id;
}

async function count(run: Run, tx: Tx, placed: readonly Placed[], authors: ReadonlyMap<string, number>): Promise<void> {
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
