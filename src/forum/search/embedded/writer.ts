import { isCommon } from "../analysis/common.ts";
import { plainText } from "../analysis/plain.ts";
import { MOST_WORDS } from "../analysis/tokens.ts";
import type { SearchDocument } from "../engine.ts";
import { ftsCode } from "./candidates.ts";
import { facetsOf } from "./facets.ts";
import { type Connection, putMeta, readMeta } from "./file.ts";
import { TextReader } from "./reader.ts";
import { packWords, unpackWords } from "./stream.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Further occurrences hardly add to a score, and none of a common word does. */
const MOST_REPEATED = 3;

/** Sums over all documents, from which mean lengths come. */
export interface Totals {
  documents: number;
  titles: number;
  titleWords: number;
  bodyWords: number;
}

function readTotals(db: Connection): Totals {
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
  readonly #reader: TextReader;
  /** Of each term its code, of each word whether it is a common one. */
  readonly #codes: string[] = [];
  readonly #isCommon: boolean[] = [];
  /** The words of the document at hand: those of the title, then those of the body. */
  readonly #words = new Int32Array(2 * MOST_WORDS);
  /** For each term the last text it was given for, and how often in that. */
  #text = 0;
  readonly #givenIn: number[] = [];
  readonly #given: number[] = [];

  constructor(db: Connection, vocabulary: Vocabulary) {
    this.#db = db;
    this.#vocabulary = vocabulary;
    this.#reader = new TextReader(vocabulary);
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
    const titleCount = this.#reader.read(document.title ?? "", this.#words, 0, MOST_WORDS);
    const end = this.#reader.read(plainText(document.body), this.#words, titleCount, titleCount + MOST_WORDS);
    const words = this.#words.subarray(0, end);
    const facets = facetsOf(document);
    this.#statements.putDoc.run(postId, packWords(titleCount, words));
    this.#statements.putBody.run(postId, this.#terms(words.subarray(titleCount)), facets);
    if (titleCount > 0) this.#statements.putTitle.run(postId, this.#terms(words.subarray(0, titleCount)), facets);
    this.#count(titleCount, words, 1);
  }

  remove(postId: number): void {
    const packed = this.#statements.find.get(postId);
    if (!packed) return;
    const { titleCount, words } = unpackWords(packed);
    this.#statements.dropDoc.run(postId);
    this.#statements.dropBody.run(postId);
    if (titleCount > 0) this.#statements.dropTitle.run(postId);
    this.#count(titleCount, words, -1);
  }

  /** Writes the counts that belong to what was put and removed. */
  save(): void {
    this.#vocabulary.save(this.#db);
    putMeta(this.#db, { ...this.totals });
  }

  /** What FTS5 reads instead of the text; the exact counts stand in `doc`. */
  #terms(words: Int32Array): string {
    this.#takeInNew();
    const { wordTerm } = this.#vocabulary;
    const text = ++this.#text;
    const codes: string[] = [];
    for (let at = 0; at < words.length; at++) {
      const word = words[at] as number;
      const term = wordTerm[word] as number;
      const count = this.#givenIn[term] === text ? (this.#given[term] as number) : 0;
      if (count >= MOST_REPEATED || (count === 1 && this.#isCommon[word])) continue;
      this.#givenIn[term] = text;
      this.#given[term] = count + 1;
      codes.push(this.#codes[term] as string);
    }
    return codes.join(" ");
  }

  #takeInNew(): void {
    const { wordText, termText } = this.#vocabulary;
    for (let word = this.#isCommon.length; word < wordText.length; word++) {
      this.#isCommon.push(isCommon(wordText[word] as string));
    }
    for (let term = this.#codes.length; term < termText.length; term++) {
      this.#codes.push(ftsCode(term));
      this.#givenIn.push(0);
      this.#given.push(0);
    }
  }

  #count(titleCount: number, words: Int32Array, by: 1 | -1): void {
    this.#vocabulary.countDocument(words, by);
    this.totals.documents += by;
    this.totals.titles += titleCount > 0 ? by : 0;
    this.totals.titleWords += by * titleCount;
    this.totals.bodyWords += by * (words.length - titleCount);
  }
}
