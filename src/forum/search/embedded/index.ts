import { statSync } from "node:fs";
import {
  type Found,
  type Hit,
  MAX_HITS,
  type SearchDocument,
  type SearchFilters,
  type SearchRequest,
  type SimilarRequest,
} from "../engine.ts";
import { Compounds } from "../ranking/compounds.ts";
import { type Concept, conceptsOf, mostTelling, stemsIn } from "../ranking/expand.ts";
import { withRest } from "../ranking/hits.ts";
import { holdsPhrase } from "../ranking/phrases.ts";
import { type Lengths, RESCORED, Scorer } from "../ranking/score.ts";
import type { WordStream, Words } from "../ranking/words.ts";
import { bestMatches, newestMatches } from "./candidates.ts";
import {
  beginBuilding,
  type Connection,
  finishBuilding,
  openReadable,
  othersVersion,
  putMeta,
  readMeta,
} from "./file.ts";
import { Posts } from "./posts.ts";
import { type Conditions, conditionsOf, matchOf, plansFor } from "./question.ts";
import { lengthsOf, without } from "./totals.ts";
import { VisibleWords } from "./visible-words.ts";
import { Vocabulary } from "./vocabulary.ts";
import { Writer } from "./writer.ts";

/** So many, the newest, where FTS5 gives no score: reading and scoring each costs ten microseconds. */
const RESCORED_UNRANKED = 500;

/** An index as somebody knows it. */
interface Seen {
  words: Words;
  lengths: Lengths;
}

interface Wanted {
  conditions: Conditions;
  inTitle: boolean;
  limit: number;
}

interface Candidates {
  ids: number[];
  isRanked: boolean;
}

const NOTHING: Found = { hits: [], stems: [] };

/** One index file and all that is asked of it, in one thread. */
export class SearchIndex {
  readonly #file: string;
  readonly #db: Connection;
  readonly #version: unknown;
  readonly #inode: number;
  readonly #vocabulary: Vocabulary;
  readonly #compounds: Compounds;
  readonly #writer: Writer;
  readonly #posts: Posts;

  constructor(file: string) {
    this.#file = file;
    this.#db = openReadable(file);
    this.#inode = statSync(file).ino;
    this.#version = othersVersion(this.#db);
    this.#vocabulary = new Vocabulary(this.#db);
    this.#compounds = new Compounds(this.#vocabulary);
    this.#writer = new Writer(this.#db, this.#vocabulary);
    this.#posts = new Posts(this.#db);
  }

  /** Whether another process wrote to the file or put another in its place: what is in memory is old then. */
  isOvertaken(): boolean {
    const inode = statSync(this.#file, { throwIfNoEntry: false })?.ino;
    return inode !== this.#inode || othersVersion(this.#db) !== this.#version;
  }

  /** Stores or replaces documents, all or none. */
  put(documents: readonly SearchDocument[]): void {
    this.#write(() => {
      for (const document of documents) {
        this.#posts.forget(document.postId);
        this.#writer.put(document);
      }
    });
  }

  /** Stores documents in a file that nobody reads yet, without saving counts in between: `finish` makes it whole. */
  build(documents: readonly SearchDocument[]): void {
    if (!this.#db.inTransaction) beginBuilding(this.#db);
    for (const document of documents) this.#writer.put(document);
  }

  finish(eventId: number): void {
    if (!this.#db.inTransaction) beginBuilding(this.#db);
    this.#writer.save();
    this.eventId = eventId;
    finishBuilding(this.#db);
  }

  remove(postIds: readonly number[]): void {
    this.#write(() => {
      for (const id of postIds) {
        this.#posts.forget(id);
        this.#writer.remove(id);
      }
    });
  }

  #write(body: () => void): void {
    this.#db.transaction(() => {
      body();
      this.#writer.save();
    })();
  }

  get documents(): number {
    return this.#writer.totals.documents;
  }

  get eventId(): number {
    return readMeta(this.#db).get("eventId") ?? 0;
  }

  set eventId(id: number) {
    putMeta(this.#db, { eventId: id });
  }

  search({ words, filters, rules, isTyping, limit = MAX_HITS }: SearchRequest): Found {
    const conditions = conditionsOf(this.#vocabulary, words, filters);
    if (conditions === null) return NOTHING;
    const seen = this.#seenThrough(filters);
    const concepts = this.#concepts(seen, [words.text], { rules, isTyping });
    const inTitle = filters.inTitle === true;
    if (concepts.length === 0) {
      const asksNothing = conditions.must === "" || words.text.trim() !== "";
      return asksNothing ? NOTHING : { hits: this.#newest(conditions, inTitle, limit), stems: [] };
    }
    return {
      hits: this.#ranked(seen, concepts, { conditions, inTitle, limit }),
      stems: stemsIn(this.#vocabulary, concepts),
    };
  }

  similar({ title, body, filters, rules, limit = 20 }: SimilarRequest): Found {
    const conditions = conditionsOf(this.#vocabulary, { text: "", phrases: [], without: [] }, filters);
    const seen = this.#seenThrough(filters);
    const concepts = conditions ? this.#concepts(seen, [title, body], { rules }) : [];
    if (conditions === null || concepts.length === 0) return NOTHING;
    return {
      hits: this.#ranked(seen, concepts, { conditions, inTitle: false, limit }),
      stems: stemsIn(this.#vocabulary, concepts),
    };
  }

  close(): void {
    this.#db.close();
  }

  /** The index as somebody knows it who does not see what these filters leave out. */
  #seenThrough({ withoutCategoryIds = [] }: SearchFilters): Seen {
    if (withoutCategoryIds.length === 0) return { words: this.#vocabulary, lengths: lengthsOf(this.#writer.totals) };
    const hidden = this.#writer.countsOf(withoutCategoryIds);
    const totals = without(
      this.#writer.totals,
      hidden.map(({ totals }) => totals),
    );
    return { words: new VisibleWords(this.#vocabulary, hidden), lengths: lengthsOf(totals) };
  }

  /** Of long texts the words that say most. */
  #concepts({ words, lengths }: Seen, texts: readonly string[], options: Parameters<typeof conceptsOf>[2]): Concept[] {
    const sources = { vocabulary: words, compounds: this.#compounds };
    const all = conceptsOf(sources, texts.filter(Boolean).join("\n"), options);
    return mostTelling(all, lengths.documents, (concept) => docsOf(words, concept));
  }

  #newest(conditions: Conditions, inTitle: boolean, limit: number): Hit[] {
    const match = matchOf([], conditions);
    const ids = newestMatches(this.#db, inTitle ? "title" : "body", match, limit);
    return this.#fitting(ids, conditions, inTitle).map(([postId], at) => ({ postId, score: 1 / (at + 1) }));
  }

  #ranked({ words, lengths }: Seen, concepts: readonly Concept[], wanted: Wanted): Hit[] {
    const { conditions, inTitle, limit } = wanted;
    const { ids, isRanked } = this.#candidates(concepts, wanted);
    const checks = isChecked(conditions);
    const some = checks ? ids.length : isRanked ? RESCORED : RESCORED_UNRANKED;
    const scorer = new Scorer(words, lengths, concepts);
    const scored = scorer.rank(this.#fitting(ids.slice(0, some), conditions, inTitle));
    return withRest(scored, ids.slice(some), limit);
  }

  /** Ids from titles and bodies in turn, the best first or, where they are too many for that, the newest. */
  #candidates(concepts: readonly Concept[], { conditions, inTitle, limit }: Wanted): Candidates {
    const found = new Set<number>();
    const plans = plansFor(concepts, (concept) => docsOf(this.#vocabulary, concept));
    for (const { groups, isBounded } of plans) {
      const match = matchOf(groups, conditions);
      const find = isBounded ? newestMatches : bestMatches;
      const titles = find(this.#db, "title", match, limit);
      const bodies = inTitle ? [] : find(this.#db, "body", match, limit);
      for (let at = 0; at < Math.max(titles.length, bodies.length); at++) {
        for (const id of [titles[at], bodies[at]]) if (id !== undefined) found.add(id);
      }
      if (found.size >= limit) break;
    }
    return { ids: [...found], isRanked: plans.every(({ isBounded }) => !isBounded) };
  }

  /** Documents that hold the phrases that they must, and none that they must not. */
  #fitting(ids: readonly number[], conditions: Conditions, inTitle: boolean): [number, WordStream][] {
    const posts = this.#posts.read(ids);
    if (!isChecked(conditions)) return posts;
    const { phrases, withoutPhrases } = conditions;
    const terms = new Set(conditions.withoutTerms);
    const { wordTerm } = this.#vocabulary;
    return posts.filter(
      ([, stream]) =>
        phrases.every((phrase) => holdsPhrase(stream, phrase, inTitle)) &&
        !withoutPhrases.some((phrase) => holdsPhrase(stream, phrase, false)) &&
        !(terms.size > 0 && stream.words.some((word) => terms.has(wordTerm[word] ?? 0))),
    );
  }
}

function docsOf(words: Words, { alternatives }: Concept): number {
  return alternatives.reduce((sum, { term }) => sum + words.docsOfTerm(term), 0);
}

/** Whether the words of each post must be looked at. */
function isChecked({ phrases, withoutPhrases, withoutTerms }: Conditions): boolean {
  return phrases.length > 0 || withoutPhrases.length > 0 || withoutTerms.length > 0;
}
