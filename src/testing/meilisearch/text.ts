import { distance } from "#forum/search/analysis/near.ts";

/** What a document holds, as the server reads it. */
export type Document = Record<string, unknown> & { id: number | string };

/** A word of a question, or several in a row between quotation marks. */
export interface Part {
  words: string[];
  isPhrase: boolean;
  isExcluded: boolean;
}

const MOST_PARTS = 10;
const PART = /(-?)(?:"([^"]*)"?|([^\s"]+))/gu;

/** A question in its parts: words, "phrases", -words and -"phrases"; what comes after the tenth is left out. */
export function partsOf(q: string): Part[] {
  const parts: Part[] = [];
  for (const [, minus, phrase, word] of q.matchAll(PART)) {
    const words = wordsOf(phrase ?? word ?? "");
    if (words.length === 0) continue;
    if (phrase === undefined && !minus)
      parts.push(...words.map((one) => ({ words: [one], isPhrase: false, isExcluded: false })));
    else parts.push({ words, isPhrase: true, isExcluded: minus === "-" });
  }
  return parts.slice(0, MOST_PARTS);
}

/** Lower case without marks above letters; `ß` stays. */
export function wordsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(wordsOf);
  const plain = String(value ?? "")
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}+/gu, "");
  return plain.match(/[\p{L}\p{N}]+/gu) ?? [];
}

export interface TypoRules {
  enabled: boolean;
  minWordSizeForTypos: { oneTypo: number; twoTypos: number };
  disableOnAttributes: readonly string[];
}

/** Letters that are wrong in a word that stands for the one asked for; null: it does not. */
export function errorsIn(asked: string, word: string, isLast: boolean, rules: TypoRules | null): number | null {
  if (word === asked || (isLast && word.startsWith(asked))) return 0;
  if (!rules?.enabled || asked.length < rules.minWordSizeForTypos.oneTypo) return null;
  const most = asked.length >= rules.minWordSizeForTypos.twoTypos ? 2 : 1;
  const wrongStart = word[0] === asked[0] ? 0 : 1;
  const candidates = isLast ? [word, word.slice(0, asked.length), word.slice(0, asked.length + 1)] : [word];
  const errors = Math.min(...candidates.map((one) => distance(asked, one, most) + wrongStart));
  return errors <= most ? errors : null;
}

/** Where a phrase begins in a row of words; -1: nowhere. */
export function placeOf(phrase: readonly string[], words: readonly string[]): number {
  for (let at = 0; at + phrase.length <= words.length; at++) {
    if (phrase.every((word, offset) => words[at + offset] === word)) return at;
  }
  return -1;
}
