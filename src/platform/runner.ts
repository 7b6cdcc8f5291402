import { and, asc, eq, inArray, lt, lte, or, type SQL, sql } from "drizzle-orm";
import { events, jobs } from "#db/schema/index.ts";
import { GiveUp, type Job, type Reactions } from "./events.ts";
import { errorFacts, type Log } from "./log.ts";
import { prepared } from "./store/prepared.ts";
import type { Store } from "./store.ts";

/** Tries after the first wait 10 s, 1 min, 6 min, 36 min, 3.6 h, then a day each. */
const MAX_ATTEMPTS = 8;
const FIRST_WAIT_MS = 10_000;
const WAIT_GROWTH = 6;
const LONGEST_WAIT_MS = 86_400_000;
/** A job that its process did not finish by then may be taken by another. */
const LEASE_MS = 120_000;
const BATCH = 20;
const POLL_MS = 1_000;
const KEEP_JOBS_MS = 7 * 86_400_000;
const KEEP_EVENTS_MS = 90 * 86_400_000;
const SWEEP_EVERY_MS = 3_600_000;

export interface Runner {
  /** Looks for work now instead of at the next beat. */
  wake(): void;
  /** Works until nothing is due. */
  drain(): Promise<void>;
  /** Waits for running jobs, hands the others back. */
  stop(): Promise<void>;
}

const isDue = (now: SQL) =>
  and(lte(jobs.runAt, now), or(eq(jobs.state, "waiting"), and(eq(jobs.state, "running"), lt(jobs.leaseUntil, now))));

const anyDue = prepared((db) =>
  db
    .select({ id: jobs.id })
    .from(jobs)
    .where(isDue(sql`${sql.placeholder("now")}`))
    .limit(1),
);

/** Works jobs off, oldest first, each retried alone. `start: false` for tests and the CLI, which drain by hand. */
export function createRunner<Context>(
  context: Context,
  parts: { store: Store; reactions: Reactions<Context>; now: () => number; log: Log },
  { start }: { start: boolean },
): Runner {
  const { store, reactions, now, log } = parts;
  let stopped = false;
  let working: Promise<number> | undefined;
  let again = false;
  let sweptAt = 0;

  async function claim(): Promise<Job[]> {
    const due = isDue(sql`${now()}`);
    // A look at the reader first: an idle forum takes no write lock every second.
    const [waiting] = await anyDue(store.db, { now: now() });
    if (!waiting) return [];
    return store.write(async (tx) => {
      const ids = await tx
        .select({ id: jobs.id })
        .from(jobs)
        .where(due)
        .orderBy(asc(jobs.runAt), asc(jobs.id))
        .limit(BATCH);
      if (ids.length === 0) return [];
      const rows = await tx
        .update(jobs)
        .set({ state: "running", leaseUntil: now() + LEASE_MS })
        .where(
          and(
            inArray(
              jobs.id,
              ids.map((row) => row.id),
            ),
            due,
          ),
        )
        .returning({ id: jobs.id, name: jobs.name, payload: jobs.payload, attempts: jobs.attempts });
      return rows.map(({ attempts, ...job }) => ({ ...job, attempt: attempts + 1 })).sort((a, b) => a.id - b.id);
    });
  }

  async function work(job: Job): Promise<{ job: Job; error?: unknown }> {
    const handler = reactions.jobs[job.name];
    try {
      if (!handler) throw new GiveUp(`no job is named ${job.name}`);
      await handler(context, job);
      return { job };
    } catch (error) {
      log.warn({ job: job.id, name: job.name, attempt: job.attempt, ...errorFacts(error) }, "job failed");
      return { job, error };
    }
  }

  async function finish(results: readonly { job: Job; error?: unknown }[]): Promise<void> {
    await store.write(async (tx) => {
      const done = results.filter((result) => result.error === undefined).map((result) => result.job.id);
      if (done.length > 0) {
        await tx
          .update(jobs)
          .set({ state: "done", finishedAt: now(), leaseUntil: null, error: null })
          .where(inArray(jobs.id, done));
      }
      for (const { job, error } of results) {
        if (error === undefined) continue;
        const over = error instanceof GiveUp || job.attempt >= MAX_ATTEMPTS;
        await tx
          .update(jobs)
          .set({
            state: over ? "failed" : "waiting",
            attempts: job.attempt,
            leaseUntil: null,
            error: errorFacts(error).error,
            runAt: now() + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * WAIT_GROWTH ** (job.attempt - 1)),
            finishedAt: over ? now() : null,
          })
          .where(eq(jobs.id, job.id));
      }
    });
  }

  async function round(): Promise<number> {
    const claimed = await claim();
    if (claimed.length > 0) await finish(await Promise.all(claimed.map(work)));
    return claimed.length;
  }

  async function sweep(): Promise<void> {
    sweptAt = now();
    await store.write(async (tx) => {
      await tx.delete(jobs).where(and(eq(jobs.state, "done"), lt(jobs.finishedAt, now() - KEEP_JOBS_MS)));
      await tx.delete(events).where(lt(events.createdAt, now() - KEEP_EVENTS_MS));
    });
  }

  async function untilIdle(): Promise<number> {
    let total = 0;
    do {
      again = false;
      let worked = 0;
      do {
        worked = await round();
        total += worked;
      } while (worked > 0 && !stopped);
    } while (again && !stopped);
    return total;
  }

  function beat(): void {
    if (stopped) return;
    if (working) {
      again = true;
      return;
    }
    working = untilIdle()
      .catch((error: unknown) => {
        log.error(errorFacts(error), "job runner");
        return 0;
      })
      .finally(() => {
        working = undefined;
      });
    if (now() - sweptAt > SWEEP_EVERY_MS) void sweep().catch((error: unknown) => log.error(errorFacts(error), "sweep"));
  }

  const timer = start ? setInterval(beat, POLL_MS) : undefined;
  timer?.unref();

  return {
    wake: () => {
      if (start) setImmediate(beat);
    },
    async drain() {
      await working;
      await untilIdle();
    },
    async stop() {
      stopped = true;
      clearInterval(timer);
      await working;
    },
  };
}
