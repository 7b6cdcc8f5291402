import { stemEnglish } from "./english.ts";
import { stemGerman } from "./german.ts";

const LETTERS = /^[a-z]+$/;
const SHORTEST = 3;

/** One form for the forms of a folded word, English and German alike: nobody has to say which language a text is in. */
export function stemOf(word: string): string {
  if (word.length <= SHORTEST || !LETTERS.test(word)) return word;
  return stemGerman(stemEnglish(word));
}
