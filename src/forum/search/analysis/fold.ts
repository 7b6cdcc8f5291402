/** Marks above and below letters, once NFKD has split them off. */
const MARKS = /\p{M}+/gu;
const BEYOND_ASCII = /[^\0-\x7f]/;
/** `ae`, `oe`, `ue` as they stand for umlauts: not after `q` or a vowel (`neue`, `Quelle`), not at the end (`blue`). */
const WRITTEN_OUT = /(?<![aeiouq])([aou])e(?=[a-z])/g;

const LETTERS: Readonly<Record<string, string>> = { ß: "ss", ẞ: "ss", ø: "o", æ: "a", œ: "o", ł: "l", đ: "d", ı: "i" };
const SINGLE = /[ßẞøæœłđı]/g;

/** No language puts more on a letter; and sorting a long run of them takes V8 its length squared. */
const MANY_MARKS = /(\p{M}{8})\p{M}+/gu;

/** One letter case, compatibility forms resolved: what a reader takes for the same sign. Keeps umlauts and marks. */
export function lower(text: string): string {
  const plain = BEYOND_ASCII.test(text) ? text.replace(MANY_MARKS, "$1").normalize("NFKC") : text;
  return plain.toLowerCase();
}

/**
 * The one form of a lower-case word: `größe`, `groesse` and `grosse` are the same, and so are `café` and `cafe`.
 * Two words may fall together (`schon`, `schön`); what is asked and what is searched fold alike.
 */
export function foldWord(word: string): string {
  let folded = word;
  if (BEYOND_ASCII.test(folded)) {
    folded = folded
      .replace(SINGLE, (letter) => LETTERS[letter] ?? letter)
      .replace(MANY_MARKS, "$1")
      .normalize("NFKD")
      .replace(MARKS, "");
  }
  return folded.includes("e") ? folded.replace(WRITTEN_OUT, "$1") : folded;
}
