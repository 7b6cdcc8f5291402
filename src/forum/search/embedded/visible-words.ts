import type { LengthBucket, Words } from "../ranking/words.ts";
import type { CategoryCounts } from "./category-counts.ts";

/**
 * The words of an index for somebody who may not see all of it. What corrects, widens and ranks asks which words there
 * are and how rare: if hidden posts counted there, the answer to a question would tell what stands in them.
 */
export class VisibleWords implements Words {
  readonly #all: Words;
  readonly #hidden: readonly CategoryCounts[];

  constructor(all: Words, hidden: readonly CategoryCounts[]) {
    this.#all = all;
    this.#hidden = hidden;
  }

  get size(): number {
    return this.#all.size;
  }
  get wordText(): readonly string[] {
    return this.#all.wordText;
  }
  get wordTerm(): readonly number[] {
    return this.#all.wordTerm;
  }
  get termText(): readonly string[] {
    return this.#all.termText;
  }
  get byLength(): readonly LengthBucket[] {
    return this.#all.byLength;
  }

  docsOfWord(word: number): number {
    return this.#hidden.reduce((docs, counts) => docs - counts.docsOfWord(word), this.#all.docsOfWord(word));
  }

  docsOfTerm(term: number): number {
    return this.#hidden.reduce((docs, counts) => docs - counts.docsOfTerm(term), this.#all.docsOfTerm(term));
  }

  docsOfGram(slot: number): number {
    return this.#hidden.reduce((docs, counts) => docs - counts.docsOfGram(slot), this.#all.docsOfGram(slot));
  }

  word(text: string): number | undefined {
    return this.#all.word(text);
  }

  stands(term: number): boolean {
    return this.docsOfTerm(term) > 0;
  }

  liveTerm(stem: string): number | undefined {
    const term = this.#all.liveTerm(stem);
    return term !== undefined && this.stands(term) ? term : undefined;
  }

  startingWith(prefix: string, limit: number): number[] {
    return this.#all
      .startingWith(prefix, Number.POSITIVE_INFINITY)
      .map((word) => ({ word, docs: this.docsOfWord(word) }))
      .filter(({ docs }) => docs > 0)
      .sort((a, b) => b.docs - a.docs)
      .slice(0, limit)
      .map(({ word }) => word);
  }
}
