import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Config } from "#platform/config.ts";
import { enqueueJobs, type ForumEvent, recordEvent } from "#platform/events.ts";
import { errorFacts, type Log, log } from "#platform/log.ts";
import { createMailer, type Mailer } from "#platform/mail/transport.ts";
import { createRunner, type Runner } from "#platform/runner.ts";
import { DATABASE_FILE, type Db, openStore, type Store, type Tx } from "#platform/store.ts";
import { collectPings } from "./indexnow/collect.ts";
import { createLimiter, type Limiter } from "./limits.ts";
import { createRenderer, type Renderer } from "./markdown/renderer.ts";
import { gateOf } from "./moderation/gate.ts";
import { judges } from "./prevention/judge.ts";
import { createPatterns, type Patterns } from "./prevention/watched/patterns.ts";
import { prepareWatched } from "./prevention/watched/prepare.ts";
import { reactions } from "./reactions.ts";
import { createTally, type Tally } from "./search/log/tally.ts";
import { createSearchService, type SearchService } from "./search/service.ts";
import type { Settings } from "./settings/input.ts";
import { settingsReader } from "./settings/queries.ts";
import type { Gate, Judge } from "./threads/gate.ts";
import { sweepTimers } from "./threads/timers.ts";
import { startUpkeep } from "./upkeep.ts";

/** Everything a query or a command needs, passed as its first argument. */
export interface Forum {
  readonly config: Config;
  /** For reading only. */
  readonly db: Db;
  readonly store: Store;
  /** The one way to change something; when it resolves the change is on disk. */
  write<T>(body: (tx: Tx) => Promise<T>): Promise<T>;
  /** A write that reading brings along: when it fails the log tells of it, and what was to be read is shown. */
  note(body: (tx: Tx) => Promise<void>): Promise<void>;
  /** Writes an event and the jobs that follow from it, in the caller's transaction. */
  record(tx: Tx, event: ForumEvent): Promise<void>;
  /** A job that follows from no event; one for each payload. */
  enqueue(tx: Tx, name: string, ...payloads: Record<string, unknown>[]): Promise<void>;
  /** The same, not before `runAt` (ms). */
  enqueueAt(tx: Tx, runAt: number, name: string, ...payloads: Record<string, unknown>[]): Promise<void>;
  /** Milliseconds since the epoch. */
  now(): number;
  settings(): Promise<Settings>;
  /** Signs cookies and links. */
  readonly secret: string;
  readonly limits: Limiter;
  readonly renderer: Renderer;
  /** Matches watched patterns where they hold nobody up. */
  readonly patterns: Patterns;
  readonly mailer: Mailer;
  readonly search: SearchService;
  /** Reads and searches, counted without persons. */
  readonly tally: Tally;
  /** Asked before a text is published. */
  readonly gate: Gate;
  readonly log: Log;
  /** Works all due jobs off, for tests and the command line. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

export interface OpenOptions {
  config: Config;
  secret: string;
  /** Work jobs in the background (the server), or only when drained (tests, command line). */
  runJobs: boolean;
  now?: () => number;
  /** PostgreSQL connections for reading, and as many for writing. */
  connections?: number;
  store?: Store;
  /** What looks at texts before they are published, instead of the usual. */
  judges?: readonly Judge[];
}

/** What was counted is written down this often. */
const FLUSH_EVERY_MS = 60_000;
/** Search engines are told of what is new this often, all of it at once. */
const PING_EVERY_MS = 60_000;
/** So late at most a pin ends, or a thread closes by itself. */
const SWEEP_EVERY_MS = 60_000;

/** Opens a forum on a database that is already migrated. */
export async function openForum(options: OpenOptions): Promise<Forum> {
  const { config, secret } = options;
  const now = options.now ?? Date.now;
  const store = options.store ?? (await openStore({ ...storePlace(config), connections: options.connections }));
  const outboxDir = join(config.dataDir, "outbox");
  if (!config.smtpUrl) mkdirSync(outboxDir, { recursive: true, mode: 0o700 });
  const renderer = createRenderer();
  const patterns = createPatterns();
  const mailer = createMailer({ smtpUrl: config.smtpUrl, from: config.mailFrom, outboxDir, siteUrl: config.siteUrl });
  const { dataDir, meilisearch } = config;
  const search = createSearchService({ store, dataDir, meilisearch, now, log }, { start: options.runJobs });
  const settings = settingsReader(store);
  const tally = createTally({ write: (body) => store.write(body), now, settings });
  // What could not be counted is no reason to stop, nor to stay open.
  const flushTally = () => tally.flush().catch((error: unknown) => log.error(errorFacts(error), "tally"));
  let runner: Runner;

  const forum: Forum = {
    config,
    secret,
    db: store.db,
    store,
    async write(body) {
      const result = await store.write(body);
      runner.wake();
      search.wake();
      return result;
    },
    note: (body) => forum.write(body).catch((error: unknown) => log.error(errorFacts(error), "note")),
    record: (tx, event) => recordEvent(tx, reactions, event, now()),
    enqueue: (tx, name, ...payloads) => enqueueJobs(tx, name, payloads, now()),
    enqueueAt: (tx, runAt, name, ...payloads) => enqueueJobs(tx, name, payloads, now(), runAt),
    now,
    settings,
    limits: createLimiter(),
    renderer,
    patterns,
    mailer,
    search,
    tally,
    gate: gateOf(options.judges ?? judges, prepareWatched),
    log,
    drain: () => runner.drain(),
    async close() {
      clearInterval(counting);
      clearInterval(pinging);
      clearInterval(sweeping);
      stopUpkeep?.();
      await flushTally();
      await Promise.all([runner.stop(), search.close()]);
      await Promise.all([renderer.close(), patterns.close(), mailer.close()]);
      await store.close();
    },
  };
  const counting = setInterval(() => void flushTally(), FLUSH_EVERY_MS).unref();
  const collect = () => void collectPings(forum).catch((error: unknown) => log.error(errorFacts(error), "pings"));
  const pinging = options.runJobs ? setInterval(collect, PING_EVERY_MS).unref() : undefined;
  const sweep = () => void sweepTimers(forum).catch((error: unknown) => log.error(errorFacts(error), "timers"));
  const sweeping = options.runJobs ? setInterval(sweep, SWEEP_EVERY_MS).unref() : undefined;
  runner = createRunner(forum, { store, reactions, now, log }, { start: options.runJobs });
  const stopUpkeep = options.runJobs ? startUpkeep(forum) : undefined;
  return forum;
}

/** Where the database of a configuration lies. */
export function storePlace(config: Config): { file: string; databaseUrl: string | undefined } {
  return { file: join(config.dataDir, DATABASE_FILE), databaseUrl: config.databaseUrl };
}
