/** Words as the search folds them: case, accents and look-alike forms make no difference. */
import { foldedWords } from "../text/words.ts";

/**
 * Whether a watched word, or several in a row, stands in a text; a star at its end stands for any ending.
 * `words`: the text's, from `foldedWords`.
 */
export function standsIn(words: readonly string[], watched: string): boolean {
  const wanted = foldedWords(watched);
  if (wanted.length === 0) return false;
  const isOpen = watched.trimEnd().endsWith("*");
  const last = wanted.length - 1;
  return words.some((_, at) =>
    wanted.every((word, n) =>
      isOpen && n === last ? words[at + n]?.startsWith(word) === true : words[at + n] === word,
    ),
  );
}
