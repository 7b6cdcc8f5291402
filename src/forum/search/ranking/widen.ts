import { differingBits, distance, letterBits } from "../analysis/near.ts";
import { isCode } from "../analysis/tokens.ts";
import type { Words } from "./words.ts";

/** A word that stands in for another, and how much it counts against it (1: as much). */
export interface Alternative {
  term: number;
  weight: number;
}

/** How many near words stand in for one that no document holds. */
const KEPT = 4;
/** From so many letters on two errors are looked for at once, or where one finds nothing. */
const TWO_ERRORS_FROM = 9;
const TWO_ERRORS_ELSE_FROM = 5;
/** Shorter words are near too many others. */
const SHORTEST = 4;
/** Each error makes a stand-in less likely. */
const ERROR_WEIGHT = 0.5;

/**
 * Words of the index that somebody may have meant who mistyped: at most KEPT, those that more documents hold first
 * (by the square root of their number). Nothing for codes, versions and numbers.
 */
export function nearWords(vocabulary: Words, typed: string): Alternative[] {
  if (isCode(typed) || typed.length < SHORTEST) return [];
  let found = within(vocabulary, typed, typed.length >= TWO_ERRORS_FROM ? 2 : 1);
  if (found.length === 0 && typed.length >= TWO_ERRORS_ELSE_FROM) found = within(vocabulary, typed, 2);
  const best = new Map<number, number>();
  for (const { word, errors } of found) {
    const term = vocabulary.wordTerm[word] ?? 0;
    const weight = Math.sqrt(vocabulary.docsOfWord(word)) * ERROR_WEIGHT ** errors;
    best.set(term, Math.max(best.get(term) ?? 0, weight));
  }
  const ranked = [...best].sort((a, b) => b[1] - a[1]).slice(0, KEPT);
  const most = ranked[0]?.[1] ?? 1;
  return ranked.map(([term, weight]) => ({ term, weight: weight / most }));
}

function within(vocabulary: Words, typed: string, most: number): { word: number; errors: number }[] {
  const bits = letterBits(typed);
  const found: { word: number; errors: number }[] = [];
  for (let length = typed.length - most; length <= typed.length + most; length++) {
    const bucket = vocabulary.byLength[length];
    if (!bucket) continue;
    for (let at = 0; at < bucket.words.length; at++) {
      // Most words fail here already, at a hundredth of the cost.
      if (differingBits(bits, bucket.bits[at] ?? 0) > most * 2) continue;
      const word = bucket.words[at] ?? 0;
      if (vocabulary.docsOfWord(word) === 0) continue;
      const errors = distance(typed, vocabulary.wordText[word] ?? "", most);
      if (errors <= most) found.push({ word, errors });
    }
  }
  return found;
}
