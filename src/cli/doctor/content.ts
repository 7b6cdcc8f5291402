import { and, count, eq, gt, lte, max, min } from "drizzle-orm";
import { jobs, settings, threads, users } from "#db/schema/index.ts";
import { hasAdministrator } from "#forum/members/queries.ts";
import { recountCategories, recountMembers, recountThreads } from "#forum/recount.ts";
import { type Settings, settingsInput } from "#forum/settings/input.ts";
import type { Store, Tx } from "#platform/store.ts";
import { counted, type Finding, fail, ok, warn } from "./finding.ts";

const SAMPLE = 200;
/** So few at once that nobody who writes has to wait. */
const BATCH = 20;
const LATE_MS = 10 * 60_000;

/** What stands in the tables: counters, jobs, settings. */
export async function* contentChecks(store: Store): AsyncGenerator<Finding> {
  yield* await counterCheck(store);
  yield await failedJobs(store);
  yield await waitingJobs(store);
  yield await triedJobs(store);
  yield await settingsCheck(store);
  yield (await hasAdministrator(store))
    ? ok("somebody can sign in as administrator")
    : warn("nobody can sign in as administrator yet; scripts/start prints the link for that");
}

async function counterCheck(store: Store): Promise<Finding[]> {
  const threadIds = await sampleOf(store, threads);
  const userIds = await sampleOf(store, users);
  const [wrongThreads, wrongPeople, wrongCategories] = [
    await wrongAmong(store, threadIds, recountThreads),
    await wrongAmong(store, userIds, recountMembers),
    await undone(store, recountCategories),
  ];
  return [
    countersFinding("replies, answers and marks", wrongThreads, counted(threadIds.length, "thread")),
    countersFinding("people's posts", wrongPeople, counted(userIds.length, "account")),
    countersFinding("threads of categories", wrongCategories, "all categories"),
  ];
}

function countersFinding(what: string, wrong: readonly number[], sample: string): Finding {
  if (wrong.length === 0) return ok(`${what} are counted right (${sample} counted again)`);
  const ids = wrong.slice(0, 5).join(", ");
  return fail(
    `${what} are counted wrong in ${wrong.length} of ${sample}; scripts/forum recount counts them anew: ${ids}`,
  );
}

/** Neighbours from a place that chance picks: ids of an imported forum may lie far apart. */
async function sampleOf({ db }: Store, table: typeof threads | typeof users): Promise<number[]> {
  const [row] = await db.select({ last: max(table.id) }).from(table);
  const from = Math.floor(Math.random() * (row?.last ?? 0));
  const ids = db.select({ id: table.id }).from(table);
  const after = await ids.where(gt(table.id, from)).orderBy(table.id).limit(SAMPLE);
  const missing = SAMPLE - after.length;
  const before = await db.select({ id: table.id }).from(table).where(lte(table.id, from)).limit(missing);
  return [...after, ...before].map(({ id }) => id);
}

async function wrongAmong(
  store: Store,
  ids: readonly number[],
  recount: (tx: Tx, ids: readonly number[]) => Promise<number[]>,
): Promise<number[]> {
  const wrong: number[] = [];
  for (let at = 0; at < ids.length; at += BATCH) {
    wrong.push(...(await undone(store, (tx) => recount(tx, ids.slice(at, at + BATCH)))));
  }
  return wrong;
}

/** Ends the transaction in which the forum's own rule has counted, so that nothing changes. */
class Counted extends Error {
  readonly wrong: number[];
  constructor(wrong: number[]) {
    super();
    this.wrong = wrong;
  }
}

async function undone(store: Store, recount: (tx: Tx) => Promise<number[]>): Promise<number[]> {
  try {
    return await store.write(async (tx) => {
      throw new Counted(await recount(tx));
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

/** What failed and waits to be tried again, as mails do while their server turns them away. */
async function triedJobs({ db }: Store): Promise<Finding> {
  const rows = await db
    .select({ name: jobs.name, n: count(), error: max(jobs.error) })
    .from(jobs)
    .where(and(eq(jobs.state, "waiting"), gt(jobs.attempts, 0)))
    .groupBy(jobs.name);
  const total = rows.reduce((sum, row) => sum + row.n, 0);
  if (total === 0) return ok("no job waits for another try");
  const each = rows.map(({ name, n, error }) => `${name} (${n}${error === null ? "" : `, ${error}`})`);
  return warn(`${counted(total, "job")} failed and will be tried again: ${each.join("; ")}`);
}

async function settingsCheck({ db }: Store): Promise<Finding> {
  const rows = await db.select().from(settings);
  const unread = rows.filter(({ key, value }) => !settingsInput.shape[key as keyof Settings]?.safeParse(value).success);
  if (unread.length === 0) return ok("the settings can be read");
  return warn(
    `settings that this version cannot read, and takes as not set: ${unread.map(({ key }) => key).join(", ")}`,
  );
}
