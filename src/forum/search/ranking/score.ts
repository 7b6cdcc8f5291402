import { GRAM_SLOTS, gramsOf, readGrams } from "../analysis/grams.ts";
import type { Concept } from "./expand.ts";
import { type Standing, withNeighbours } from "./neighbours.ts";
import { Scratch, SparseScratch } from "./scratch.ts";
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

/**
 * So many of the best, by what an engine says of them or else by their words, get an exact score: they are looked into
 * for runs of signs and for their likes.
 */
export const RESCORED = 150;

/** For the question at hand: where a term or a slot of a gram stands among those asked for, from 1. */
const termPlaces = new SparseScratch();
const slotPlaces = new SparseScratch();
/** For the question at hand: where the grams of a word stand, from 1, or that it has none of those asked for. */
const gramsOfWord = new Scratch();
const NO_GRAMS = -1;
let slots = new Int32Array(64);

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

/**
 * Exact scores of some documents: BM25F over the words asked for, and the same over runs of four signs, which also
 * find parts of words and words that are misspelt in the post.
 */
export class Scorer {
  readonly #vocabulary: Words;
  readonly #lengths: Lengths;
  readonly #concepts: readonly Concept[];

  constructor(vocabulary: Words, lengths: Lengths, concepts: readonly Concept[]) {
    this.#vocabulary = vocabulary;
    this.#lengths = lengths;
    this.#concepts = concepts;
  }

  /** Scores the documents and sorts them, the best first: all by their words, the best of these by all there is. */
  rank(documents: Iterable<readonly [number, WordStream]>): Scored[] {
    const standings = this.#byWords(documents);
    const others = standings.splice(RESCORED);
    const { wordTerm } = this.#vocabulary;
    const best = withNeighbours(this.#withGrams(standings), wordTerm, (term) =>
      this.#rarity(this.#vocabulary.docsOfTerm(term)),
    );
    const least = best.at(-1)?.score ?? 1;
    return [...best, ...others.map(({ id, score }) => ({ id, score: least * score }))];
  }

  /** Each with its share of the best score. */
  #byWords(documents: Iterable<readonly [number, WordStream]>): Standing[] {
    const wanted = this.#wantTerms();
    const standings: Standing[] = [];
    for (const [id, stream] of documents) standings.push({ id, stream, score: this.#wordScore(stream, wanted) });
    return sharesOfBest(standings).sort((a, b) => b.score - a.score || b.id - a.id);
  }

  #withGrams(standings: readonly Standing[]): Standing[] {
    const wanted = this.#wantGrams();
    const byGrams = standings.map(({ id, stream }) => ({ id, stream, score: this.#gramScore(stream, wanted) }));
    return sharesOfBest(byGrams)
      .map((standing, at) => ({
        ...standing,
        score: (1 - GRAM_SHARE) * (standings[at] as Standing).score + GRAM_SHARE * standing.score,
      }))
      .sort((a, b) => b.score - a.score || b.id - a.id);
  }

  #rarity(docs: number): number {
    return inverseFrequency(this.#lengths.documents, docs);
  }

  #wordScore({ titleCount, words }: WordStream, { pairs, title, body, idf }: WantedTerms): number {
    const { wordTerm } = this.#vocabulary;
    title.fill(0);
    body.fill(0);
    for (let at = 0; at < words.length; at++) {
      const place = termPlaces.get(wordTerm[words[at] as number] as number);
      if (place === 0) continue;
      const field = at < titleCount ? title : body;
      const wanted = pairs[place - 1] as number[];
      for (let pair = 0; pair < wanted.length; pair += 2) {
        const concept = wanted[pair] as number;
        field[concept] = (field[concept] as number) + (wanted[pair + 1] as number);
      }
    }
    return this.#summed(WORDS, idf, { title, body, titleCount, bodyCount: words.length - titleCount });
  }

  #gramScore({ titleCount, words }: WordStream, wanted: WantedGrams): number {
    const { title, body, idf } = wanted;
    title.fill(0);
    body.fill(0);
    for (let at = 0; at < words.length; at++) {
      const word = words[at] as number;
      const place = gramsOfWord.get(word) || this.#readGrams(word, wanted);
      if (place === NO_GRAMS) continue;
      const field = at < titleCount ? title : body;
      const grams = wanted.lists[place - 1] as number[];
      for (let n = 0; n < grams.length; n++) {
        const gram = grams[n] as number;
        field[gram] = (field[gram] as number) + 1;
      }
    }
    return this.#summed(GRAMS, idf, { title, body, titleCount, bodyCount: words.length - titleCount });
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

  #wantTerms(): WantedTerms {
    const { termText } = this.#vocabulary;
    const count = this.#concepts.length;
    const wanted: WantedTerms = { ...fieldsFor(count), pairs: [], idf: new Float64Array(count) };
    termPlaces.clear(termText.length + 1);
    for (const [at, { weight, alternatives }] of this.#concepts.entries()) {
      // What stands in for a word says as much as the best of its stand-ins.
      const best = Math.max(...alternatives.map(({ weight }) => weight));
      const leading = alternatives.filter((alternative) => alternative.weight === best);
      const docs = Math.max(...leading.map(({ term }) => this.#vocabulary.docsOfTerm(term)));
      wanted.idf[at] = weight * this.#rarity(docs);
      for (const { term, weight } of alternatives) {
        const place = termPlaces.get(term);
        if (place > 0) wanted.pairs[place - 1]?.push(at, weight);
        else termPlaces.set(term, wanted.pairs.push([at, weight]));
      }
    }
    return wanted;
  }

  #wantGrams(): WantedGrams {
    const { wordText } = this.#vocabulary;
    const idf: number[] = [];
    slotPlaces.clear(GRAM_SLOTS);
    gramsOfWord.clear(wordText.length + 1);
    for (const { text, weight } of this.#concepts) {
      if (text.includes("/")) continue;
      for (const slot of gramsOf(text)) {
        const place = slotPlaces.get(slot);
        const says = weight * this.#rarity(this.#vocabulary.docsOfGram(slot));
        if (place === 0) slotPlaces.set(slot, idf.push(says));
        else idf[place - 1] = Math.max(idf[place - 1] ?? 0, says);
      }
    }
    return { ...fieldsFor(idf.length), idf, lists: [] };
  }

  /** Which of the grams asked for a word has; read once for a question. */
  #readGrams(word: number, { lists }: WantedGrams): number {
    const text = this.#vocabulary.wordText[word] ?? "";
    if (text.length > slots.length) slots = new Int32Array(text.length);
    const count = readGrams(text, slots);
    let found: number[] | null = null;
    for (let at = 0; at < count; at++) {
      const place = slotPlaces.get(slots[at] as number);
      if (place === 0) continue;
      found ??= [];
      found.push(place - 1);
    }
    const place = found === null ? NO_GRAMS : lists.push(found);
    gramsOfWord.set(word, place);
    return place;
  }
}

/** What is asked for, and room to count it in the two fields of a post. */
interface WantedTerms {
  /** For each term (concept, weight) pairs, flat. */
  pairs: number[][];
  idf: Float64Array;
  title: Float64Array;
  body: Float64Array;
}

interface WantedGrams {
  /** The grams of words that have some of those asked for. */
  lists: number[][];
  idf: number[];
  title: Float64Array;
  body: Float64Array;
}

function fieldsFor(count: number): { title: Float64Array; body: Float64Array } {
  return { title: new Float64Array(count), body: new Float64Array(count) };
}

function sharesOfBest(standings: Standing[]): Standing[] {
  let most = 0;
  for (const { score } of standings) most = Math.max(most, score);
  if (most > 0) for (const standing of standings) standing.score /= most;
  return standings;
}

/** How much it says that a document holds what so many of all hold. */
export function inverseFrequency(documents: number, docs: number): number {
  const held = Math.min(docs, documents);
  return Math.log(1 + (documents - held + 0.5) / (held + 0.5));
}
