import { and, eq, inArray } from "drizzle-orm";
import { importedRecords } from "#db/schema/index.ts";
import type { Forum } from "#forum/forum.ts";
import { isTaken } from "#platform/store/taken.ts";
import type { Db, Tx } from "#platform/store.ts";
import type { Problem, Report } from "../readers/source.ts";
import { insertImportedRows } from "./insert.ts";

export type ImportedKind = "user" | "category" | "tag" | "thread" | "post";

/** What every step of one import shares. */
export interface Run {
  readonly forum: Forum;
  /** Keeps two sources apart. */
  readonly source: string;
  readonly report: Report;
  /** Into an empty forum threads keep the numbers of their source; posts too where one series numbers them all. */
  keepIds: { threads: boolean; posts: boolean };
  readonly stored: Record<StoredKind, number>;
  /** Names that many people share: the last number given. */
  readonly nameNumbers: Map<string, number>;
  /** Tags by their key. */
  readonly tags: Map<string, number>;
  /** The names, by their key, of tags that threads have: those whose pages are there for everybody. */
  readonly sharedTags: Map<string, string>;
}

export const STORED_KINDS = [
  "users",
  "categories",
  "tags",
  "threads",
  "posts",
  "revisions",
  "votes",
  "results",
  "checks",
  "feedback",
  "redirects",
] as const;
export type StoredKind = (typeof STORED_KINDS)[number];

/** An author whom nothing in the source describes; a later run that has the person's record completes it. */
export const PLACEHOLDER = { stoaPlaceholder: true } as const;

export interface Known {
  targetId: number;
  isPlaceholder: boolean;
}

/** Which records of this source are in the forum already. */
export async function knownRecords(
  run: Pick<Run, "source">,
  db: Db | Tx,
  kind: ImportedKind,
  sourceIds: Iterable<string>,
): Promise<Map<string, Known>> {
  const found = new Map<string, Known>();
  for (const ids of chunks([...new Set(sourceIds)], 1000)) {
    const rows = await db
      .select({ sourceId: importedRecords.sourceId, targetId: importedRecords.targetId, extra: importedRecords.extra })
      .from(importedRecords)
      .where(
        and(
          eq(importedRecords.source, run.source),
          eq(importedRecords.kind, kind),
          inArray(importedRecords.sourceId, ids),
        ),
      );
    for (const row of rows) {
      found.set(row.sourceId, { targetId: row.targetId, isPlaceholder: row.extra?.stoaPlaceholder === true });
    }
  }
  return found;
}

export interface NewRecord {
  sourceId: string;
  targetId: number;
  extra?: Record<string, unknown> | null;
}

/** Remembers what became of the records of this source. */
export async function remember(run: Run, tx: Tx, kind: ImportedKind, records: readonly NewRecord[]): Promise<void> {
  await insertImportedRows(
    tx,
    records.map(({ sourceId, targetId, extra }) => ({
      source: run.source,
      kind,
      sourceId,
      targetId,
      extra: extra ?? null,
    })),
  );
}

export function* chunks<T>(all: readonly T[], size: number): Generator<T[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size);
}

/** A time that lies ahead would keep its thread on top of every list. */
export function past(run: Run, at: number): number {
  return Math.min(at, run.forum.now());
}

/** Something else in the forum changed in between: the batch is planned and written anew. */
export class Overtaken extends Error {}

const MAX_TRIES = 5;

export async function untilUndisturbed<T>(body: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await body();
    } catch (error) {
      if (attempt >= MAX_TRIES || !(error instanceof Overtaken || isTaken(error))) throw error;
    }
  }
}

/** A write whose problems are reported when it is on disk, once, however often it had to be tried. */
export async function reportingWrite<Result>(
  run: Run,
  body: (tx: Tx, tell: (at: { file: string; line: number }, reason: string) => void) => Promise<Result>,
): Promise<Result> {
  const told: Problem[] = [];
  const result = await run.forum.write((tx) => {
    told.length = 0;
    return body(tx, (at, reason) => void told.push({ ...at, reason }));
  });
  for (const each of told) run.report.problem(each);
  return result;
}

export function problem(run: Run, at: { file: string; line: number }, reason: string): void {
  run.report.problem({ ...at, reason } satisfies Problem);
}
