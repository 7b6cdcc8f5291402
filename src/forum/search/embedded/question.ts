import { foldWord } from "../analysis/fold.ts";
import { stemOf } from "../analysis/stem.ts";
import { tokensOf } from "../analysis/tokens.ts";
import type { SearchFilters, SearchWords } from "../engine.ts";
import type { Concept } from "../ranking/expand.ts";
import { phraseWords } from "../ranking/phrases.ts";
import { ftsTerm, SCORED_AT_MOST } from "./candidates.ts";
import { facetQuery, withoutFacets } from "./facets.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** What every hit must and must not hold, beside the words of which any will do. */
export interface Conditions {
  /** As numbers of words. */
  phrases: number[][];
  withoutPhrases: number[][];
  /** Terms: FTS5 looks for them in the title or the body that matched, and the post may hold them in the other. */
  withoutTerms: number[];
  /** For FTS5, "" without any. */
  must: string;
  mustNot: string;
}

/** null: nothing can meet them. */
export function conditionsOf(vocabulary: Vocabulary, words: SearchWords, filters: SearchFilters): Conditions | null {
  const facets = facetQuery(filters);
  const phrases = words.phrases.map((phrase) => phraseWords(vocabulary, phrase));
  if (facets === null || phrases.includes(null)) return null;
  const known = phrases.filter((phrase): phrase is number[] => phrase !== null && phrase.length > 0);
  const phraseTerms = known.flat().map((word) => ftsTerm(vocabulary.wordTerm[word] ?? 0));
  const without = withoutOf(vocabulary, words.without);
  return {
    phrases: known,
    withoutPhrases: without.phrases,
    withoutTerms: without.terms,
    must: [...new Set(phraseTerms.map((term) => `words : ${term}`)), facets].filter(Boolean).join(" AND "),
    mustNot: [...without.terms.map((term) => `words : ${ftsTerm(term)}`), ...withoutFacets(filters)].join(" OR "),
  };
}

/** A single word excludes its forms too; several exclude what holds them in a row. */
function withoutOf(vocabulary: Vocabulary, excluded: readonly string[]): { terms: number[]; phrases: number[][] } {
  const terms: number[] = [];
  const phrases: number[][] = [];
  for (const text of excluded) {
    const [only, ...more] = tokensOf(text);
    if (only && more.length === 0) {
      const term = vocabulary.liveTerm(stemOf(foldWord(only.text)));
      if (term !== undefined) terms.push(term);
    } else {
      const phrase = phraseWords(vocabulary, text);
      if (phrase && phrase.length > 0) phrases.push(phrase);
    }
  }
  return { terms, phrases };
}

/** A question to FTS5: any of these concepts, under the conditions. */
export function matchOf(groups: readonly (readonly Concept[])[], { must, mustNot }: Conditions): string {
  const any = groups.map(
    (concepts) =>
      `words : (${[...new Set(concepts.flatMap(({ alternatives }) => alternatives.map(({ term }) => ftsTerm(term))))].join(" OR ")})`,
  );
  const all = [...any, must].filter(Boolean).join(" AND ");
  return mustNot ? `(${all}) NOT (${mustNot})` : all;
}

export interface Plan {
  /** Every group must be met by one of its concepts. */
  groups: Concept[][];
  /** More posts match than are looked at. */
  isBounded: boolean;
}

/**
 * Which words find and which only re-score what others found: the rarer ones find, as many as stay within what can
 * be scored in time. Where even the rarest stands in more posts, posts with the two rarest come first.
 */
export function plansFor(concepts: readonly Concept[], docsOf: (concept: Concept) => number): Plan[] {
  const byRarity = concepts
    .map((concept) => ({ concept, docs: docsOf(concept) }))
    .sort((a, b) => Number(a.concept.isCommon) - Number(b.concept.isCommon) || a.docs - b.docs);
  const [rarest, next] = byRarity;
  if (!rarest) return [];
  const finding: Concept[] = [];
  let total = 0;
  for (const { concept, docs } of byRarity) {
    if (finding.length > 0 && total + docs > SCORED_AT_MOST) continue;
    finding.push(concept);
    total += docs;
  }
  const any = { groups: [finding], isBounded: total > SCORED_AT_MOST };
  if (!any.isBounded || !next) return [any];
  return [{ groups: [[rarest.concept], [next.concept]], isBounded: true }, any];
}
