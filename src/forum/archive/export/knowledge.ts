/** What keeps answers good: results with their history, checks, and what readers said, thread by thread. */
import { asc, gt, inArray } from "drizzle-orm";
import { answerChecks, threadFeedback, threadResults } from "#db/schema/index.ts";
import { DAY_MS } from "#forum/days.ts";
import type { Db } from "#platform/store.ts";
import { filled, iso, type Pages, pages, ROWS } from "./fields.ts";
import { authorFields, type Names } from "./ids.ts";

export async function* resultRecords(db: Db, names: Names): Pages {
  for await (const threadIds of threadsIn(db, threadResults)) {
    const rows = await db
      .select()
      .from(threadResults)
      .where(inArray(threadResults.threadId, threadIds))
      .orderBy(asc(threadResults.threadId), asc(threadResults.revision));
    const threads = await names.of("thread", threadIds);
    const people = await names.of(
      "user",
      rows.map(({ authorId }) => authorId),
    );
    yield rows.map((row) => ({
      threadId: threads.get(row.threadId)?.id,
      revision: row.revision,
      body: row.body,
      authorId: authorFields(people.get(row.authorId)).authorId,
      createdAt: iso(row.createdAt),
    }));
  }
}

export async function* checkRecords(db: Db, names: Names): Pages {
  for await (const rows of pages((after) =>
    db.select().from(answerChecks).where(gt(answerChecks.id, after)).orderBy(asc(answerChecks.id)).limit(ROWS),
  )) {
    const threads = await names.of(
      "thread",
      rows.map(({ threadId }) => threadId),
    );
    const posts = await names.of(
      "post",
      rows.map(({ postId }) => postId),
    );
    const people = await names.of(
      "user",
      rows.map(({ checkedBy }) => checkedBy),
    );
    yield rows.map((row) => ({
      threadId: threads.get(row.threadId)?.id,
      postId: posts.get(row.postId)?.id,
      userId: authorFields(people.get(row.checkedBy)).authorId,
      ...filled({ forVersion: row.forVersion }),
      createdAt: iso(row.checkedAt),
    }));
  }
}

export async function* feedbackRecords(db: Db, names: Names): Pages {
  for await (const threadIds of threadsIn(db, threadFeedback)) {
    const rows = await db
      .select()
      .from(threadFeedback)
      .where(inArray(threadFeedback.threadId, threadIds))
      .orderBy(asc(threadFeedback.threadId), asc(threadFeedback.day));
    const threads = await names.of("thread", threadIds);
    yield rows.map((row) => ({
      threadId: threads.get(row.threadId)?.id,
      day: iso(row.day * DAY_MS).slice(0, 10),
      helped: row.helped,
      failed: row.failed,
    }));
  }
}

/** The threads that have rows there, in pages. */
async function* threadsIn(db: Db, table: typeof threadResults | typeof threadFeedback): AsyncGenerator<number[]> {
  const ids = (after: number) =>
    db
      .selectDistinct({ id: table.threadId })
      .from(table)
      .where(gt(table.threadId, after))
      .orderBy(asc(table.threadId))
      .limit(ROWS);
  for await (const page of pages(ids)) yield page.map(({ id }) => id);
}
