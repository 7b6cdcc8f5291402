import { and, desc, eq, sql } from "drizzle-orm";
import type { z } from "zod";
import { threadResults } from "#db/schema/index.ts";
import { demand, Refusal } from "#platform/refusal.ts";
import { prepared } from "#platform/store/prepared.ts";
import { structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { idOf, mayTakePart } from "../members/policy.ts";
import { threadPath } from "../threads/addresses.ts";
import { loadThread, type ThreadRow, touchThread } from "../threads/changes.ts";
import { type Author, authorsOf } from "../threads/people.ts";
import { mayRead } from "../threads/policy.ts";
import { authorIn } from "../threads/queries.ts";
import { freshHtml, htmlNow, renderFor } from "../threads/rendering.ts";
import type { resultInput } from "./input.ts";
import { mayWriteResult } from "./policy.ts";

/**
 * Writes what came out of a thread, as its next version; an empty text takes it away.
 * @returns the thread's path
 * @throws Refusal edited_meanwhile when somebody else was quicker than `revision`
 */
export async function writeResult(forum: Forum, actor: Actor, input: z.output<typeof resultInput>): Promise<string> {
  demand(mayTakePart(actor));
  const authorId = idOf(actor);
  const structure = await structureOf(forum);
  const { limits } = await forum.settings();
  await forum.limits.demand(limits, "editsByMember", authorId);
  const { html, rendererVersion } = await renderFor(forum, { userId: authorId, isPreview: false }, input.body);
  return forum.write(async (tx) => {
    const thread = await loadThread(tx, input.id);
    if (!mayRead(actor, thread, structure)) throw new Refusal("not_found");
    demand(mayWriteResult(actor, thread));
    const { id: threadId } = thread;
    const [last] = await tx
      .select({ revision: threadResults.revision, body: threadResults.body })
      .from(threadResults)
      .where(eq(threadResults.threadId, threadId))
      .orderBy(desc(threadResults.revision))
      .limit(1);
    if ((last?.revision ?? 0) !== input.revision) throw new Refusal("edited_meanwhile", { field: "body" });
    if ((last?.body ?? "") === input.body) return threadPath(thread);
    const revision = input.revision + 1;
    const written = { threadId, revision, body: input.body, html, rendererVersion, authorId, createdAt: forum.now() };
    const [row] = await tx.insert(threadResults).values(written).onConflictDoNothing().returning();
    if (!row) throw new Refusal("edited_meanwhile", { field: "body" });
    await touchThread(tx, thread, { resultRevision: input.body === "" ? null : revision });
    await forum.record(tx, { kind: "result.written", subjectId: threadId, actorId: authorId, data: { threadId } });
    return threadPath(thread);
  });
}

export interface Result {
  revision: number;
  body: string;
  html: string;
  author: Author;
  createdAt: number;
}

/** The result that stands on top of a thread, or null. */
export async function resultOf(forum: Forum, thread: Pick<ThreadRow, "id" | "resultRevision">): Promise<Result | null> {
  if (thread.resultRevision === null) return null;
  const [row] = await resultByRevision(forum.db, { threadId: thread.id, revision: thread.resultRevision });
  if (!row) return null;
  const [result] = await withAuthors(forum, [row]);
  return result ?? null;
}

type Row = typeof threadResults.$inferSelect;

/** Versions of one result with HTML by the renderer of today: what another one made is rendered now and kept. */
async function withAuthors(forum: Forum, rows: readonly Row[]): Promise<Result[]> {
  const { fresh, current } = await freshHtml(
    forum,
    rows.map((row) => ({ ...row, id: row.revision })),
  );
  const kept = rows.flatMap((row) => {
    const html = fresh.get(row.revision);
    return html === undefined ? [] : [{ ...row, html, rendererVersion: current }];
  });
  if (kept.length > 0) {
    await forum.note(async (tx) => {
      await tx
        .insert(threadResults)
        .values(kept)
        .onConflictDoUpdate({
          target: [threadResults.threadId, threadResults.revision],
          set: { html: sql`excluded.html`, rendererVersion: current },
        });
    });
  }
  const authors = await authorsOf(
    forum,
    rows.map((row) => row.authorId),
  );
  return rows.map((row) => ({
    ...row,
    html: htmlNow(row, fresh.get(row.revision), current),
    author: authorIn(authors, row.authorId),
  }));
}

const resultByRevision = prepared((db) =>
  db
    .select()
    .from(threadResults)
    .where(
      and(
        eq(threadResults.threadId, sql.placeholder("threadId")),
        eq(threadResults.revision, sql.placeholder("revision")),
      ),
    ),
);

/** Every version, the newest first, at most 50. The caller has checked that the thread may be read. */
export async function resultHistory(forum: Forum, threadId: number): Promise<Result[]> {
  const rows = await forum.db
    .select()
    .from(threadResults)
    .where(eq(threadResults.threadId, threadId))
    .orderBy(desc(threadResults.revision))
    .limit(50);
  return withAuthors(forum, rows);
}
