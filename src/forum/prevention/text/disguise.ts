/** Words that look like others than they are, so that nobody who looks for words finds them. */

/** Letters that are read as Latin ones inside a Latin word; none that mathematics or phonetics puts beside them. */
const LOOK_ALIKES =
  /[\u0370-\u03ff\u0400-\u04ff\u0531-\u058f\u13a0-\u13ff\uff21-\uff3a\uff41-\uff5a]|[\u{1d400}-\u{1d7ff}]/u;
/** Letters for formulas, which nobody writes words in. */
const FORMULA = /^[\u{1d400}-\u{1d7ff}]+$/u;
const LATIN = /\p{Script=Latin}/u;
/** Joiners and soft hyphens between two letters. Persian and Indic scripts need them, Latin does not. */
const INVISIBLE = /(?<=\p{Script=Latin})[\u00ad\u200b-\u200d\u2060\u2063\ufeff]+(?=\p{Script=Latin})/gu;
/** Single letters in a row: "c a s i n o", "c.a.s.i.n.o". */
const SPREAD = /(?<![\p{L}\p{N}])(?:\p{L}([ .*_-]))(?:\p{L}\1){3,}\p{L}(?![\p{L}\p{N}])/gu;
/** Digits for vowels in a word of small letters: "c4s1n0". */
const LEET = /(?<![\p{L}\p{N}])[A-Z]?(?:\p{Ll}+[0134]){2,}\p{Ll}*(?![\p{L}\p{N}])/gu;
const ADDRESS = /[/_]|www\./;

export interface Disguise {
  /** Words that mix scripts which look alike. */
  mixed: number;
  invisible: number;
  spread: number;
  digits: number;
}

/** `text`: without code and formulas. */
export function disguiseIn(text: string): Disguise {
  const words = text.match(/[\p{L}\p{M}]{4,}/gu) ?? [];
  const isMixed = (word: string) => FORMULA.test(word) || (LOOK_ALIKES.test(word) && LATIN.test(word));
  return {
    mixed: words.filter(isMixed).length,
    invisible: text.match(INVISIBLE)?.length ?? 0,
    spread: (text.match(SPREAD) ?? []).length,
    digits: withoutAddresses(text).match(LEET)?.length ?? 0,
  };
}

/** Run by run: one pattern for both would look at a run once for each of its letters. */
function withoutAddresses(text: string): string {
  return text.replace(/\S+/g, (run) => (ADDRESS.test(run) ? " " : run));
}
