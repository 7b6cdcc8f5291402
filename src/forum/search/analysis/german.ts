/** Snowball's stemmer for German, on words whose umlauts are folded; https://snowballstem.org/algorithms/german/stemmer.html */

const FIRST_REGION = /[aeiouy][^aeiouy]/;
/** At least three letters stay in front of the first region. */
const LEAST_BEFORE = 3;

const STEP_1 = /(?:(?:em|ern|er)|(?:e|en|es)|(?<=[bdfghklmnrt])s)$/;
const STEP_2 = /(?:en|er|est|(?<=...[bdfghklmnt])st)$/;
const STEP_3 = /(?:isch|lich|heit|keit|ung|end|(?<!e)ig|(?<!e)ik)$/;

/** The stem of a folded lower-case word. */
export function stemGerman(word: string): string {
  const first = regionAfter(word, 0);
  if (first >= word.length) return word;
  const r1 = Math.max(LEAST_BEFORE, first);
  const r2 = regionAfter(word, first);
  let stem = without(word, STEP_1, r1);
  if (stem !== word && stem.endsWith("niss")) stem = stem.slice(0, -1);
  stem = without(stem, STEP_2, r1);
  return without(stem, STEP_3, r2);
}

function regionAfter(word: string, start: number): number {
  const found = FIRST_REGION.exec(word.slice(start));
  return found ? start + found.index + 2 : word.length;
}

function without(word: string, ending: RegExp, region: number): string {
  const found = ending.exec(word);
  return found && found.index >= region ? word.slice(0, found.index) : word;
}
