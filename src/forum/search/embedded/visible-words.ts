import type { LengthBucket, Words } from "../ranking/words.ts";
import { ftsTerm } from "./candidates.ts";
import { withoutFacets } from "./facets.ts";
import type { Connection } from "./file.ts";

/**
 * The words of an index for somebody who may not see all of it. What corrects and widens a question asks which words
 * there are: if hidden posts counted there, a question would find something else as soon as one of them holds a word.
 */
export class VisibleWords implements Words {
  readonly #all: Words;
  readonly #db: Connection;
  readonly #hidden: string;
  readonly #known = new Map<number, boolean>();

  constructor(all: Words, db: Connection, withoutCategoryIds: readonly number[]) {
    this.#all = all;
    this.#db = db;
    this.#hidden = withoutFacets({ withoutCategoryIds }).join(" OR ");
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
  get wordDocs(): readonly number[] {
    return this.#all.wordDocs;
  }
  get termText(): readonly string[] {
    return this.#all.termText;
  }
  get termDocs(): readonly number[] {
    return this.#all.termDocs;
  }
  get byLength(): readonly LengthBucket[] {
    return this.#all.byLength;
  }
  get gramDocs(): Float64Array {
    return this.#all.gramDocs;
  }

  word(text: string): number | undefined {
    return this.#all.word(text);
  }

  stands(term: number): boolean {
    let stands = this.#known.get(term);
    if (stands === undefined) {
      stands = this.#all.stands(term) && this.#isHeld(term);
      this.#known.set(term, stands);
    }
    return stands;
  }

  liveTerm(stem: string): number | undefined {
    const term = this.#all.liveTerm(stem);
    return term !== undefined && this.stands(term) ? term : undefined;
  }

  startingWith(prefix: string, limit: number): number[] {
    const found: number[] = [];
    for (const word of this.#all.startingWith(prefix, Number.POSITIVE_INFINITY)) {
      if (found.length >= limit) break;
      if (this.stands(this.wordTerm[word] ?? 0)) found.push(word);
    }
    return found;
  }

  #isHeld(term: number): boolean {
    const match = `(words : ${ftsTerm(term)}) NOT (${this.#hidden})`;
    return (["body", "title"] as const).some((table) =>
      this.#db.prepare(`SELECT 1 FROM ${table} WHERE ${table} MATCH ? LIMIT 1`).get(match),
    );
  }
}
