import { GRAM_SLOTS, gramsOf } from "../analysis/grams.ts";
import { stemOf } from "../analysis/stem.ts";
import type { Lengths } from "../ranking/score.ts";
import type { Connection } from "./connection.ts";
import { type StoredPost, wordsIn } from "./document.ts";
import { ANY_POST, filterOf } from "./filters.ts";
import { countPosts } from "./requests.ts";

/** How words lie in all posts, as a sample of them shows. */
export interface Background {
  lengths: Lengths;
  gramDocs: Float64Array;
  /** In about how many posts a stem stands; 0: in none of the sample. */
  docsOf(stem: string): number;
  /** As the analysis has it; remembered for the words of the sample. */
  stemOf(word: string): string;
}

/** Posts of the sample. Where there are not more, everything is counted exactly. */
const SAMPLE = 1_000;
const KEEP_MS = 10 * 60_000;
const COUNT_MS = 10_000;
/** A forum that has grown or shrunk by so much is another one. */
const OTHER_SHARE = 0.1;

/** For so many groups of readers a background is kept, those that asked last. */
const KEPT = 20;

/**
 * The background of questions, one for each set of categories that a reader does not see: what is hidden must not show
 * in how rare a word counts.
 */
export class Backgrounds {
  readonly #connection: Connection;
  readonly #kept = new Map<string, OneBackground>();

  constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** What is there has changed through this process. */
  changed(): void {
    for (const one of this.#kept.values()) one.changed();
  }

  of(withoutCategoryIds: readonly number[]): Promise<Background> {
    const conditions = filterOf({ withoutCategoryIds }) ?? [];
    const key = conditions.join();
    const one = this.#kept.get(key) ?? new OneBackground(this.#connection, conditions);
    this.#kept.delete(key);
    this.#kept.set(key, one);
    for (const oldest of this.#kept.keys()) {
      if (this.#kept.size <= KEPT) break;
      this.#kept.delete(oldest);
    }
    return one.now();
  }
}

/** A sample is asked for now and then, and how many posts there are a little more often. */
class OneBackground {
  readonly #connection: Connection;
  readonly #conditions: readonly string[];
  #sample: { at: number; documents: number; background: Promise<Background> } | null = null;
  #count: { at: number; documents: number } | null = null;

  constructor(connection: Connection, conditions: readonly string[]) {
    this.#connection = connection;
    this.#conditions = conditions;
  }

  changed(): void {
    this.#count = null;
  }

  async now(): Promise<Background> {
    const documents = await this.#documents();
    const kept = this.#sample;
    const isFresh =
      kept !== null &&
      performance.now() - kept.at < KEEP_MS &&
      Math.abs(documents - kept.documents) <= documents * OTHER_SHARE;
    if (kept && isFresh) return kept.background;
    const sample = { at: performance.now(), documents, background: this.#read(documents) };
    this.#sample = sample;
    sample.background.catch(() => {
      if (this.#sample === sample) this.#sample = null;
    });
    return sample.background;
  }

  async #documents(): Promise<number> {
    if (!this.#count || performance.now() - this.#count.at > COUNT_MS) {
      this.#count = { at: performance.now(), documents: await countPosts(this.#connection, this.#conditions) };
    }
    return this.#count.documents;
  }

  async #read(documents: number): Promise<Background> {
    const { asking, index } = this.#connection;
    const offset = Math.floor(Math.random() * Math.max(0, documents - SAMPLE));
    const { results } = await asking.index<StoredPost>(index).getDocuments({
      fields: ["titleWords", "bodyWords"],
      filter: [ANY_POST, ...this.#conditions],
      offset,
      limit: SAMPLE,
    });
    return backgroundOf(results, documents);
  }
}

/** What a sample of posts says of all of them. */
export function backgroundOf(
  posts: readonly Pick<StoredPost, "titleWords" | "bodyWords">[],
  documents: number,
): Background {
  const share = documents / Math.max(1, posts.length);
  const docs = new Map<string, number>();
  const wordDocs = new Map<string, number>();
  const stems = new Map<string, string>();
  const stem = (word: string) => stems.get(word) ?? stemOf(word);
  let [titles, titleWords, bodyWords] = [0, 0, 0];
  for (const post of posts) {
    const title = wordsIn(post.titleWords);
    const body = wordsIn(post.bodyWords);
    titles += title.length > 0 ? 1 : 0;
    titleWords += title.length;
    bodyWords += body.length;
    const words = [...new Set([...title, ...body])];
    for (const word of words) {
      const before = wordDocs.get(word) ?? 0;
      if (before === 0) stems.set(word, stemOf(word));
      wordDocs.set(word, before + 1);
    }
    for (const one of new Set(words.map(stem))) docs.set(one, (docs.get(one) ?? 0) + share);
  }
  // Cutting a word up takes longer than all else: once for each word, not for each post that holds it.
  const gramDocs = new Float64Array(GRAM_SLOTS);
  for (const [word, held] of wordDocs) {
    for (const slot of gramsOf(word)) gramDocs[slot] = (gramDocs[slot] ?? 0) + held * share;
  }
  return {
    lengths: {
      documents,
      title: Math.max(1, titleWords / Math.max(1, titles)),
      body: Math.max(1, bodyWords / Math.max(1, posts.length)),
    },
    gramDocs,
    docsOf: (stem) => docs.get(stem) ?? 0,
    stemOf: stem,
  };
}
