import { letterBits } from "../analysis/near.ts";
import type { LengthBucket } from "./words.ts";

/** Words and terms by their numbers, which both engines keep in memory: all of an index, or those of one question. */
export class WordTable {
  readonly wordText: string[] = [""];
  readonly wordTerm: number[] = [0];
  protected readonly wordDocs: number[] = [0];
  readonly termText: string[] = [""];
  protected readonly termDocs: number[] = [0];
  readonly byLength: LengthBucket[] = [];
  protected readonly words = new Map<string, number>();
  protected readonly terms = new Map<string, number>();

  get size(): number {
    return this.wordText.length - 1;
  }

  docsOfWord(word: number): number {
    return this.wordDocs[word] ?? 0;
  }

  docsOfTerm(term: number): number {
    return this.termDocs[term] ?? 0;
  }

  word(text: string): number | undefined {
    return this.words.get(text);
  }

  stands(term: number): boolean {
    return this.docsOfTerm(term) > 0;
  }

  liveTerm(stem: string): number | undefined {
    const term = this.terms.get(stem);
    return term !== undefined && this.stands(term) ? term : undefined;
  }

  protected addTerm(term: number, text: string, docs = 0): void {
    this.termText[term] = text;
    this.termDocs[term] = docs;
    this.terms.set(text, term);
  }

  protected addWord(word: number, text: string, term: number): void {
    this.wordText[word] = text;
    this.wordTerm[word] = term;
    this.wordDocs[word] = 0;
    this.words.set(text, word);
    let bucket = this.byLength[text.length];
    if (!bucket) {
      bucket = { words: [], bits: [] };
      this.byLength[text.length] = bucket;
    }
    bucket.words.push(word);
    bucket.bits.push(letterBits(text));
  }
}
