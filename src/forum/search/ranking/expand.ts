import { COMMON_WEIGHT, isCommon } from "../analysis/common.ts";
import { foldWord } from "../analysis/fold.ts";
import { stemOf } from "../analysis/stem.ts";
import { type Token, tokensOf } from "../analysis/tokens.ts";
import type { WordRules } from "../engine.ts";
import { type Compounds, edgeTerms, joinedTerm, partsOf } from "./compounds.ts";
import { type Alternative, nearWords } from "./widen.ts";
import type { Words } from "./words.ts";

/** One thing that was asked for: its word, and what may stand in for it. */
export interface Concept {
  /** As typed, folded. */
  text: string;
  weight: number;
  isCommon: boolean;
  alternatives: Alternative[];
}

/** How many different words of a question count; of longer ones those that say most. */
const MOST_CONCEPTS = 48;
/** No question is longer than this many words; of similar texts the beginning says enough. */
export const MOST_TOKENS = 400;

const COMPOUND_WEIGHT = 0.2;
const PART_WEIGHT = 0.1;
const JOINED_WEIGHT = 0.9;
const SYNONYM_WEIGHT = 0.9;
const MOST_PREFIXED = 16;

export interface Sources {
  vocabulary: Words;
  compounds: Pick<Compounds, "holding">;
}

/** What a text asks for: its words with their forms, corrected where no document holds them, and their compounds. */
export function conceptsOf(
  sources: Sources,
  text: string,
  options: { rules?: WordRules | undefined; isTyping?: boolean | undefined },
): Concept[] {
  const tokens = tokensOf(text).slice(0, MOST_TOKENS);
  const common = new Set(options.rules?.commonWords.map((word) => foldWord(word.toLowerCase())));
  const synonyms = synonymsOf(options.rules);
  const concepts = new Map<string, Concept>();
  const joins: { term: number; words: string[] }[] = [];
  const add = (word: string, weight: number, alternatives: Alternative[], isCommon = false) => {
    const known = concepts.get(word);
    if (known) known.weight += weight;
    else if (alternatives.length > 0) concepts.set(word, { text: word, weight, isCommon, alternatives });
  };
  for (const [at, token] of tokens.entries()) {
    const word = token.text;
    const isLittle = isCommon(word) || common.has(word);
    const isLast = options.isTyping === true && at === tokens.length - 1;
    const weight = isLittle && !isLast ? COMMON_WEIGHT : 1;
    add(word, weight, concepts.get(word)?.alternatives ?? alternativesOf(sources, token, isLast, synonyms), isLittle);
    if (token.joined || isLittle) continue;
    for (const part of partsOf(sources.vocabulary, word)) add(`${part}/part`, PART_WEIGHT, [{ term: part, weight: 1 }]);
    const next = tokens[at + 1];
    const joined = next && !next.joined ? joinedTerm(sources.vocabulary, word, next.text) : undefined;
    if (joined !== undefined) joins.push({ term: joined, words: [word, next?.text ?? ""] });
  }
  // What two neighbours make together stands in for both.
  for (const { term, words } of joins) {
    for (const word of words) concepts.get(word)?.alternatives.push({ term, weight: JOINED_WEIGHT });
  }
  return [...concepts.values()];
}

/** Of a long text the concepts that say most; `docsOf` says how many documents hold one. */
export function mostTelling(concepts: Concept[], documents: number, docsOf: (concept: Concept) => number): Concept[] {
  if (concepts.length <= MOST_CONCEPTS) return concepts;
  const says = (concept: Concept) => concept.weight * Math.log((documents + 1) / (docsOf(concept) + 1));
  return concepts.sort((a, b) => says(b) - says(a)).slice(0, MOST_CONCEPTS);
}

function alternativesOf(
  { vocabulary, compounds }: Sources,
  token: Token,
  isUnfinished: boolean,
  synonyms: ReadonlyMap<string, readonly string[]>,
): Alternative[] {
  const found = new Map<number, number>();
  const offer = (term: number, weight: number) => found.set(term, Math.max(found.get(term) ?? 0, weight));
  const term = vocabulary.liveTerm(stemOf(token.text));
  if (term !== undefined) offer(term, 1);
  if (!isCommon(token.text)) {
    const known = term === undefined ? [] : compounds.holding(term, vocabulary);
    const others = known.length > 0 ? known : edgeTerms(vocabulary, token.text);
    for (const compound of others) if (compound !== term) offer(compound, COMPOUND_WEIGHT);
  }
  if (isUnfinished) {
    for (const word of vocabulary.startingWith(token.text, MOST_PREFIXED)) offer(vocabulary.wordTerm[word] ?? 0, 1);
  }
  for (const word of synonyms.get(token.text) ?? []) {
    const other = vocabulary.liveTerm(stemOf(word));
    if (other !== undefined) offer(other, SYNONYM_WEIGHT);
  }
  if (found.size === 0 && !token.joined) return nearWords(vocabulary, token.text);
  return [...found].map(([term, weight]) => ({ term, weight }));
}

/** For each folded word those that stand for it. */
export function synonymsOf(rules: WordRules | undefined): Map<string, string[]> {
  const all = new Map<string, string[]>();
  for (const group of rules?.synonyms ?? []) {
    const words = group.flatMap((entry) => tokensOf(entry).map(({ text }) => text));
    for (const word of words) {
      all.set(word, [...(all.get(word) ?? []), ...words.filter((other) => other !== word)]);
    }
  }
  return all;
}

/** The stems of what was asked for and of what stands in for it, without common words: for marking them in texts. */
export function stemsIn(words: Pick<Words, "termText">, concepts: readonly Concept[]): string[] {
  const terms = concepts.filter(({ isCommon }) => !isCommon).flatMap(({ alternatives }) => alternatives);
  return [...new Set(terms.map(({ term }) => words.termText[term] ?? ""))];
}
