import { isCommon } from "../analysis/common.ts";
import { plainText } from "../analysis/plain.ts";
import { tokensOfWord, writtenWords } from "../analysis/tokens.ts";
import type { SearchDocument } from "../engine.ts";
import type { WordStream } from "../ranking/words.ts";
import { facetsOf } from "./facets.ts";
import { type Connection, putMeta, readMeta } from "./file.ts";
import { packWords, unpackWords } from "./stream.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Of a longer post the rest is not found; limits for posts lie far below. */
const MOST_WORDS = 20_000;

/** Further occurrences hardly add to a score, and none of a common word does. */
const MOST_REPEATED = 3;

const MOST_KEPT = 200_000;

/** Sums over all documents, from which mean lengths come. */
export interface Totals {
  documents: number;
  titles: number;
  titleWords: number;
  bodyWords: number;
}

export function readTotals(db: Connection): Totals {
  const meta = readMeta(db);
  const of = (key: string) => meta.get(key) ?? 0;
  return {
    documents: of("documents"),
    titles: of("titles"),
    titleWords: of("titleWords"),
    bodyWords: of("bodyWords"),
  };
}

/** Puts documents into the tables and takes them out; the caller wraps it in a transaction. */
export class Writer {
  readonly totals: Totals;
  readonly #db: Connection;
  readonly #vocabulary: Vocabulary;
  readonly #statements;
  readonly #codes: string[] = [];
  readonly #read = new Map<string, readonly number[]>();

  constructor(db: Connection, vocabulary: Vocabulary) {
    this.#db = db;
    this.#vocabulary = vocabulary;
    this.totals = readTotals(db);
    this.#statements = {
      find: db.prepare<[number], Buffer>("SELECT words FROM doc WHERE id = ?").pluck(),
      putDoc: db.prepare("INSERT INTO doc (id, words) VALUES (?, ?)"),
      putBody: db.prepare("INSERT INTO body (rowid, words, facets) VALUES (?, ?, ?)"),
      putTitle: db.prepare("INSERT INTO title (rowid, words, facets) VALUES (?, ?, ?)"),
      dropDoc: db.prepare("DELETE FROM doc WHERE id = ?"),
      dropBody: db.prepare("DELETE FROM body WHERE rowid = ?"),
      dropTitle: db.prepare("DELETE FROM title WHERE rowid = ?"),
    };
  }

  put(document: SearchDocument): void {
    const { postId } = document;
    this.remove(postId);
    const title = this.#wordsOf(document.title ?? "");
    const body = this.#wordsOf(plainText(document.body));
    const facets = facetsOf(document);
    this.#statements.putDoc.run(postId, packWords(title.length, [...title, ...body]));
    this.#statements.putBody.run(postId, this.#terms(body), facets);
    if (title.length > 0) this.#statements.putTitle.run(postId, this.#terms(title), facets);
    this.#count(title, body, 1);
  }

  remove(postId: number): void {
    const packed = this.#statements.find.get(postId);
    if (!packed) return;
    const { titleCount, words }: WordStream = unpackWords(packed);
    this.#statements.dropDoc.run(postId);
    this.#statements.dropBody.run(postId);
    if (titleCount > 0) this.#statements.dropTitle.run(postId);
    this.#count([...words.subarray(0, titleCount)], [...words.subarray(titleCount)], -1);
  }

  /** Writes the counts that belong to what was put and removed. */
  save(): void {
    this.#vocabulary.save(this.#db);
    putMeta(this.#db, { ...this.totals });
  }

  #wordsOf(text: string): number[] {
    const words: number[] = [];
    for (const written of writtenWords(text)) {
      for (const word of this.#numbersOf(written)) words.push(word);
      if (words.length >= MOST_WORDS) break;
    }
    return words;
  }

  /** Most words of a text were read a moment ago. */
  #numbersOf(written: string): readonly number[] {
    const known = this.#read.get(written);
    if (known) return known;
    const words = tokensOfWord(written).map(({ text }) => this.#vocabulary.wordOrNew(text));
    if (this.#read.size >= MOST_KEPT) this.#read.clear();
    this.#read.set(written, words);
    return words;
  }

  /** What FTS5 reads instead of the text; the exact counts stand in `doc`. */
  #terms(words: readonly number[]): string {
    const { wordTerm, wordText } = this.#vocabulary;
    const given = new Map<number, number>();
    let text = "";
    for (const word of words) {
      const term = wordTerm[word] ?? 0;
      const count = given.get(term) ?? 0;
      if (count >= MOST_REPEATED || (count === 1 && isCommon(wordText[word] ?? ""))) continue;
      given.set(term, count + 1);
      text += this.#code(term);
    }
    return text;
  }

  #code(term: number): string {
    let code = this.#codes[term];
    if (code === undefined) {
      code = `${term.toString(36)} `;
      this.#codes[term] = code;
    }
    return code;
  }

  #count(title: readonly number[], body: readonly number[], by: 1 | -1): void {
    const words = new Set([...title, ...body]);
    const terms = new Set<number>();
    for (const word of words) terms.add(this.#vocabulary.wordTerm[word] ?? 0);
    this.#vocabulary.countDocument(words, terms, by);
    this.totals.documents += by;
    this.totals.titles += title.length > 0 ? by : 0;
    this.totals.titleWords += by * title.length;
    this.totals.bodyWords += by * body.length;
  }
}
