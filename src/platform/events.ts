import { sql } from "drizzle-orm";
import { type EventKind, events, jobs } from "#db/schema/index.ts";
import { audit } from "./audit.ts";
import { at, preparedRows, preparedWrite } from "./store/prepared.ts";
import type { Tx } from "./store.ts";

export interface ForumEvent {
  kind: EventKind;
  /** The row it happened to; which table, `kind` says. */
  subjectId: number;
  actorId?: number | null;
  data?: Record<string, unknown>;
}

export interface Job {
  id: number;
  name: string;
  payload: Record<string, unknown>;
  /** 1 at the first try. */
  attempt: number;
}

/** What a job gets is its ids: it loads everything else again, and does no harm when it runs twice. */
export type JobHandler<Context> = (context: Context, job: Job) => Promise<void>;

/** Thrown by a handler when trying again cannot help. */
export class GiveUp extends Error {}

/** Jobs by name, and which of them follow from which kind of event. */
export interface Reactions<Context> {
  jobs: Readonly<Record<string, JobHandler<Context>>>;
  on: Readonly<Partial<Record<EventKind, readonly string[]>>>;
}

/** Writes the event, its line in the audit log and one job for each reaction to it, in the caller's transaction. */
export async function recordEvent<Context>(
  tx: Tx,
  reactions: Reactions<Context>,
  event: ForumEvent,
  now: number,
): Promise<void> {
  const [row] = await insertEvent(tx, {
    kind: event.kind,
    subjectId: event.subjectId,
    actorId: event.actorId ?? null,
    data: event.data ?? {},
    now,
  });
  await audit(tx, event, now);
  const names = reactions.on[event.kind] ?? [];
  if (!row || names.length === 0) return;
  const payload = { ...event.data, subjectId: event.subjectId, actorId: event.actorId ?? null, kind: event.kind };
  await insertJobs(
    tx,
    names.map((name) => ({ name, payload })),
    { eventId: row.id, now, runAt: now },
  );
}

const insertEvent = preparedWrite((tx) =>
  tx
    .insert(events)
    .values({
      kind: sql.placeholder("kind"),
      subjectId: sql.placeholder("subjectId"),
      actorId: sql.placeholder("actorId"),
      data: sql.placeholder("data"),
      createdAt: sql.placeholder("now"),
    })
    .returning({ id: events.id }),
);

/** Jobs that follow from no event, one for each payload; they run as soon as possible, or from `runAt` (ms) on. */
export async function enqueueJobs(
  tx: Tx,
  name: string,
  payloads: readonly Record<string, unknown>[],
  now: number,
  runAt: number = now,
): Promise<void> {
  await insertJobs(
    tx,
    payloads.map((payload) => ({ name, payload })),
    { eventId: null, now, runAt },
  );
}

const insertJobs = preparedRows((tx, n) =>
  tx.insert(jobs).values(
    Array.from({ length: n }, (_, i) => ({
      name: sql.placeholder(at(i, "name")),
      eventId: sql.placeholder("eventId"),
      payload: sql.placeholder(at(i, "payload")),
      state: "waiting" as const,
      attempts: 0,
      runAt: sql.placeholder("runAt"),
      createdAt: sql.placeholder("now"),
    })),
  ),
);
