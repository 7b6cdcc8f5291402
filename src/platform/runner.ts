import { setImmediate as nextTurn } from "node:timers/promises";
import { and, asc, eq, inArray, lt, lte, not, or, type SQL, sql } from "drizzle-orm";
import { amongPlaceholder, idList } from "#db/among.ts";
import { events, jobs } from "#db/schema/index.ts";
import { GiveUp, type Job, type Reactions } from "./events.ts";
import { errorFacts, type Log } from "./log.ts";
import { prepared, preparedWrite } from "./store/prepared.ts";
import type { Store } from "./store.ts";

/** Tries after the first wait 10 s, 1 min, 6 min, 36 min, 3.6 h, then a day each. */
const MAX_ATTEMPTS = 8;
const FIRST_WAIT_MS = 10_000;
const WAIT_GROWTH = 6;
const LONGEST_WAIT_MS = 86_400_000;
/** A job that its process did not finish by then may be taken by another. */
const LEASE_MS = 120_000;
const MAX_RUNNING = 20;
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

const take = preparedWrite((tx) => {
  const due = and(isDue(sql`${sql.placeholder("now")}`), not(amongPlaceholder(jobs.id, "own")));
  const oldest = tx
    .select({ id: jobs.id })
    .from(jobs)
    .where(due)
    .orderBy(asc(jobs.runAt), asc(jobs.id))
    .limit(sql.placeholder("limit"));
  return (
    tx
      .update(jobs)
      // The try counts from now on: a job that ends its process is not tried for ever.
      .set({ state: "running", leaseUntil: sql`${sql.placeholder("until")}`, attempts: sql`${jobs.attempts} + 1` })
      .where(and(inArray(jobs.id, oldest), due))
      .returning({ id: jobs.id, name: jobs.name, payload: jobs.payload, attempt: jobs.attempts })
  );
});

const markDone = preparedWrite((tx) =>
  tx
    .update(jobs)
    .set({ state: "done", finishedAt: sql`${sql.placeholder("now")}`, leaseUntil: null, error: null })
    .where(
      and(eq(jobs.id, sql.placeholder("id")), eq(jobs.state, "running"), eq(jobs.attempts, sql.placeholder("attempt"))),
    ),
);

/** Works jobs off, oldest first, each retried alone. `start: false` for tests and the CLI, which drain by hand. */
export function createRunner<Context>(
  context: Context,
  parts: { store: Store; reactions: Reactions<Context>; now: () => number; log: Log },
  { start }: { start: boolean },
): Runner {
  const { store, reactions, now, log } = parts;
  let stopped = false;
  let working: Promise<void> | undefined;
  const running = new Map<number, Promise<void>>();
  let called = Promise.withResolvers<void>();
  let sweptAt = 0;
  /** What kept the last beat from looking for work. */
  let trouble: string | undefined;

  async function claim(limit: number): Promise<Job[]> {
    // A look at the reader first: an idle forum takes no write lock every second.
    const [waiting] = await anyDue(store.db, { now: now() });
    if (!waiting) return [];
    // Those that this process still works on are not due again, however long they take.
    const own = idList(running.keys());
    const rows = await store.write((tx) => take(tx, { own, now: now(), until: now() + LEASE_MS, limit }));
    return rows.sort((a, b) => a.id - b.id);
  }

  async function work(job: Job): Promise<void> {
    try {
      const error = await failureOf(job);
      await finish(job, error);
    } catch (error) {
      // Its lease runs out, then it is tried again.
      log.error({ job: job.id, name: job.name, ...errorFacts(error) }, "job not finished");
    }
  }

  /** Runs a job. @returns what it threw, or undefined */
  async function failureOf(job: Job): Promise<unknown> {
    const handler = reactions.jobs[job.name];
    try {
      if (job.attempt > MAX_ATTEMPTS) throw new GiveUp("its process ended during the last try");
      if (!handler) throw new GiveUp(`no job is named ${job.name}`);
      await handler(context, job);
    } catch (error) {
      log.warn({ job: job.id, name: job.name, attempt: job.attempt, ...errorFacts(error) }, "job failed");
      return error ?? new Error("nothing was thrown");
    }
  }

  /** Unless its lease ran out and another has taken it since. */
  async function finish(job: Job, error: unknown): Promise<void> {
    if (error === undefined) {
      await store.write((tx) => markDone(tx, { id: job.id, attempt: job.attempt, now: now() }));
      return;
    }
    const over = error instanceof GiveUp || job.attempt >= MAX_ATTEMPTS;
    await store.write((tx) =>
      tx
        .update(jobs)
        .set({
          state: over ? "failed" : "waiting",
          leaseUntil: null,
          error: errorFacts(error).error,
          runAt: now() + Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * WAIT_GROWTH ** (job.attempt - 1)),
          finishedAt: over ? now() : null,
        })
        .where(and(eq(jobs.id, job.id), eq(jobs.state, "running"), eq(jobs.attempts, job.attempt)))
        .then(() => undefined),
    );
  }

  function begin(job: Job): void {
    running.set(
      job.id,
      work(job).finally(() => running.delete(job.id)),
    );
  }

  async function sweep(): Promise<void> {
    sweptAt = now();
    await store.write(async (tx) => {
      await tx.delete(jobs).where(and(eq(jobs.state, "done"), lt(jobs.finishedAt, now() - KEEP_JOBS_MS)));
      await tx.delete(events).where(lt(events.createdAt, now() - KEEP_EVENTS_MS));
    });
  }

  /** Takes up what is due as soon as there is room for it, so that none waits for a slow one. */
  async function untilIdle(): Promise<void> {
    for (;;) {
      const isRoom = !stopped && running.size < MAX_RUNNING;
      const call = called.promise;
      const claimed = isRoom ? await claim(MAX_RUNNING - running.size) : [];
      claimed.forEach(begin);
      if (running.size === 0) {
        if (call === called.promise) return;
        // Called while it looked: there may be something now.
        continue;
      }
      await Promise.race([...running.values(), call]);
      // Those that share a flush end together: the next ones are taken up together too.
      await nextTurn();
    }
  }

  function beat(): void {
    if (stopped) return;
    called.resolve();
    called = Promise.withResolvers();
    working ??= untilIdle()
      .then(() => noteTrouble(undefined))
      .catch((error: unknown) => noteTrouble(errorFacts(error)))
      .finally(() => {
        working = undefined;
      });
    if (now() - sweptAt > SWEEP_EVERY_MS) void sweep().catch((error: unknown) => log.error(errorFacts(error), "sweep"));
  }

  /** Says once what is wrong, not every second, and when it is over. */
  function noteTrouble(facts: ReturnType<typeof errorFacts> | undefined): void {
    if (facts?.error === trouble) return;
    trouble = facts?.error;
    if (facts) log.error(facts, "job runner");
    else log.info("job runner works again");
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
