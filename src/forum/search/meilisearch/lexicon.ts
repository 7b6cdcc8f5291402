import { gramsOf } from "../analysis/grams.ts";
import { letterBits } from "../analysis/near.ts";
import { stemOf } from "../analysis/stem.ts";
import type { LengthBucket, WordStream, Words } from "../ranking/words.ts";
import type { Background } from "./background.ts";

/**
 * The words that one question needs: those that it holds, as often as Meilisearch counted them, and those of the posts
 * that it found, as often as a sample of all posts makes likely.
 */
export class Lexicon implements Words {
  readonly wordText: string[] = [""];
  readonly wordTerm: number[] = [0];
  readonly wordDocs: number[] = [0];
  readonly termText: string[] = [""];
  readonly termDocs: number[] = [0];
  readonly byLength: LengthBucket[] = [];
  readonly gramDocs: Float64Array;
  readonly #background: Background;
  readonly #words = new Map<string, number>();
  readonly #terms = new Map<string, number>();

  constructor(background: Background) {
    this.#background = background;
    this.gramDocs = background.gramDocs.slice();
  }

  get size(): number {
    return this.wordText.length - 1;
  }

  word(text: string): number | undefined {
    return this.#words.get(text);
  }

  /** Only what visible documents hold was counted. */
  stands(term: number): boolean {
    return (this.termDocs[term] ?? 0) > 0;
  }

  liveTerm(stem: string): number | undefined {
    const term = this.#terms.get(stem);
    return term !== undefined && (this.termDocs[term] ?? 0) > 0 ? term : undefined;
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
    for (const slot of gramsOf(text)) this.gramDocs[slot] = Math.max(this.gramDocs[slot] ?? 0, docs);
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
    const known = this.#words.get(text);
    if (known !== undefined) return known;
    const word = this.wordText.push(text) - 1;
    this.wordTerm.push(this.#termOf(stemOf(text)));
    this.wordDocs.push(0);
    this.#words.set(text, word);
    let bucket = this.byLength[text.length];
    if (!bucket) {
      bucket = { words: [], bits: [] };
      this.byLength[text.length] = bucket;
    }
    bucket.words.push(word);
    bucket.bits.push(letterBits(text));
    return word;
  }

  #termOf(stem: string): number {
    const known = this.#terms.get(stem);
    if (known !== undefined) return known;
    const term = this.termText.push(stem) - 1;
    this.termDocs.push(this.#background.docsOf(stem));
    this.#terms.set(stem, term);
    return term;
  }
}
