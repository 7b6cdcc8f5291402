import { gramsOf } from "../analysis/grams.ts";
import type { WordStream } from "../ranking/words.ts";
import { addTo, type Totals } from "./totals.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** What the posts of one category add to the counts of the whole index. */
export class CategoryCounts {
  readonly totals: Totals = { documents: 0, titles: 0, titleWords: 0, bodyWords: 0 };
  readonly #vocabulary: Vocabulary;
  readonly #words = new Map<number, number>();
  readonly #terms = new Map<number, number>();
  /** Put together when it is asked for, for which a few milliseconds go by. */
  #grams: Map<number, number> | null = null;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** A post of the category is put into the index or (`by` -1) taken out. */
  count(stream: WordStream, by: 1 | -1): void {
    addTo(this.totals, stream, by);
    const words = new Set(stream.words);
    const terms = new Set<number>();
    for (const word of words) {
      add(this.#words, word, by);
      terms.add(this.#vocabulary.wordTerm[word] ?? 0);
    }
    for (const term of terms) add(this.#terms, term, by);
    this.#grams = null;
  }

  docsOfWord(word: number): number {
    return this.#words.get(word) ?? 0;
  }

  docsOfTerm(term: number): number {
    return this.#terms.get(term) ?? 0;
  }

  docsOfGram(slot: number): number {
    this.#grams ??= this.#countGrams();
    return this.#grams.get(slot) ?? 0;
  }

  #countGrams(): Map<number, number> {
    const grams = new Map<number, number>();
    for (const [word, docs] of this.#words) {
      for (const slot of gramsOf(this.#vocabulary.wordText[word] ?? "")) add(grams, slot, docs);
    }
    return grams;
  }
}

function add(counts: Map<number, number>, key: number, by: number): void {
  const count = (counts.get(key) ?? 0) + by;
  if (count === 0) counts.delete(key);
  else counts.set(key, count);
}
