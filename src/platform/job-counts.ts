import { count, inArray } from "drizzle-orm";
import { jobs } from "#db/schema/index.ts";
import type { Db } from "./store.ts";

/** How many jobs wait for their turn or next try, and how many have failed for good. */
export async function jobCounts(db: Db): Promise<{ waiting: number; failed: number }> {
  const rows = await db
    .select({ state: jobs.state, n: count() })
    .from(jobs)
    .where(inArray(jobs.state, ["waiting", "failed"]))
    .groupBy(jobs.state);
  const of = (state: string) => rows.find((row) => row.state === state)?.n ?? 0;
  return { waiting: of("waiting"), failed: of("failed") };
}
