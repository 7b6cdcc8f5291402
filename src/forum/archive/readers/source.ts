import type { RecordKind, RecordOf } from "../format.ts";

/** Where a record stands in its source. */
export interface Place {
  file: string;
  /** Counted from 1. */
  line: number;
}

export interface Problem extends Place {
  reason: string;
}

/**
 * How the texts of a record are written. The sink turns them into Markdown, and only those it stores,
 * so that a second run over the same source costs little.
 */
export type Markup = "markdown" | "html" | "discourse" | "comment";

export type Item = {
  [K in RecordKind]: { kind: K; record: RecordOf<K>; at: Place; markup?: Markup };
}[RecordKind];

export interface Report {
  /** Something is wrong with one record; the rest goes on. */
  problem(problem: Problem): void;
  /** Something that is left out on purpose, counted by its reason. */
  leftOut(reason: string, count?: number): void;
  /** A sentence about the source as a whole, such as a missing file. */
  note(sentence: string): void;
  /** So many more bytes of the source have been read. */
  read(bytes: number): void;
}

/**
 * A folder in one of the formats. Records come in whatever order costs the reader least: the sink stages
 * on disk what refers to something else.
 */
export interface Source {
  /** Bytes that a whole run reads, for the time left. */
  readonly totalBytes: number;
  /** All posts are numbered in one series, which an empty forum can take over. */
  readonly keepsPostIds: boolean;
  /** The source does not say when people came. */
  readonly guessesJoinTimes: boolean;
  /** What an archive says of the company's logo, and where it lies. */
  readonly logo?: { folder: string; said: unknown };
  items(report: Report): AsyncIterable<Item>;
}
