import { stemOf } from "../analysis/stem.ts";
import { tokensOf } from "../analysis/tokens.ts";
import type { SearchFilters, SearchWords } from "../engine.ts";
import type { Concept } from "../ranking/expand.ts";
import { holdsPhrase, phraseWords } from "../ranking/phrases.ts";
import type { WordStream } from "../ranking/words.ts";
import type { Lexicon } from "./lexicon.ts";
import type { ReadPost } from "./requests.ts";

/** Posts that hold the phrases that they must, word for word, and none of what they must not. */
export function fittingPosts(
  lexicon: Lexicon,
  posts: readonly ReadPost[],
  { phrases, without }: SearchWords,
  { inTitle = false }: SearchFilters,
): [number, WordStream][] {
  const read = posts.map(({ id, title, body }): [number, WordStream] => [id, lexicon.read(title, body)]);
  const must = phrases.map((phrase) => phraseWords(lexicon, phrase));
  if (must.includes(null)) return [];
  const several = without.filter((text) => tokensOf(text).length > 1);
  const mustNot = several.map((text) => phraseWords(lexicon, text)).filter((words) => words !== null);
  const terms = new Set(
    without
      .map(tokensOf)
      .filter((tokens) => tokens.length === 1)
      .map(([only]) => lexicon.liveTerm(stemOf(only?.text ?? ""))),
  );
  return read.filter(
    ([, stream]) =>
      must.every((words) => words === null || words.length === 0 || holdsPhrase(stream, words, inTitle)) &&
      !mustNot.some((words) => holdsPhrase(stream, words, false)) &&
      !stream.words.some((word) => terms.has(lexicon.wordTerm[word])),
  );
}

/** Whether a post holds anything that was asked for: Meilisearch's idea of what is near goes further than ours. */
export function holdsAny(
  lexicon: Lexicon,
  concepts: readonly Concept[],
  inTitle: boolean,
): (post: readonly [number, WordStream]) => boolean {
  const terms = new Set(concepts.flatMap(({ alternatives }) => alternatives.map(({ term }) => term)));
  return ([, { titleCount, words }]) =>
    (inTitle ? words.subarray(0, titleCount) : words).some((word) => terms.has(lexicon.wordTerm[word] ?? 0));
}
