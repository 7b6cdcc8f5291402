import { stemOf } from "../analysis/stem.ts";
import type { Words } from "./words.ts";

const SHORTEST_COMPOUND = 8;
const SHORTEST_PART = 4;
/** What German puts between the parts of a compound. */
const LINKS = ["", "s", "n", "en", "es", "er", "e"];
const LETTERS = /^[\p{Ll}]+$/u;
/** Compounds that stand in for one of their parts, the most frequent first. */
const MOST_COMPOUNDS = 24;
const MOST_PARTS = 4;

/** The terms that a word is put together of, as far as the index holds them as words: `rechnungsadresse` -> two. */
export function partsOf(vocabulary: Words, word: string): number[] {
  return split(vocabulary, word, MOST_PARTS) ?? [];
}

function split(vocabulary: Words, word: string, most: number): number[] | null {
  if (word.length < SHORTEST_COMPOUND || most < 2 || !LETTERS.test(word)) return null;
  let best: { parts: number[]; score: number } | null = null;
  for (let cut = SHORTEST_PART; cut <= word.length - SHORTEST_PART; cut++) {
    const first = partTerm(vocabulary, word.slice(0, cut));
    if (first === null) continue;
    for (const link of LINKS) {
      if (!word.startsWith(link, cut)) continue;
      const rest = word.slice(cut + link.length);
      if (rest.length < SHORTEST_PART) continue;
      const last = partTerm(vocabulary, rest);
      const parts = last === null ? split(vocabulary, rest, most - 1) : [last];
      if (parts === null) continue;
      const all = [first, ...parts];
      // Few parts that many documents hold are likelier than many rare ones.
      const docs = all.map((term) => Math.log1p(vocabulary.docsOfTerm(term)));
      const score = Math.min(...docs) / all.length;
      if (best === null || score > best.score) best = { parts: all, score };
    }
  }
  return best?.parts ?? null;
}

function partTerm(vocabulary: Words, text: string): number | null {
  const word = vocabulary.word(text);
  if (word === undefined || vocabulary.docsOfWord(word) === 0) return null;
  const term = vocabulary.wordTerm[word] ?? 0;
  return vocabulary.stands(term) ? term : null;
}

/** Which compounds of the index hold a word as a part; learnt from the vocabulary, and anew when that has grown. */
export class Compounds {
  #byPart = new Map<number, Set<number>>();
  #learntWords = 0;
  readonly #vocabulary: Words;

  constructor(vocabulary: Words) {
    this.#vocabulary = vocabulary;
  }

  /** Terms of compounds with this term as a part; `words` says which of them stand anywhere for the asker. */
  holding(term: number, words: Pick<Words, "docsOfTerm" | "stands">): number[] {
    this.#learn();
    return mostFrequent(this.#byPart.get(term) ?? [], words);
  }

  /** The new words; all of them again once there are a tenth more, for parts may come later than compounds. */
  #learn(): void {
    const { size } = this.#vocabulary;
    if (size === this.#learntWords) return;
    const again = size > this.#learntWords * 1.1;
    if (again) this.#byPart = new Map();
    for (let word = again ? 1 : this.#learntWords + 1; word <= size; word++) this.#learnWord(word);
    this.#learntWords = size;
  }

  #learnWord(word: number): void {
    const text = this.#vocabulary.wordText[word] ?? "";
    if (text.length < SHORTEST_COMPOUND) return;
    const term = this.#vocabulary.wordTerm[word] ?? 0;
    for (const part of partsOf(this.#vocabulary, text)) {
      if (part === term) continue;
      const known = this.#byPart.get(part);
      if (known) known.add(term);
      else this.#byPart.set(part, new Set([term]));
    }
  }
}

/** Shorter words begin and end too many others. */
const SHORTEST_EDGE = 5;
/** So many words are looked through in a few milliseconds. */
const MOST_WORDS_READ = 300_000;

/**
 * Terms of words that begin or end with this one, for parts of compounds whose other part stands nowhere alone:
 * `adresse` -> `zustelladresse`. The most frequent first.
 */
export function edgeTerms(vocabulary: Words, part: string): number[] {
  if (part.length < SHORTEST_EDGE || vocabulary.size > MOST_WORDS_READ || !LETTERS.test(part)) return [];
  const terms = new Set<number>();
  for (let length = part.length + SHORTEST_PART - 1; length < vocabulary.byLength.length; length++) {
    for (const word of vocabulary.byLength[length]?.words ?? []) {
      const text = vocabulary.wordText[word] ?? "";
      if (!text.endsWith(part) && !text.startsWith(part)) continue;
      terms.add(vocabulary.wordTerm[word] ?? 0);
    }
  }
  return mostFrequent(terms, vocabulary);
}

function mostFrequent(terms: Iterable<number>, words: Pick<Words, "docsOfTerm" | "stands">): number[] {
  const found: number[] = [];
  for (const term of [...terms].sort((a, b) => words.docsOfTerm(b) - words.docsOfTerm(a))) {
    if (found.length >= MOST_COMPOUNDS) break;
    if (words.stands(term)) found.push(term);
  }
  return found;
}

/** The word that two neighbours make together, if the index holds it: `rechnungs adresse`, `wasser kocher`. */
export function joinedTerm(vocabulary: Words, first: string, second: string): number | undefined {
  if (first.length < SHORTEST_PART - 1 || second.length < SHORTEST_PART - 1) return undefined;
  for (const link of LINKS) {
    const word = vocabulary.word(first + link + second);
    if (word === undefined || vocabulary.docsOfWord(word) === 0) continue;
    const term = vocabulary.liveTerm(stemOf(first + link + second));
    if (term !== undefined) return term;
  }
  return undefined;
}
