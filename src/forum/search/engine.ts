/**
 * The port that every search engine stands behind. An engine gives ids and scores; rows, rights, counts and
 * highlights are read from SQL, so an engine that lags or lies shows nobody what they may not see.
 */

/** What an engine ranks at most: counts and pages come from these, "1,000+" beyond. */
export const MAX_HITS = 1_000;

/** One post as an engine takes it in. */
export interface SearchDocument {
  postId: number;
  threadId: number;
  /** Only the opening post carries its thread's title. */
  title: string | null;
  /** Markdown, as written. */
  body: string;
  categoryId: number;
  authorId: number;
  tagIds: readonly number[];
  kind: "question" | "discussion" | "announcement";
  /** Of its thread: whether an answer is accepted, and whether anybody but the asker answered. */
  isSolved: boolean;
  isAnswered: boolean;
  /** ms since the epoch */
  createdAt: number;
}

/** Narrowings that an engine applies before it ranks; every list given must be met. SQL checks them again. */
export interface SearchFilters {
  /** Any of these. */
  categoryIds?: readonly number[];
  /** None of these: what the reader may not see. */
  withoutCategoryIds?: readonly number[];
  /** Of each list at least one. */
  tagIds?: readonly (readonly number[])[];
  authorIds?: readonly number[];
  state?: readonly ("solved" | "unsolved" | "unanswered")[];
  /** ms: written at or after; written before. */
  after?: number | null;
  before?: number | null;
  inTitle?: boolean;
}

/** Words as they were typed; engines analyse them with our `analysis` alone, so that all find the same. */
export interface SearchWords {
  /** Any of these, the more the better. */
  text: string;
  /** All of these, word for word. */
  phrases: readonly string[];
  /** None of these: words or phrases. */
  without: readonly string[];
}

/** What the administrators said of words. */
export interface WordRules {
  /** Groups of words that stand for each other. */
  synonyms: readonly (readonly string[])[];
  /** Words that say little: they count less, and find nothing alone where others do. */
  commonWords: readonly string[];
}

export interface SearchRequest {
  words: SearchWords;
  filters: SearchFilters;
  rules?: WordRules;
  /** Whether the last word may still be written. */
  isTyping?: boolean;
  /** At most MAX_HITS, which is the default. */
  limit?: number;
}

export interface Hit {
  postId: number;
  /** Only comparable within one answer; the first has the highest. */
  score: number;
}

export interface SimilarRequest {
  title: string;
  body: string;
  filters: SearchFilters;
  rules?: WordRules;
  limit?: number;
}

export interface Found {
  /** The best first. */
  hits: Hit[];
  /** Stems that count as found, for marking them in texts: what was asked for, and what stood in for it. */
  stems: string[];
}

/** Where an engine stands. */
export interface EngineState {
  documents: number;
  /** The last event that was taken in; 0: none yet, a reindex is due. */
  eventId: number;
  /** While a new index is built beside. */
  reindex: { done: number; total: number } | null;
}

export interface SearchEngine {
  readonly name: "fts5" | "meilisearch";
  /** Stores or replaces documents. */
  index(documents: readonly SearchDocument[]): Promise<void>;
  remove(postIds: readonly number[]): Promise<void>;
  search(request: SearchRequest): Promise<Found>;
  similar(request: SimilarRequest): Promise<Found>;
  state(): Promise<EngineState>;
  /** Remembers that everything up to this event is in. */
  reached(eventId: number): Promise<void>;
  /** Takes all documents in anew beside the live index, which answers meanwhile, and puts the new one in its place. */
  reindex(source: ReindexSource): Promise<void>;
  close(): Promise<void>;
}

export interface ReindexSource {
  /** The last event before the first document is read: what happens later is followed afterwards. */
  eventId: number;
  total: number;
  batches: AsyncIterable<readonly SearchDocument[]>;
  progress?: (done: number, total: number) => void;
}
