import { GRAM_SLOTS, gramsOf } from "../analysis/grams.ts";
import type { Concept } from "./expand.ts";
import { withNeighbours } from "./neighbours.ts";
import type { WordStream, Words } from "./words.ts";

/** How occurrences add up: BM25F over the two fields of a post. */
interface Measure {
  /** How soon a further occurrence adds nothing. */
  k1: number;
  /** How much a long field is held against what stands in it, from 0 to 1. */
  bodyLength: number;
  titleLength: number;
}

const WORDS: Measure = { k1: 1.2, bodyLength: 0.75, titleLength: 0.5 };
/** Runs of signs come back often in a post; the third still says something. */
const GRAMS: Measure = { k1: 3, bodyLength: 0.6, titleLength: 0.5 };
/** An occurrence in the title counts as so many in the body. */
const TITLE_WEIGHT = 6;
/** How much near-misses in spelling and parts of words count beside whole words. */
const GRAM_SHARE = 0.35;

const NO_GRAMS = new Int32Array();

export interface Lengths {
  documents: number;
  /** Mean words of a body, and of a title where there is one. */
  body: number;
  title: number;
}

export interface Scored {
  id: number;
  score: number;
}

/** How often each thing asked for stands in the two fields of a post, and how many words these have. */
interface Found {
  title: Float64Array;
  body: Float64Array;
  titleCount: number;
  bodyCount: number;
}

interface Wanted {
  /** term -> (concept, weight) pairs, flat */
  byTerm: Map<number, number[]>;
  idf: Float64Array;
}

/**
 * Exact scores of some documents: BM25F over the words asked for, and the same over runs of four signs, which also
 * find parts of words and words that are misspelt in the post.
 */
export class Scorer {
  readonly #vocabulary: Words;
  readonly #lengths: Lengths;
  readonly #wanted: Wanted;
  readonly #count: number;
  /** For each slot its place among those asked for, counted from 1. */
  readonly #gramPlaces = new Int16Array(GRAM_SLOTS);
  readonly #gramIdf: number[] = [];
  readonly #gramsByWord = new Map<number, Int32Array>();

  constructor(vocabulary: Words, lengths: Lengths, concepts: readonly Concept[]) {
    this.#vocabulary = vocabulary;
    this.#lengths = lengths;
    this.#count = concepts.length;
    this.#wanted = wantedTerms(vocabulary, lengths.documents, concepts);
    for (const concept of concepts) this.#wantGrams(concept);
  }

  /** Scores the documents and sorts them, the best first. */
  rank(documents: Iterable<readonly [number, WordStream]>): Scored[] {
    const all: { id: number; stream: WordStream; words: number; grams: number }[] = [];
    let mostWords = 0;
    let mostGrams = 0;
    for (const [id, stream] of documents) {
      const words = this.#wordScore(stream);
      const grams = this.#gramScore(stream);
      mostWords = Math.max(mostWords, words);
      mostGrams = Math.max(mostGrams, grams);
      all.push({ id, stream, words, grams });
    }
    const share = (value: number, most: number) => (most > 0 ? value / most : 0);
    const standings = all.map(({ id, stream, words, grams }) => ({
      id,
      stream,
      score: (1 - GRAM_SHARE) * share(words, mostWords) + GRAM_SHARE * share(grams, mostGrams),
    }));
    standings.sort((a, b) => b.score - a.score || b.id - a.id);
    const { wordTerm, termDocs } = this.#vocabulary;
    return withNeighbours(standings, wordTerm, (term) => this.#rarity(termDocs[term] ?? 0));
  }

  #rarity(docs: number): number {
    return inverseFrequency(this.#lengths.documents, docs);
  }

  #wordScore({ titleCount, words }: WordStream): number {
    const { byTerm, idf } = this.#wanted;
    const { wordTerm } = this.#vocabulary;
    const title = new Float64Array(this.#count);
    const body = new Float64Array(this.#count);
    for (let at = 0; at < words.length; at++) {
      const wanted = byTerm.get(wordTerm[words[at] as number] as number);
      if (!wanted) continue;
      const field = at < titleCount ? title : body;
      for (let pair = 0; pair < wanted.length; pair += 2) {
        const concept = wanted[pair] as number;
        field[concept] = (field[concept] as number) + (wanted[pair + 1] as number);
      }
    }
    return this.#summed(WORDS, idf, { title, body, titleCount, bodyCount: words.length - titleCount });
  }

  #gramScore({ titleCount, words }: WordStream): number {
    const title = new Float64Array(this.#gramIdf.length);
    const body = new Float64Array(this.#gramIdf.length);
    for (let at = 0; at < words.length; at++) {
      const field = at < titleCount ? title : body;
      for (const place of this.#gramsIn(words[at] as number)) field[place] = (field[place] as number) + 1;
    }
    return this.#summed(GRAMS, this.#gramIdf, { title, body, titleCount, bodyCount: words.length - titleCount });
  }

  #summed(measure: Measure, idf: ArrayLike<number>, { title, body, titleCount, bodyCount }: Found): number {
    const { k1, bodyLength, titleLength } = measure;
    const titleNorm = TITLE_WEIGHT / (1 - titleLength + (titleLength * titleCount) / this.#lengths.title);
    const bodyNorm = 1 / (1 - bodyLength + (bodyLength * bodyCount) / this.#lengths.body);
    let score = 0;
    for (let at = 0; at < title.length; at++) {
      const frequency = (title[at] as number) * titleNorm + (body[at] as number) * bodyNorm;
      if (frequency > 0) score += ((idf[at] as number) * frequency) / (k1 + frequency);
    }
    return score;
  }

  #wantGrams({ text, weight }: Concept): void {
    if (text.includes("/")) return;
    for (const slot of gramsOf(text)) {
      const place = (this.#gramPlaces[slot] ?? 0) - 1;
      const idf = weight * inverseFrequency(this.#lengths.documents, this.#vocabulary.gramDocs[slot] ?? 0);
      if (place < 0) this.#gramPlaces[slot] = this.#gramIdf.push(idf);
      else this.#gramIdf[place] = Math.max(this.#gramIdf[place] ?? 0, idf);
    }
  }

  #gramsIn(word: number): Int32Array {
    let places = this.#gramsByWord.get(word);
    if (!places) {
      const found: number[] = [];
      for (const slot of gramsOf(this.#vocabulary.wordText[word] ?? "")) {
        const place = this.#gramPlaces[slot] as number;
        if (place > 0) found.push(place - 1);
      }
      places = found.length === 0 ? NO_GRAMS : Int32Array.from(found);
      this.#gramsByWord.set(word, places);
    }
    return places;
  }
}

function wantedTerms(vocabulary: Words, documents: number, concepts: readonly Concept[]): Wanted {
  const byTerm = new Map<number, number[]>();
  const idf = new Float64Array(concepts.length);
  for (const [at, { weight, alternatives }] of concepts.entries()) {
    // What stands in for a word says as much as the best of its stand-ins.
    const best = Math.max(...alternatives.map(({ weight }) => weight));
    const leading = alternatives.filter((alternative) => alternative.weight === best);
    const docs = Math.max(...leading.map(({ term }) => vocabulary.termDocs[term] ?? 0));
    idf[at] = weight * inverseFrequency(documents, docs);
    for (const { term, weight } of alternatives) {
      const pairs = byTerm.get(term);
      if (pairs) pairs.push(at, weight);
      else byTerm.set(term, [at, weight]);
    }
  }
  return { byTerm, idf };
}

/** How much it says that a document holds what so many of all hold. */
export function inverseFrequency(documents: number, docs: number): number {
  const held = Math.min(docs, documents);
  return Math.log(1 + (documents - held + 0.5) / (held + 0.5));
}
