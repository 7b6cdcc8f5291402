import { tokensOf } from "../analysis/tokens.ts";
import type { WordStream, Words } from "./words.ts";

/** A phrase as the numbers of its words; null: a word of it stands nowhere, so the phrase does not either. */
export function phraseWords(vocabulary: Words, phrase: string): number[] | null {
  const words = tokensOf(phrase).map(({ text }) => vocabulary.word(text));
  return words.every((word) => word !== undefined && vocabulary.docsOfWord(word) > 0) ? (words as number[]) : null;
}

/** Whether the words stand one after the other in the title or in the body. */
export function holdsPhrase(stream: WordStream, phrase: readonly number[], inTitle: boolean): boolean {
  const { titleCount, words } = stream;
  return within(words.subarray(0, titleCount), phrase) || (!inTitle && within(words.subarray(titleCount), phrase));
}

function within(words: Int32Array, phrase: readonly number[]): boolean {
  for (let start = 0; start + phrase.length <= words.length; start++) {
    if (phrase.every((word, at) => words[start + at] === word)) return true;
  }
  return false;
}
