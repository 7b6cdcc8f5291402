import { and, asc, gt, max, min, or, sql } from "drizzle-orm";
import { events } from "#db/schema/index.ts";
import { prepared } from "#platform/store/prepared.ts";
import type { Store } from "#platform/store.ts";
import { postsTouchedBy, type SeenEvent } from "./changes.ts";
import { allDocuments, countDocuments, DOCUMENTS_AT_ONCE, documentsOf } from "./documents.ts";
import type { EngineState, SearchDocument, SearchEngine } from "./engine.ts";

const EVENTS_AT_ONCE = 500;
/** On PostgreSQL an event with a lower number may be committed later: so long ago is looked at again. */
const LATE_MS = 30_000;
/** After an import everything is read anew: it records what it brought as one event. */
const IMPORTED = "archive.imported";

const firstEvent = prepared((db) => db.select({ id: min(events.id) }).from(events));
const lastEvent = prepared((db) => db.select({ id: max(events.id) }).from(events));

export interface Follower {
  /** Takes in what happened until now; whoever asks meanwhile waits for the same run. */
  catchUp(): Promise<void>;
  reindex(progress?: (done: number, total: number) => void): Promise<void>;
  /** Events that are not taken in yet. */
  lag(): Promise<number>;
  /** The last event of which the engine has answered since that everything up to it is in; 0 before it was asked. */
  reached(): number;
  /** What is being built is given up. */
  stop(): void;
}

/**
 * Keeps an engine's documents what the recorded events say; where the events do not reach back, from the tables.
 * `tookIn`: these posts are found now as they were after this event.
 */
export function createFollower(
  store: Store,
  engine: SearchEngine,
  { now, tookIn }: { now: () => number; tookIn?: (eventId: number, postIds: readonly number[]) => void },
): Follower {
  const { db } = store;
  const seen = new Set<number>();
  let reached = 0;
  let running: Promise<void> | null = null;
  let isStopped = false;

  async function bounds(): Promise<{ first: number; last: number }> {
    // Each alone is the end of an index; both in one statement read the whole table, every second.
    const [[first], [last]] = await Promise.all([firstEvent(db, {}), lastEvent(db, {})]);
    return { first: first?.id ?? 0, last: last?.id ?? 0 };
  }

  /** Events were swept before they were taken in, or the database is an older one than the index. */
  async function isTorn({ eventId, documents }: EngineState): Promise<boolean> {
    const { first, last } = await bounds();
    if (eventId > last && last > 0) return true;
    if (eventId === 0) return documents === 0 && (await countDocuments(db)) > 0;
    return first > eventId + 1;
  }

  async function* untilStopped(batches: AsyncIterable<SearchDocument[]>): AsyncGenerator<SearchDocument[]> {
    for await (const documents of batches) {
      if (isStopped) throw new Error("the forum is closing");
      yield documents;
    }
  }

  async function eventsAfter(reached: number): Promise<SeenEvent[]> {
    const late = and(gt(events.id, reached - EVENTS_AT_ONCE), gt(events.createdAt, now() - LATE_MS));
    const rows = await db
      .select({ id: events.id, kind: events.kind, subjectId: events.subjectId, data: events.data })
      .from(events)
      .where(store.dialect === "postgres" ? or(gt(events.id, reached), late) : gt(events.id, reached))
      .orderBy(asc(events.id))
      .limit(EVENTS_AT_ONCE * 2);
    return rows.filter(({ id }) => id > reached || !seen.has(id));
  }

  async function takeIn(postIds: readonly number[]): Promise<void> {
    for (let at = 0; at < postIds.length; at += DOCUMENTS_AT_ONCE) {
      const some = postIds.slice(at, at + DOCUMENTS_AT_ONCE);
      const documents = await documentsOf(db, some);
      const live = new Set(documents.map(({ postId }) => postId));
      const gone = some.filter((id) => !live.has(id));
      if (gone.length > 0) await engine.remove(gone);
      if (documents.length > 0) await engine.index(documents);
    }
  }

  async function reindex(progress?: (done: number, total: number) => void): Promise<void> {
    const { last } = await bounds();
    seen.clear();
    await engine.reindex({
      eventId: last,
      total: await countDocuments(db),
      batches: untilStopped(allDocuments(db)),
      ...(progress && { progress }),
    });
  }

  async function follow(): Promise<void> {
    const state = await engine.state();
    reached = state.eventId;
    if (await isTorn(state)) {
      await reindex();
      reached = (await engine.state()).eventId;
    }
    while (!isStopped) {
      const fresh = await eventsAfter(reached);
      if (fresh.length === 0) return;
      const last = Math.max(reached, ...fresh.map(({ id }) => id));
      const isImport = fresh.some(({ kind }) => kind === IMPORTED);
      const touched = isImport ? [] : await postsTouchedBy(db, fresh);
      if (isImport) await reindex();
      else await takeIn(touched);
      tookIn?.(last, touched);
      for (const { id } of fresh) seen.add(id);
      for (const id of seen) if (id < last - EVENTS_AT_ONCE * 2) seen.delete(id);
      const { eventId: stands } = await engine.state();
      // Meanwhile another index may have taken its place, which does not hold what was just taken in.
      if (stands === reached || isImport) {
        if (last > stands) await engine.reached(last);
        reached = Math.max(last, stands);
      } else reached = stands;
    }
  }

  return {
    stop: () => {
      isStopped = true;
    },
    reached: () => reached,
    catchUp() {
      running ??= follow().finally(() => {
        running = null;
      });
      return running;
    },
    async reindex(progress) {
      await running?.catch(() => undefined);
      await reindex(progress);
    },
    async lag() {
      const { eventId } = await engine.state();
      const [row] = await db.select({ n: sql<number>`count(*)` }).from(events).where(gt(events.id, eventId));
      return Number(row?.n ?? 0);
    },
  };
}
