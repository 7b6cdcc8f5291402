import { and, eq, inArray, lte } from "drizzle-orm";
import { posts, threads } from "#db/schema/index.ts";
import type { RecordOf } from "../format.ts";
import { textToMarkdown } from "../markup/html.ts";
import type { Place } from "../readers/source.ts";
import type { PostSketch, StagedThread, Staging } from "../staging.ts";
import { type PlannedPost, planThread } from "./plan.ts";
import { chunks, knownRecords, past, problem, type Run } from "./run.ts";
import { sharedTagPath } from "./tags.ts";

/** Posts written in one transaction: enough to be fast, few enough that a reply in between waits no tenth of a second. */
export const BATCH_POSTS = 500;

/** One post, ready to be stored. */
export interface ReadyPost {
  record: RecordOf<"post">;
  body: string;
  number: number;
  parentNumber: number | null;
  knownParent: string | null;
}

/** Posts of one thread, ready to be stored in one transaction. */
export interface Portion {
  sourceId: string;
  /** undefined: the thread is in the forum, and the source says nothing new of it. */
  staged: StagedThread | undefined;
  /** Where the thread is in the forum; undefined: it is new. */
  existing: { id: number; lastNumber: number } | undefined;
  /** The highest number in the thread once this is stored. */
  lastNumber: number;
  posts: ReadyPost[];
}

const PROBLEMS = {
  number_taken: "its number is taken in its thread; it moves to the end",
  parent_later: "its parent comes after it; it stays a reply to the thread",
  parent_missing: "its parent is not there; it stays a reply to the thread",
  parent_cycle: "it answers itself through others; it stays a reply to the thread",
} as const;

/**
 * What is next to be stored of a thread: at most BATCH_POSTS posts. `more`: when these are stored, ask again.
 * undefined: nothing is left, or nothing can be stored.
 */
export async function nextPortion(
  run: Run,
  staging: Staging,
  sourceId: string,
): Promise<{ portion: Portion; more: boolean } | undefined> {
  const targetId = (await knownRecords(run, run.forum.db, "thread", [sourceId])).get(sourceId)?.targetId;
  const existing = targetId === undefined ? undefined : await existingThread(run, targetId);
  const staged = staging.thread(sourceId);
  const sketches = staging.sketches(sourceId);
  if (!existing && !(staged && sketches.length > 0)) {
    const [first] = sketches;
    if (staged) problem(run, staged.at, "the thread has no posts; left out");
    else if (first)
      problem(run, staging.post(first.seq).at, `its thread ${sourceId} is not there (${sketches.length} posts)`);
    return undefined;
  }
  const known = existing ? await knownPosts(run, sketches) : new Set<string>();
  const fresh = sketches.filter(({ id }) => !known.has(id));
  if (fresh.length === 0) return undefined;
  const plan = planThread({
    posts: fresh,
    lastNumber: existing?.lastNumber ?? 0,
    taken: existing ? await takenNumbers(run, existing.id, fresh) : new Set(),
    known,
    opening: existing || !staged ? undefined : staged.record,
  });
  const some = plan.slice(0, BATCH_POSTS);
  if (!existing && staged && some[0]?.number !== 1) problem(run, staged.at, "its opening post is not there");
  const portion: Portion = {
    sourceId,
    staged,
    existing,
    lastNumber: Math.max(existing?.lastNumber ?? 0, some.at(-1)?.number ?? 0),
    posts: some.map((planned) => ready(run, staging, planned)),
  };
  return { portion, more: plan.length > some.length };
}

async function knownPosts(run: Run, sketches: readonly PostSketch[]): Promise<Set<string>> {
  return new Set(
    (
      await knownRecords(
        run,
        run.forum.db,
        "post",
        sketches.map(({ id }) => id),
      )
    ).keys(),
  );
}

function ready(run: Run, staging: Staging, planned: PlannedPost): ReadyPost {
  const { record, at, markup } = staging.post(planned.seq);
  if (planned.problem) problem(run, at, PROBLEMS[planned.problem]);
  if (record.createdAt > run.forum.now()) problem(run, at, "its time lies in the future; it counts as written now");
  return {
    record,
    body: markdownOf(run, record, at, markup),
    number: planned.number,
    parentNumber: planned.parentNumber,
    knownParent: planned.knownParent,
  };
}

function markdownOf(
  run: Run,
  record: RecordOf<"post">,
  at: Place,
  markup: Parameters<typeof textToMarkdown>[1],
): string {
  try {
    return textToMarkdown(record.body, markup, (name) => sharedTagPath(run, name));
  } catch (error) {
    // Rather the source's own markup than nothing.
    problem(
      run,
      at,
      `its text could not be turned into Markdown (${error instanceof Error ? error.name : ""}); kept as it is`,
    );
    return record.body;
  }
}

async function existingThread(run: Run, id: number): Promise<{ id: number; lastNumber: number } | undefined> {
  const [row] = await run.forum.db
    .select({ id: threads.id, lastNumber: threads.lastNumber })
    .from(threads)
    .where(eq(threads.id, id));
  return row;
}

async function takenNumbers(
  run: Run,
  threadId: number,
  fresh: readonly { number: number | null }[],
): Promise<Set<number>> {
  const wanted = fresh.flatMap(({ number }) => (number === null ? [] : [number]));
  const taken = new Set<number>();
  for (const some of chunks(wanted, 1000)) {
    const rows = await run.forum.db
      .select({ number: posts.number })
      .from(posts)
      .where(and(eq(posts.threadId, threadId), lte(posts.number, Math.max(...some)), inArray(posts.number, some)));
    for (const { number } of rows) taken.add(number);
  }
  return taken;
}

/** When a post counts as written. */
export function writtenAt(run: Run, record: { createdAt: number }): number {
  return past(run, record.createdAt);
}
