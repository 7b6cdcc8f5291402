import { gramsOf } from "../analysis/grams.ts";
import { WordTable } from "../ranking/word-table.ts";
import type { WordStream, Words } from "../ranking/words.ts";
import type { Background } from "./background.ts";

/**
 * The words that one question needs: those that it holds, as often as Meilisearch counted them, and those of the posts
 * that it found, as often as a sample of all posts makes likely.
 */
export class Lexicon extends WordTable implements Words {
  readonly #gramDocs: Float64Array;
  readonly #background: Background;

  constructor(background: Background) {
    super();
    this.#background = background;
    this.#gramDocs = background.gramDocs.slice();
  }

  docsOfGram(slot: number): number {
    return this.#gramDocs[slot] ?? 0;
  }

  startingWith(prefix: string, limit: number): number[] {
    const found: number[] = [];
    for (let word = 1; word <= this.size; word++) {
      if ((this.wordDocs[word] ?? 0) > 0 && this.wordText[word]?.startsWith(prefix)) found.push(word);
    }
    return found.sort((a, b) => (this.wordDocs[b] ?? 0) - (this.wordDocs[a] ?? 0)).slice(0, limit);
  }

  /** So many documents hold this word in some form. */
  counted(text: string, docs: number): void {
    const word = this.#wordOrNew(text);
    this.termDocs[this.wordTerm[word] ?? 0] = docs;
    this.wordDocs[word] = Math.max(this.wordDocs[word] ?? 0, docs);
    for (const slot of gramsOf(text)) this.#gramDocs[slot] = Math.max(this.#gramDocs[slot] ?? 0, docs);
  }

  /** Takes in the words of a document that was found. */
  read(title: readonly string[], body: readonly string[]): WordStream {
    const words = new Int32Array(title.length + body.length);
    const seen = new Set<number>();
    let at = 0;
    for (const field of [title, body]) {
      for (const text of field) {
        const word = this.#wordOrNew(text);
        words[at++] = word;
        seen.add(word);
      }
    }
    for (const word of seen) {
      this.wordDocs[word] = (this.wordDocs[word] ?? 0) + 1;
      const term = this.wordTerm[word] ?? 0;
      this.termDocs[term] = Math.max(this.termDocs[term] ?? 0, 1);
    }
    return { titleCount: title.length, words };
  }

  #wordOrNew(text: string): number {
    const known = this.words.get(text);
    if (known !== undefined) return known;
    const word = this.wordText.length;
    this.addWord(word, text, this.#termOf(this.#background.stemOf(text)));
    return word;
  }

  #termOf(stem: string): number {
    const known = this.terms.get(stem);
    if (known !== undefined) return known;
    const term = this.termText.length;
    this.addTerm(term, stem, this.#background.docsOf(stem));
    return term;
  }
}
