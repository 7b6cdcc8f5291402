import { eq } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { jobs } from "#db/schema/index.ts";
import { aForum } from "#testing/forum.ts";
import type { JobHandler } from "./events.ts";
import { createRunner } from "./runner.ts";

async function aRunner(handlers: Record<string, JobHandler<null>>) {
  const { forum, clock } = await aForum();
  const parts = { store: forum.store, reactions: { jobs: handlers, on: {} }, now: () => clock.now, log: forum.log };
  const runner = createRunner(null, parts, { start: false });
  const enqueue = (name: string, count = 1) =>
    forum.write((tx) => forum.enqueue(tx, name, ...Array.from({ length: count }, () => ({}))));
  const stored = async () => forum.db.select().from(jobs).orderBy(jobs.id);
  return { forum, clock, runner, enqueue, stored };
}

test("no job waits for a slow one", async () => {
  const quick = Promise.withResolvers<void>();
  let left = 30;
  const { runner, enqueue, stored } = await aRunner({
    slow: () => quick.promise,
    quick: async () => {
      left--;
      if (left === 0) quick.resolve();
    },
  });
  await enqueue("slow");
  await enqueue("quick", left);
  await runner.drain();
  expect(new Set((await stored()).map(({ state }) => state))).toEqual(new Set(["done"]));
});

test("a job that ends its process each time is given up", async () => {
  let runs = 0;
  const { forum, clock, runner, enqueue, stored } = await aRunner({
    deadly: async () => {
      runs++;
    },
  });
  await enqueue("deadly");
  // As it is left behind by a process that ended: the lease runs out.
  const leftBehind = (attempts: number) =>
    forum.write(
      async (tx) =>
        void (await tx.update(jobs).set({ state: "running", attempts, leaseUntil: clock.now - 1, runAt: 0 })),
    );
  await leftBehind(8);
  await runner.drain();
  expect(runs).toBe(0);
  expect((await stored())[0]).toMatchObject({ state: "failed", error: expect.stringContaining("process ended") });
  await leftBehind(7);
  await runner.drain();
  expect(runs).toBe(1);
  expect((await stored())[0]).toMatchObject({ state: "done", attempts: 8 });
});

test("who lost a job to another does not finish it", async () => {
  const { forum, runner, enqueue, stored } = await aRunner({
    long: async (_, { id }) => {
      await forum.write(async (tx) => void (await tx.update(jobs).set({ attempts: 2 }).where(eq(jobs.id, id))));
    },
  });
  await enqueue("long");
  await runner.drain();
  expect((await stored())[0]).toMatchObject({ state: "running", attempts: 2 });
});

test("a database that is gone is told of once, and when it is back", async () => {
  const { forum } = await aForum();
  const said: unknown[] = [];
  const note = (...words: unknown[]) => void said.push(words.at(-1));
  let reads = 0;
  let gone = true;
  const db = new Proxy(forum.db, {
    get(target, name, self) {
      reads++;
      if (gone) throw new Error("ECONNREFUSED");
      return Reflect.get(target, name, self);
    },
  });
  const log = { info: note, warn: note, error: note };
  const parts = { store: { ...forum.store, db }, reactions: { jobs: {}, on: {} }, now: () => 1, log };
  const runner = createRunner(null, parts, { start: true });
  for (const wanted of [1, 2, 3]) {
    runner.wake();
    await vi.waitFor(() => expect(reads).toBeGreaterThanOrEqual(wanted));
  }
  gone = false;
  await vi.waitFor(
    () => {
      runner.wake();
      expect(said).toContain("job runner works again");
    },
    { interval: 50 },
  );
  await runner.stop();
  expect(said).toEqual(["job runner", "job runner works again"]);
});
