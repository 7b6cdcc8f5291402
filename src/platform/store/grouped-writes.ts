import { setTimeout as sleep } from "node:timers/promises";
import type Database from "better-sqlite3";

/** How long a write waits for another process's write before it gives up. */
export const BUSY_LIMIT_MS = 10_000;

/** Writes that came in the same moment: one transaction, one flush to the disk. */
interface Group {
  /** Settles when the group is on disk, or lost. */
  readonly flushed: Promise<void>;
  settle(error?: unknown): void;
}

type Attempt<T> = { flushed: Promise<void> } & ({ result: T } | { error: unknown });

/**
 * Writes of one connection, one after the other, so that awaiting inside one never lets another slip into
 * its transaction. A flush costs more than most writes: those that wait at the same time share one. Each has
 * a savepoint of its own, so that one that fails takes none of the others with it; and each is
 * acknowledged only when all of them are on disk.
 */
export function groupedWrites(writer: Database.Database) {
  let last: Promise<unknown> = Promise.resolve();
  let group: Group | undefined;
  /** Whether the disk took the last write; members of the group that is open now are counted when it is closed. */
  let isFailing = false;
  let written = 0;

  function inTurn<T>(step: () => Promise<T>): Promise<T> {
    const mine = last.then(step);
    last = mine.catch(() => undefined);
    return mine;
  }

  async function inGroup<T>(body: () => Promise<T>): Promise<Attempt<T>> {
    const { flushed } = group ?? (await openGroup());
    writer.exec("SAVEPOINT one");
    try {
      const result = await body();
      writer.exec("RELEASE one");
      written++;
      return { result, flushed };
    } catch (error) {
      if (isDiskTrouble(error)) isFailing = true;
      // Out of space, SQLite may have rolled back everything by itself: then the whole group is lost.
      if (writer.inTransaction) writer.exec("ROLLBACK TO one; RELEASE one");
      else closeGroup(error);
      return { error, flushed };
    }
  }

  async function openGroup(): Promise<Group> {
    await beginWriting(writer);
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    // Whoever waits for it hears of it; a group whose writes all failed has nobody who does.
    promise.catch(() => undefined);
    group = { flushed: promise, settle: (error) => (error === undefined ? resolve() : reject(error)) };
    // What else this turn of the event loop brings still joins the group.
    setImmediate(() => void inTurn(commit));
    return group;
  }

  async function commit(): Promise<void> {
    try {
      if (writer.inTransaction) writer.exec("COMMIT");
      if (written > 0) isFailing = false;
      closeGroup();
    } catch (error) {
      if (isDiskTrouble(error)) isFailing = true;
      if (writer.inTransaction) writer.exec("ROLLBACK");
      closeGroup(error);
    }
  }

  function closeGroup(error?: unknown): void {
    group?.settle(error);
    group = undefined;
    written = 0;
  }

  return {
    /** Resolves when what `body` wrote is on disk. */
    async write<T>(body: () => Promise<T>): Promise<T> {
      const attempt = await inTurn(() => inGroup(body));
      if ("result" in attempt) {
        await attempt.flushed;
        return attempt.result;
      }
      // It may have failed because of what another in its group wrote: by now that can be read.
      await attempt.flushed.catch(() => undefined);
      throw attempt.error;
    },
    /** Whether the disk refused the last write: it is full, gone or read-only. */
    get isFailing(): boolean {
      return isFailing;
    },
    /** Resolves when nothing is left to write. */
    async idle(): Promise<void> {
      const open = await inTurn(async () => group);
      await open?.flushed.catch(() => undefined);
    },
  };
}

/** Waiting here, not in SQLite, keeps the event loop free. @throws SQLITE_BUSY after `BUSY_LIMIT_MS` */
export async function beginWriting(writer: Database.Database): Promise<void> {
  const until = Date.now() + BUSY_LIMIT_MS;
  for (;;) {
    try {
      writer.exec("BEGIN IMMEDIATE");
      return;
    } catch (error) {
      if (!isBusy(error) || Date.now() > until) throw error;
      await sleep(2 + Math.random() * 8);
    }
  }
}

function isDiskTrouble(error: unknown): boolean {
  return (
    error instanceof Error && "code" in error && /^SQLITE_(?:FULL|IOERR|READONLY|CANTOPEN)/.test(String(error.code))
  );
}

export function isBusy(error: unknown): boolean {
  return error instanceof Error && "code" in error && String(error.code).startsWith("SQLITE_BUSY");
}
