import { randomBytes } from "node:crypto";
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { and, asc, eq, lt, sql } from "drizzle-orm";
import { importedRecords, posts, threads, users } from "#db/schema/index.ts";
import type { Forum } from "#forum/forum.ts";
import { bumpVersion } from "#forum/versions.ts";
import { reserveIds } from "#platform/store/ids.ts";
import { takeLogo } from "./logo.ts";
import type { Item, Report, Source } from "./readers/source.ts";
import { BATCH_POSTS, nextPortion, type Portion } from "./sink/batch.ts";
import { numberOf } from "./sink/ids.ts";
import { writeChecks, writeFeedback, writeResults } from "./sink/knowledge.ts";
import { writeRedirects, writeRevisions, writeVotes } from "./sink/rest.ts";
import { knownRecords, problem, type Run, STORED_KINDS, type StoredKind, untilUndisturbed } from "./sink/run.ts";
import { unknownCategory, writeCategories, writeGroups } from "./sink/structure.ts";
import { findSharedTags, writeTags } from "./sink/tags.ts";
import { writePortions } from "./sink/threads.ts";
import { writeUsers } from "./sink/users.ts";
import { type Late, type LateKind, Staging } from "./staging.ts";

/** Named after the process that uses it. */
const SCRATCH = /^import-(\d+)-[0-9a-f]+\.db$/;

export interface ImportOptions {
  /** Keeps two sources apart: ids, old addresses, a second run. */
  source: string;
  report: Report;
  /** Called often; `total` may be 0 while it is not known. */
  progress?: (step: "reading" | "storing", done: number, total: number) => void;
  /** Stops between two transactions, as a crash would. */
  signal?: AbortSignal;
}

/**
 * Brings the records of a source into the forum, as history: nobody is notified, nothing is limited. Records that are
 * here already stay as they are, so a second run adds what is new, and a run that was interrupted goes on.
 * @returns how many of each kind were stored
 */
export async function importFrom(
  forum: Forum,
  source: Source,
  options: ImportOptions,
): Promise<Record<StoredKind, number>> {
  const run: Run = {
    forum,
    source: options.source,
    report: options.report,
    keepIds: { threads: false, posts: false },
    stored: Object.fromEntries(STORED_KINDS.map((kind) => [kind, 0])) as Record<StoredKind, number>,
    nameNumbers: new Map(),
    tags: new Map(),
    sharedTags: new Map(),
  };
  const staging = new Staging(scratchFile(forum));
  try {
    const keeps = await mayKeepIds(run);
    run.keepIds = { threads: keeps, posts: keeps && source.keepsPostIds };
    await readAll(run, source, staging, options);
    await resolveThreads(run, staging);
    if (keeps) await reserve(run, staging);
    await findSharedTags(run, staging.tagNames());
    await storeThreads(run, staging, options);
    await storeRest(run, staging, options);
    if (source.logo) await takeLogo(forum, source.logo, options.report);
    if (source.guessesJoinTimes) await settleJoinTimes(run);
    // The one thing that is told: the search index has to take in what came.
    if (run.stored.posts + run.stored.results > 0) {
      const data = { posts: run.stored.posts };
      await forum.write((tx) => forum.record(tx, { kind: "archive.imported", subjectId: 0, data }));
    }
    // Names, counts and votes of what was there before may be others now: every kept page is made anew.
    await forum.write((tx) => bumpVersion(tx, "structure"));
  } finally {
    staging.close();
  }
  return run.stored;
}

function scratchFile(forum: Forum): string {
  const folder = join(forum.config.dataDir, "tmp");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  // What a killed run left behind. Another import may be running, so its file stays.
  for (const name of readdirSync(folder)) {
    const pid = SCRATCH.exec(name)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) rmSync(join(folder, name), { force: true });
  }
  return join(folder, `import-${process.pid}-${randomBytes(4).toString("hex")}.db`);
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    // Somebody else's process is one, too.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** An empty forum takes the numbers over; so does one in which this very source has begun to. */
async function mayKeepIds(run: Run): Promise<boolean> {
  const [thread] = await run.forum.db.select({ id: threads.id }).from(threads).limit(1);
  if (!thread) return true;
  const ofSource = and(eq(importedRecords.source, run.source), eq(importedRecords.kind, "thread"));
  const [first] = await run.forum.db
    .select({ sourceId: importedRecords.sourceId, targetId: importedRecords.targetId })
    .from(importedRecords)
    .where(ofSource)
    .orderBy(asc(importedRecords.targetId))
    .limit(1);
  return first !== undefined && numberOf(first.sourceId) === first.targetId;
}

async function reserve(run: Run, staging: Staging): Promise<void> {
  const thread = numberOf(String(staging.largestNumber("thread")));
  const post = numberOf(String(staging.largestNumber("post")));
  await run.forum.write(async (tx) => {
    if (thread) await reserveIds(tx, "threads", thread);
    if (post && run.keepIds.posts) await reserveIds(tx, "posts", post);
  });
}

type Of<K extends Item["kind"]> = Extract<Item, { kind: K }>;

async function readAll(run: Run, source: Source, staging: Staging, { progress, signal }: ImportOptions): Promise<void> {
  const people: Of<"user">[] = [];
  const tags: Of<"tag">[] = [];
  const categories: Of<"category">[] = [];
  const groups: Of<"group">[] = [];
  let read = 0;
  const report: Report = {
    ...run.report,
    read: (bytes) => {
      read += bytes;
      progress?.("reading", read, source.totalBytes);
    },
  };
  for await (const item of source.items(report)) {
    signal?.throwIfAborted();
    switch (item.kind) {
      case "user":
        people.push(item);
        if (people.length >= BATCH_POSTS) await writeUsers(run, people.splice(0));
        break;
      case "tag":
        tags.push(item);
        if (tags.length >= BATCH_POSTS) await writeTags(run, tags.splice(0));
        break;
      case "category":
        categories.push(item);
        break;
      case "group":
        groups.push(item);
        break;
      case "thread":
        if (!staging.addThread(item)) problem(run, item.at, `the thread ${item.record.id} stands there twice`);
        break;
      case "post":
        staging.addPost(item);
        break;
      case "duplicate":
        staging.addDuplicate(item.record);
        break;
      default:
        staging.addLate(item);
    }
  }
  for (const at of staging.finish()) problem(run, at, "a post with this id stands there already");
  await writeUsers(run, people);
  await writeTags(run, tags);
  await writeGroups(run, groups);
  await writeCategories(run, categories);
  await addUnknownCategories(run, staging);
}

async function addUnknownCategories(run: Run, staging: Staging): Promise<void> {
  const wanted = staging.categoryIds();
  const known = await knownRecords(run, run.forum.db, "category", wanted);
  const unknown = wanted.filter((id) => !known.has(id));
  if (unknown.length === 0) return;
  run.report.note(`Threads name categories that are not there: ${unknown.slice(0, 10).join(", ")}. They were made.`);
  await writeCategories(run, unknown.map(unknownCategory));
}

/** Posts that name their parent alone, whose parent came with an earlier run. */
async function resolveThreads(run: Run, staging: Staging): Promise<void> {
  for (const page of pages(staging.postsWithoutThread(), 500)) {
    const parents = await knownRecords(
      run,
      run.forum.db,
      "post",
      page.flatMap(({ parent }) => parent ?? []),
    );
    for (const { seq, parent, file, line } of page) {
      const postId = parent === null ? undefined : parents.get(parent)?.targetId;
      const sourceId = postId === undefined ? undefined : await threadSourceId(run, postId);
      if (sourceId !== undefined) staging.setThread(seq, sourceId);
      else problem(run, { file, line }, `its parent ${parent ?? ""} is not there; left out`);
    }
  }
}

async function threadSourceId(run: Run, postId: number): Promise<string | undefined> {
  const [row] = await run.forum.db
    .select({ sourceId: importedRecords.sourceId })
    .from(posts)
    .innerJoin(importedRecords, and(eq(importedRecords.kind, "thread"), eq(importedRecords.targetId, posts.threadId)))
    .where(and(eq(posts.id, postId), eq(importedRecords.source, run.source)));
  return row?.sourceId;
}

async function storeThreads(run: Run, staging: Staging, { progress, signal }: ImportOptions): Promise<void> {
  const total = staging.counts.posts;
  let seen = 0;
  let batch: Portion[] = [];
  const flush = async () => {
    const written = batch;
    batch = [];
    await writeBatch(run, staging, written);
    progress?.("storing", seen, total);
  };
  let waiting = 0;
  for (const sourceId of staging.threadIds()) {
    signal?.throwIfAborted();
    seen += staging.sketches(sourceId).length;
    for (let more = true; more; ) {
      const next = await nextPortion(run, staging, sourceId);
      if (!next) break;
      batch.push(next.portion);
      waiting += next.portion.posts.length;
      more = next.more;
      if (waiting < BATCH_POSTS && !more) continue;
      waiting = 0;
      await flush();
    }
  }
  await flush();
}

async function writeBatch(run: Run, staging: Staging, batch: readonly Portion[]): Promise<void> {
  if (batch.length === 0) return;
  let planned = batch;
  let isFirstTry = true;
  await untilUndisturbed(async () => {
    if (!isFirstTry) {
      const again = await Promise.all(batch.map(({ sourceId }) => nextPortion(run, staging, sourceId)));
      planned = again.flatMap((next) => (next ? [next.portion] : []));
    }
    isFirstTry = false;
    await writePortions(run, planned);
  });
}

async function storeRest(run: Run, staging: Staging, { signal }: ImportOptions): Promise<void> {
  const store = async <K extends LateKind>(kind: K, write: (run: Run, items: readonly Late<K>[]) => Promise<void>) => {
    for (const page of pages(staging.late(kind), BATCH_POSTS)) {
      signal?.throwIfAborted();
      await untilUndisturbed(() => write(run, page));
    }
  };
  await store("revision", writeRevisions);
  await store("vote", writeVotes);
  await store("result", writeResults);
  await store("check", writeChecks);
  await store("feedback", writeFeedback);
  await store("redirect", writeRedirects);
}

/** Where a source does not say when people came, it was before they first wrote. */
async function settleJoinTimes(run: Run): Promise<void> {
  const firstPost = sql`(select min(p.created_at) from posts p where p.author_id = ${users.id})`;
  const ofSource = sql`${users.id} in (select r.target_id from imported_records r where r.source = ${run.source} and r.kind = 'user')`;
  await run.forum.write(async (tx) => {
    await tx
      .update(users)
      .set({ createdAt: firstPost })
      .where(and(ofSource, lt(firstPost, users.createdAt)));
  });
}

function* pages<T>(all: Iterable<T>, size: number): Generator<T[]> {
  let page: T[] = [];
  for (const one of all) {
    page.push(one);
    if (page.length < size) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}
