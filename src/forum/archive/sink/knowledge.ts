/** What keeps answers good. What the forum has of it already stays as it is. */
import { inArray, sql } from "drizzle-orm";
import { answerChecks, threadFeedback, threadResults, threads } from "#db/schema/index.ts";
import { DAY_MS } from "#forum/days.ts";
import type { Tx } from "#platform/store.ts";
import type { Late, LateKind } from "../staging.ts";
import { knownRecords, past, type Run, reportingWrite } from "./run.ts";
import { authorIds, authorKey } from "./users.ts";

type Tell = (at: { file: string; line: number }, reason: string) => void;

export async function writeResults(run: Run, items: readonly Late<"result">[]): Promise<void> {
  run.stored.results += await reportingWrite(run, async (tx, tell) => {
    const authors = await peopleOf(
      run,
      tx,
      items.map(({ record }) => record.authorId),
    );
    const rows = (await withThread(run, tx, tell, items)).map(({ record, threadId }) => ({
      threadId,
      revision: record.revision,
      body: record.body,
      html: "",
      rendererVersion: 0,
      authorId: authors(record.authorId),
      createdAt: past(run, record.createdAt),
    }));
    if (rows.length === 0) return 0;
    const added = await tx.insert(threadResults).values(rows).onConflictDoNothing().returning();
    await settle(tx, added, {
      resultRevision: sql`(
        select case when r.body = '' then null else r.revision end from thread_results r
        where r.thread_id = threads.id order by r.revision desc limit 1
      )`,
    });
    return added.length;
  });
}

export async function writeChecks(run: Run, items: readonly Late<"check">[]): Promise<void> {
  run.stored.checks += await reportingWrite(run, async (tx, tell) => {
    const people = await peopleOf(
      run,
      tx,
      items.map(({ record }) => record.userId),
    );
    const posts = await knownRecords(
      run,
      tx,
      "post",
      items.map(({ record }) => record.postId),
    );
    const wanted = (await withThread(run, tx, tell, items)).flatMap(({ record, at, threadId }) => {
      const postId = posts.get(record.postId)?.targetId;
      if (postId === undefined) {
        tell(at, `its post ${record.postId} is not there`);
        return [];
      }
      const checkedBy = people(record.userId);
      return [{ threadId, postId, checkedBy, checkedAt: past(run, record.createdAt), forVersion: record.forVersion }];
    });
    const rows = await newChecks(tx, wanted);
    if (rows.length === 0) return 0;
    await tx.insert(answerChecks).values(rows);
    // A check counts for the answer that is accepted, and from when it was.
    await settle(tx, rows, {
      checkedAt: sql`(
        select max(c.checked_at) from answer_checks c
        where c.thread_id = threads.id and c.post_id = threads.accepted_post_id
          and c.checked_at >= coalesce(threads.accepted_at, 0)
      )`,
    });
    return rows.length;
  });
}

export async function writeFeedback(run: Run, items: readonly Late<"feedback">[]): Promise<void> {
  run.stored.feedback += await reportingWrite(run, async (tx, tell) => {
    const rows = (await withThread(run, tx, tell, items)).map(({ record: { day, helped, failed }, threadId }) => ({
      threadId,
      day: Math.floor(Date.parse(day) / DAY_MS),
      helped,
      failed,
    }));
    if (rows.length === 0) return 0;
    return (await tx.insert(threadFeedback).values(rows).onConflictDoNothing().returning()).length;
  });
}

type NewCheck = typeof answerChecks.$inferInsert;

/** The table has no key of its own that a second run would meet. */
async function newChecks(tx: Tx, wanted: readonly NewCheck[]): Promise<NewCheck[]> {
  if (wanted.length === 0) return [];
  const here = await tx
    .select()
    .from(answerChecks)
    .where(inArray(answerChecks.threadId, [...new Set(wanted.map(({ threadId }) => threadId))]));
  const key = ({ postId, checkedBy, checkedAt }: NewCheck) => `${postId} ${checkedBy} ${checkedAt}`;
  const known = new Set(here.map(key));
  return wanted.filter((check) => !known.has(key(check)));
}

async function withThread<K extends Exclude<LateKind, "revision" | "vote" | "redirect">>(
  run: Run,
  tx: Tx,
  tell: Tell,
  items: readonly Late<K>[],
): Promise<(Late<K> & { threadId: number })[]> {
  const known = await knownRecords(
    run,
    tx,
    "thread",
    items.map(({ record }) => record.threadId),
  );
  return items.flatMap((item) => {
    const threadId = known.get(item.record.threadId)?.targetId;
    if (threadId !== undefined) return [{ ...item, threadId }];
    tell(item.at, `its thread ${item.record.threadId} is not there`);
    return [];
  });
}

async function peopleOf(run: Run, tx: Tx, ids: readonly (string | null)[]): Promise<(id: string | null) => number> {
  const named = (authorId: string | null) => ({ authorId, authorName: null });
  const found = await authorIds(run, tx, ids.map(named));
  return (id) => found.get(authorKey(named(id))) ?? 0;
}

async function settle(
  tx: Tx,
  changed: readonly { threadId: number }[],
  to: Partial<Record<"resultRevision" | "checkedAt", ReturnType<typeof sql>>>,
): Promise<void> {
  const ids = [...new Set(changed.map(({ threadId }) => threadId))];
  await tx
    .update(threads)
    .set({ ...to, version: sql`${threads.version} + 1` })
    .where(inArray(threads.id, ids));
}
