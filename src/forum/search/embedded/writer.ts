import { isCommon } from "../analysis/common.ts";
import { plainText } from "../analysis/plain.ts";
import { MOST_WORDS } from "../analysis/tokens.ts";
import type { SearchDocument } from "../engine.ts";
import type { WordStream } from "../ranking/words.ts";
import { ftsCode } from "./candidates.ts";
import { CategoryCounts } from "./category-counts.ts";
import { facetsOf } from "./facets.ts";
import { type Connection, putMeta, readMeta } from "./file.ts";
import { TextReader } from "./reader.ts";
import { packWords, unpackWords } from "./stream.ts";
import { addTo, type Totals } from "./totals.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Further occurrences hardly add to a score, and none of a common word does. */
const MOST_REPEATED = 3;

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
  readonly #categories = new Map<number, CategoryCounts>();
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
      find: db.prepare<[number], { category: number; words: Buffer }>("SELECT category, words FROM doc WHERE id = ?"),
      inCategory: db.prepare<[number], Buffer>("SELECT words FROM doc WHERE category = ?").pluck(),
      putDoc: db.prepare("INSERT INTO doc (id, category, words) VALUES (?, ?, ?)"),
      putBody: db.prepare("INSERT INTO body (rowid, words, facets) VALUES (?, ?, ?)"),
      putTitle: db.prepare("INSERT INTO title (rowid, words, facets) VALUES (?, ?, ?)"),
      dropDoc: db.prepare("DELETE FROM doc WHERE id = ?"),
      dropBody: db.prepare("DELETE FROM body WHERE rowid = ?"),
      dropTitle: db.prepare("DELETE FROM title WHERE rowid = ?"),
    };
  }

  put(document: SearchDocument): void {
    const { postId, categoryId } = document;
    this.remove(postId);
    const titleCount = this.#reader.read(document.title ?? "", this.#words, 0, MOST_WORDS);
    const end = this.#reader.read(plainText(document.body), this.#words, titleCount, titleCount + MOST_WORDS);
    const words = this.#words.subarray(0, end);
    const facets = facetsOf(document);
    this.#statements.putDoc.run(postId, categoryId, packWords(titleCount, words));
    this.#statements.putBody.run(postId, this.#terms(words.subarray(titleCount)), facets);
    if (titleCount > 0) this.#statements.putTitle.run(postId, this.#terms(words.subarray(0, titleCount)), facets);
    this.#count(categoryId, { titleCount, words }, 1);
  }

  remove(postId: number): void {
    const known = this.#statements.find.get(postId);
    if (!known) return;
    const stream = unpackWords(known.words);
    this.#statements.dropDoc.run(postId);
    this.#statements.dropBody.run(postId);
    if (stream.titleCount > 0) this.#statements.dropTitle.run(postId);
    this.#count(known.category, stream, -1);
  }

  /** What the posts of these categories add to all counts: read when it is first asked for, and kept up from then on. */
  countsOf(categoryIds: readonly number[]): CategoryCounts[] {
    return categoryIds.map((id) => {
      let counts = this.#categories.get(id);
      if (!counts) {
        counts = new CategoryCounts(this.#vocabulary);
        for (const words of this.#statements.inCategory.iterate(id)) counts.count(unpackWords(words), 1);
        this.#categories.set(id, counts);
      }
      return counts;
    });
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

  #count(category: number, stream: WordStream, by: 1 | -1): void {
    this.#vocabulary.countDocument(stream.words, by);
    addTo(this.totals, stream, by);
    this.#categories.get(category)?.count(stream, by);
  }
}
