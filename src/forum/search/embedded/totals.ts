import type { Lengths } from "../ranking/score.ts";
import type { WordStream } from "../ranking/words.ts";

/** Sums over documents, from which mean lengths come. */
export interface Totals {
  documents: number;
  titles: number;
  titleWords: number;
  bodyWords: number;
}

/** One document more, or less (`by` -1). */
export function addTo(totals: Totals, { titleCount, words }: WordStream, by: 1 | -1): void {
  totals.documents += by;
  totals.titles += titleCount > 0 ? by : 0;
  totals.titleWords += by * titleCount;
  totals.bodyWords += by * (words.length - titleCount);
}

/** What is left of the sums without these. */
export function without(all: Totals, parts: readonly Totals[]): Totals {
  const less = (key: keyof Totals) => parts.reduce((rest, part) => rest - part[key], all[key]);
  return {
    documents: less("documents"),
    titles: less("titles"),
    titleWords: less("titleWords"),
    bodyWords: less("bodyWords"),
  };
}

export function lengthsOf({ documents, titles, titleWords, bodyWords }: Totals): Lengths {
  return {
    documents,
    body: Math.max(1, bodyWords / Math.max(1, documents)),
    title: Math.max(1, titleWords / Math.max(1, titles)),
  };
}
