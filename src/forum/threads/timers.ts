/**
 * What happens to threads because time has passed: pins end, threads close and open again. Nothing is shown differently
 * by the clock alone: it changes the rows, with their versions, so lists and kept pages follow.
 */
import { and, eq, isNotNull, isNull, lte, type SQL, sql } from "drizzle-orm";
import { threads } from "#db/schema/index.ts";
import type { Tx } from "#platform/store.ts";
import { type Translate, translatorFor } from "#platform/translate.ts";
import { type Structure, structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import { type ThreadRow, threadToChange, touchThread } from "./changes.ts";

const DAY_MS = 86_400_000;
/** Threads in one transaction. */
const PORTION = 25;

type Due = "unpin" | "reopen" | "close";

/** Does what is due by now, a portion at a time. @returns how many threads it changed */
export async function sweepTimers(forum: Forum): Promise<number> {
  let changed = 0;
  for (;;) {
    const ids = await dueThreads(forum);
    if (ids.length === 0) return changed;
    await forum.write((tx) => settle(forum, tx, ids));
    changed += ids.length;
  }
}

/** By conditions that each have an index, so that a forum in which nothing is due finds that at once. */
async function dueThreads(forum: Forum): Promise<number[]> {
  const now = forum.now();
  const isOpen = and(isNull(threads.closedAt), isNull(threads.deletedAt));
  // PostgreSQL counts milliseconds of more than 24 days only as big integers.
  const after = (since: SQL) => sql`${since} + cast(${threads.closeDays} as bigint) * ${DAY_MS} <= ${now}`;
  const conditions = [
    lte(threads.pinnedUntil, now),
    and(lte(threads.reopenAt, now), isNotNull(threads.closedAt)),
    and(eq(threads.closeRule, "at"), lte(threads.closeAt, now), isOpen),
    and(eq(threads.closeRule, "solved"), isNotNull(threads.acceptedPostId), after(sql`${threads.acceptedAt}`), isOpen),
    and(eq(threads.closeRule, "last_post"), after(sql`${threads.lastPostAt}`), isOpen),
    ...(await structureOf(forum)).categories.flatMap(({ id, closeSolvedDays }) =>
      closeSolvedDays === null
        ? []
        : and(
            ...[eq(threads.categoryId, id), isNull(threads.closeRule), isNotNull(threads.acceptedPostId), isOpen],
            lte(threads.acceptedAt, now - closeSolvedDays * DAY_MS),
          ),
    ),
  ];
  const found = new Set<number>();
  for (const where of conditions) {
    if (found.size >= PORTION) break;
    const rows = await forum.db.select({ id: threads.id }).from(threads).where(where).limit(PORTION);
    for (const { id } of rows) found.add(id);
  }
  return [...found].sort((a, b) => a - b).slice(0, PORTION);
}

/** Looked at again behind the lock: somebody may have been quicker. */
async function settle(forum: Forum, tx: Tx, ids: readonly number[]): Promise<void> {
  const structure = await structureOf(forum, tx);
  const settings = await forum.settings();
  const t = translatorFor(settings.language, settings.address);
  for (const id of ids) {
    const thread = await threadToChange(tx, id);
    const now = forum.now();
    const due = dueOf(thread, structure, now);
    if (due.length === 0) continue;
    await touchThread(tx, thread, {
      ...(due.includes("unpin") && { pinnedAt: null, pinnedUntil: null, pinnedInCategory: false }),
      ...(due.includes("reopen") && {
        ...{ closedAt: null, closedReason: null, reopenAt: null },
        ...{ closeRule: "never" as const, closeAt: null, closeDays: null },
      }),
      ...(due.includes("close") && { closedAt: now, closedReason: whyClosed(thread, t) }),
    });
    for (const each of due) {
      const kind = ({ unpin: "thread.unpinned", reopen: "thread.reopened", close: "thread.closed" } as const)[each];
      await forum.record(tx, { kind, subjectId: id, data: { threadId: id } });
    }
  }
}

/** Everybody reads it. On a day that somebody chose needs no word. */
function whyClosed({ closeRule }: ThreadRow, t: Translate): string | null {
  return closeRule === "at" ? null : t(`closedByItself.${closeRule ?? "solved"}`);
}

/** What the clock has brought about for a thread. */
function dueOf(thread: ThreadRow, structure: Structure, now: number): Due[] {
  const due: Due[] = [];
  if (thread.pinnedUntil !== null && thread.pinnedUntil <= now) due.push("unpin");
  if (thread.closedAt !== null) {
    if (thread.reopenAt !== null && thread.reopenAt <= now) due.push("reopen");
  } else if (thread.deletedAt === null) {
    const at = closesAt(thread, structure.byId.get(thread.categoryId)?.closeSolvedDays ?? null);
    if (at !== null && at <= now) due.push("close");
  }
  return due;
}

type Plan = Pick<
  ThreadRow,
  "closeRule" | "closeAt" | "closeDays" | "acceptedPostId" | "acceptedAt" | "lastPostAt" | "closedAt"
>;

/** When an open thread closes by itself (ms); null: never, or nobody knows yet. */
export function closesAt(thread: Plan, categoryDays: number | null): number | null {
  const { closeRule, closeAt, closeDays, acceptedAt, lastPostAt } = thread;
  const solvedAt = thread.acceptedPostId === null ? null : acceptedAt;
  const days = closeRule === null ? categoryDays : closeDays;
  if (closeRule === "at") return closeAt;
  if (closeRule === "never" || days === null) return null;
  const since = closeRule === "last_post" ? lastPostAt : solvedAt;
  return since === null ? null : since + days * DAY_MS;
}
