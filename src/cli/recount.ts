import { parseArgs } from "node:util";
import { asc, gt } from "drizzle-orm";
import { threads, users } from "#db/schema/index.ts";
import type { Forum } from "#forum/forum.ts";
import { recountCategories, recountMembers, recountThreads } from "#forum/recount.ts";
import { bumpVersion } from "#forum/versions.ts";
import type { Tx } from "#platform/store.ts";
import { counted } from "./doctor/finding.ts";

/** So few in a transaction that nobody who writes has to wait. */
const BATCH = 50;

/** `recount` */
export async function recountCommand(forum: Forum, args: string[]): Promise<void> {
  parseArgs({ args });
  const inThreads = await inBatches(forum, threads, recountThreads);
  const ofPeople = await inBatches(forum, users, recountMembers);
  const inCategories = await forum.write(async (tx) => {
    const wrong = await recountCategories(tx);
    // Every kept page was made from these.
    await bumpVersion(tx, "structure", "lists");
    return wrong.length;
  });
  const wrong = [
    counted(inThreads, "thread"),
    counted(ofPeople, "account"),
    counted(inCategories, "category", "categories"),
  ];
  console.log(`Counted again; put right: ${wrong.join(", ")}.`);
}

/** @returns how many were wrong */
async function inBatches(
  { db, write }: Forum,
  table: typeof threads | typeof users,
  recount: (tx: Tx, ids: readonly number[]) => Promise<number[]>,
): Promise<number> {
  let wrong = 0;
  for (let last = 0; ; ) {
    const rows = await db
      .select({ id: table.id })
      .from(table)
      .where(gt(table.id, last))
      .orderBy(asc(table.id))
      .limit(BATCH);
    const ids = rows.map(({ id }) => id);
    const next = ids.at(-1);
    if (next === undefined) return wrong;
    wrong += await write(async (tx) => (await recount(tx, ids)).length);
    last = next;
  }
}
