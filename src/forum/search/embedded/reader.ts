import { tokensOfWord, writtenWords } from "../analysis/tokens.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** A power of two: nine of ten words of a text are found among so many that were read last. */
const KEPT = 1 << 15;
/** The letters that tell written words apart well enough for a place among those kept. */
const LETTERS_LOOKED_AT = 12;

/**
 * Reads texts as numbers of words. Each written word has one place in which what it stands for is kept until another
 * one takes it: a tenth of the cost of a map of all words, which is most of what reading costs.
 */
export class TextReader {
  readonly #vocabulary: Vocabulary;
  readonly #written: string[] = new Array<string>(KEPT).fill("");
  readonly #numbers: (readonly number[])[] = new Array<readonly number[]>(KEPT).fill([]);

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** Writes the numbers of the words of a text into `words` from `start` to at most `end`, and says where they end. */
  read(text: string, words: Int32Array, start: number, end: number): number {
    let at = start;
    for (const written of writtenWords(text)) {
      const numbers = this.#numbersOf(written);
      if (at + numbers.length > end) break;
      for (let n = 0; n < numbers.length; n++) words[at++] = numbers[n] as number;
    }
    return at;
  }

  #numbersOf(written: string): readonly number[] {
    const place = placeOf(written);
    if (this.#written[place] === written) return this.#numbers[place] as readonly number[];
    const numbers = tokensOfWord(written).map(({ text }) => this.#vocabulary.wordOrNew(text));
    this.#written[place] = written;
    this.#numbers[place] = numbers;
    return numbers;
  }
}

function placeOf(written: string): number {
  let hash = written.length;
  const last = Math.min(written.length, LETTERS_LOOKED_AT);
  for (let at = 0; at < last; at++) hash = (Math.imul(hash, 31) + written.charCodeAt(at)) | 0;
  return (hash ^ (hash >>> 15)) & (KEPT - 1);
}
