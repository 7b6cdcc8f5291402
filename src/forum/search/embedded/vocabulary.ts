import { GRAM_SLOTS, gramsOf } from "../analysis/grams.ts";
import { stemOf } from "../analysis/stem.ts";
import { WordTable } from "../ranking/word-table.ts";
import type { Words } from "../ranking/words.ts";
import type { Connection } from "./file.ts";

const MOST_UNSORTED = 1_000;
const UNSORTED_SHARE = 0.01;

/** All words of the index in memory: what they are reduced to, and how many documents hold them. */
export class Vocabulary extends WordTable implements Words {
  readonly #gramDocs = new Float64Array(GRAM_SLOTS);
  #sorted: number[] = [];
  /** What is to be written; of words also the counts that were written last. */
  #changedWords: number[] = [];
  #changedTerms: number[] = [];
  readonly #writtenDocs: number[] = [0];
  readonly #wordIsChanged: boolean[] = [false];
  readonly #termIsChanged: boolean[] = [false];
  /** The last document that was counted for a word and for a term: each counts once in it. */
  #counting = 0;
  readonly #wordCountedIn: number[] = [0];
  readonly #termCountedIn: number[] = [0];

  constructor(db: Connection) {
    super();
    for (const row of db.prepare<[], TermRow>("SELECT id, text, docs FROM term ORDER BY id").iterate()) {
      this.#takeInTerm(row.id, row.text);
      this.termDocs[row.id] = row.docs;
    }
    for (const row of db.prepare<[], WordRow>("SELECT id, text, term, docs FROM word ORDER BY id").iterate()) {
      this.#takeIn(row.id, row.text, row.term);
      this.wordDocs[row.id] = row.docs;
      this.#writtenDocs[row.id] = row.docs;
      this.#countGrams(row.id, row.docs);
    }
  }

  docsOfGram(slot: number): number {
    return this.#gramDocs[slot] ?? 0;
  }

  /** The number of a word, a new one when it was never seen. */
  wordOrNew(text: string): number {
    const known = this.words.get(text);
    if (known !== undefined) return known;
    const stem = stemOf(text);
    let term = this.terms.get(stem);
    if (term === undefined) {
      term = this.termText.length;
      this.#takeInTerm(term, stem);
      this.#changeTerm(term);
    }
    const word = this.wordText.length;
    this.#takeIn(word, text, term);
    this.#changeWord(word);
    return word;
  }

  /** One document more (or less, `by` -1) holds these words, of which some may stand in it several times. */
  countDocument(words: Int32Array, by: 1 | -1): void {
    const counting = ++this.#counting;
    for (let at = 0; at < words.length; at++) {
      const word = words[at] as number;
      if (this.#wordCountedIn[word] === counting) continue;
      this.#wordCountedIn[word] = counting;
      this.wordDocs[word] = (this.wordDocs[word] as number) + by;
      this.#changeWord(word);
      const term = this.wordTerm[word] as number;
      if (this.#termCountedIn[term] === counting) continue;
      this.#termCountedIn[term] = counting;
      this.termDocs[term] = (this.termDocs[term] as number) + by;
      this.#changeTerm(term);
    }
  }

  #changeWord(word: number): void {
    if (this.#wordIsChanged[word]) return;
    this.#wordIsChanged[word] = true;
    this.#changedWords.push(word);
  }

  #changeTerm(term: number): void {
    if (this.#termIsChanged[term]) return;
    this.#termIsChanged[term] = true;
    this.#changedTerms.push(term);
  }

  /** Writes what changed, in the caller's transaction. */
  save(db: Connection): void {
    const putTerm = db.prepare(
      "INSERT INTO term (id, text, docs) VALUES (?, ?, ?) ON CONFLICT (id) DO UPDATE SET docs = excluded.docs",
    );
    for (const id of this.#changedTerms) {
      putTerm.run(id, this.termText[id], this.termDocs[id]);
      this.#termIsChanged[id] = false;
    }
    const putWord = db.prepare(
      "INSERT INTO word (id, text, term, docs) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET docs = excluded.docs",
    );
    for (const id of this.#changedWords) {
      const docs = this.wordDocs[id] as number;
      putWord.run(id, this.wordText[id], this.wordTerm[id], docs);
      this.#countGrams(id, docs - (this.#writtenDocs[id] as number));
      this.#writtenDocs[id] = docs;
      this.#wordIsChanged[id] = false;
    }
    this.#changedTerms = [];
    this.#changedWords = [];
  }

  /** Words that begin so, the most frequent first, at most `limit`. */
  startingWith(prefix: string, limit: number): number[] {
    const sorted = this.#inOrder();
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.wordText[sorted[middle] ?? 0] ?? "") < prefix) low = middle + 1;
      else high = middle;
    }
    const found: number[] = [];
    for (let at = low; at < sorted.length; at++) {
      const word = sorted[at] ?? 0;
      if (!this.wordText[word]?.startsWith(prefix)) break;
      if ((this.wordDocs[word] ?? 0) > 0) found.push(word);
    }
    for (let word = sorted.length + 1; word <= this.size; word++) {
      if ((this.wordDocs[word] ?? 0) > 0 && this.wordText[word]?.startsWith(prefix)) found.push(word);
    }
    return found.sort((a, b) => (this.wordDocs[b] ?? 0) - (this.wordDocs[a] ?? 0)).slice(0, limit);
  }

  /** The words by the alphabet, but for the newest ones: sorting them in takes a while, so it is done now and then. */
  #inOrder(): number[] {
    if (this.size - this.#sorted.length > Math.max(MOST_UNSORTED, this.size * UNSORTED_SHARE)) {
      const fresh = Array.from({ length: this.size - this.#sorted.length }, (_, at) => this.#sorted.length + at + 1);
      const text = this.wordText;
      const byText = (a: number, b: number) => ((text[a] ?? "") < (text[b] ?? "") ? -1 : 1);
      // Two sorted runs, which the sort of V8 merges in one go.
      this.#sorted = [...this.#sorted, ...fresh.sort(byText)].sort(byText);
    }
    return this.#sorted;
  }

  #takeInTerm(term: number, text: string): void {
    this.addTerm(term, text);
    this.#termIsChanged[term] = false;
    this.#termCountedIn[term] = 0;
  }

  #takeIn(word: number, text: string, term: number): void {
    this.addWord(word, text, term);
    this.#writtenDocs[word] = 0;
    this.#wordIsChanged[word] = false;
    this.#wordCountedIn[word] = 0;
  }

  #countGrams(word: number, by: number): void {
    if (by === 0) return;
    for (const slot of gramsOf(this.wordText[word] ?? "")) this.#gramDocs[slot] = (this.#gramDocs[slot] ?? 0) + by;
  }
}

interface TermRow {
  id: number;
  text: string;
  docs: number;
}

interface WordRow extends TermRow {
  term: number;
}
