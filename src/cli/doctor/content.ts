import { and, count, eq, gt, inArray, lte, max, min } from "drizzle-orm";
import { jobs, settings, threads } from "#db/schema/index.ts";
import { hasAdministrator } from "#forum/members/queries.ts";
import { type Settings, settingsInput } from "#forum/settings/input.ts";
import { recountThread } from "#forum/threads/changes.ts";
import type { Store } from "#platform/store.ts";
import { counted, type Finding, fail, ok, warn } from "./finding.ts";

const SAMPLE = 200;
/** So few at once that nobody who writes has to wait. */
const BATCH = 20;
const LATE_MS = 10 * 60_000;

/** What stands in the tables: counters, jobs, settings. */
export async function* contentChecks(store: Store): AsyncGenerator<Finding> {
  yield await counterCheck(store);
  yield await failedJobs(store);
  yield await waitingJobs(store);
  yield await settingsCheck(store);
  yield (await hasAdministrator(store))
    ? ok("somebody can sign in as administrator")
    : warn("nobody can sign in as administrator yet; scripts/start prints the link for that");
}

async function counterCheck(store: Store): Promise<Finding> {
  const ids = await sampleOfThreads(store);
  const wrong: number[] = [];
  for (let at = 0; at < ids.length; at += BATCH) wrong.push(...(await wrongCounters(store, ids.slice(at, at + BATCH))));
  const sample = counted(ids.length, "thread");
  if (wrong.length === 0) return ok(`replies, answers and marks are counted right (${sample} counted again)`);
  return fail(
    `replies, answers or marks are counted wrong in ${wrong.length} of ${sample}: ${wrong.slice(0, 5).join(", ")}`,
  );
}

/** Neighbours from a place that chance picks: ids of an imported forum may lie far apart. */
async function sampleOfThreads({ db }: Store): Promise<number[]> {
  const [row] = await db.select({ last: max(threads.id) }).from(threads);
  const from = Math.floor(Math.random() * (row?.last ?? 0));
  const after = await db
    .select({ id: threads.id })
    .from(threads)
    .where(gt(threads.id, from))
    .orderBy(threads.id)
    .limit(SAMPLE);
  const missing = SAMPLE - after.length;
  const before = await db.select({ id: threads.id }).from(threads).where(lte(threads.id, from)).limit(missing);
  return [...after, ...before].map((thread) => thread.id);
}

/** Ends the transaction in which the forum's own rule has counted, so that nothing changes. */
class Counted extends Error {
  readonly wrong: number[];
  constructor(wrong: number[]) {
    super();
    this.wrong = wrong;
  }
}

async function wrongCounters(store: Store, ids: number[]): Promise<number[]> {
  const { id, replyCount, answerCount, helpfulCount, lastPostAt, lastPosterId } = threads;
  const counters = { id, replyCount, answerCount, helpfulCount, lastPostAt, lastPosterId };
  try {
    return await store.write(async (tx) => {
      const read = () => tx.select(counters).from(threads).where(inArray(id, ids)).orderBy(id);
      const before = await read();
      for (const threadId of ids) await recountThread(tx, threadId);
      const after = await read();
      const differs = (index: number) => JSON.stringify(before[index]) !== JSON.stringify(after[index]);
      throw new Counted(before.filter((_, index) => differs(index)).map((thread) => thread.id));
    });
  } catch (error) {
    if (error instanceof Counted) return error.wrong;
    throw error;
  }
}

async function failedJobs({ db }: Store): Promise<Finding> {
  const rows = await db
    .select({ name: jobs.name, n: count() })
    .from(jobs)
    .where(eq(jobs.state, "failed"))
    .groupBy(jobs.name);
  const total = rows.reduce((sum, row) => sum + row.n, 0);
  if (total === 0) return ok("no job has failed for good");
  return warn(`${counted(total, "job")} failed for good: ${rows.map(({ name, n }) => `${name} (${n})`).join(", ")}`);
}

async function waitingJobs({ db }: Store): Promise<Finding> {
  const now = Date.now();
  const due = and(eq(jobs.state, "waiting"), lte(jobs.runAt, now));
  const [row] = await db
    .select({ n: count(), oldest: min(jobs.runAt) })
    .from(jobs)
    .where(due);
  const late = now - (row?.oldest ?? now);
  if (late < LATE_MS) return ok(`${counted(row?.n ?? 0, "job")} waiting`);
  const minutes = Math.round(late / 60_000);
  return warn(`${counted(row?.n ?? 0, "job")} waiting, the oldest for ${minutes} minutes; does the server run?`);
}

async function settingsCheck({ db }: Store): Promise<Finding> {
  const rows = await db.select().from(settings);
  const unread = rows.filter(({ key, value }) => !settingsInput.shape[key as keyof Settings]?.safeParse(value).success);
  if (unread.length === 0) return ok("the settings can be read");
  return warn(
    `settings that this version cannot read, and takes as not set: ${unread.map(({ key }) => key).join(", ")}`,
  );
}
