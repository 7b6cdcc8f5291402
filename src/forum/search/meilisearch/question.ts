import { COMMON_WEIGHT, isCommon } from "../analysis/common.ts";
import { foldWord } from "../analysis/fold.ts";
import { stemOf } from "../analysis/stem.ts";
import { isCode, tokensOf } from "../analysis/tokens.ts";
import type { SearchWords, WordRules } from "../engine.ts";
import { MOST_TOKENS, synonymsOf } from "../ranking/expand.ts";
import { backwards, encoded } from "./encode.ts";

/** How a word is looked for: exactly (and once more for the rest of many), or as something that may stand in for it. */
export interface Ask {
  /** As it stands in texts, folded. */
  word: string;
  kind: "exact" | "rest" | "begins" | "ends" | "unfinished" | "near" | "part";
  /** In Meilisearch's language: letters and digits, between quotation marks where they are meant exactly. */
  q: string;
  on: readonly string[];
  /** How much a hit counts against one of the word itself. */
  weight: number;
}

const STANDS_IN = 0.2;
const NEARLY = 0.8;
const A_PART = 0.1;

const TEXT = ["title", "body"];
const FORMS = [...TEXT, "forms"];

/** Parts of compounds and words that are looked for with typing errors are not shorter. */
const SHORTEST = 4;
const SHORTEST_COMPOUND = 8;
const LETTERS = /^\p{L}+$/u;

export interface AskedWord {
  word: string;
  isCommon: boolean;
  /** Still being typed. */
  isUnfinished: boolean;
}

/** The different words of a text, and those that stand for them. */
export function wordsAsked(
  text: string,
  { rules, isTyping }: { rules?: WordRules | undefined; isTyping?: boolean | undefined },
): AskedWord[] {
  const tokens = tokensOf(text).slice(0, MOST_TOKENS);
  const common = new Set(rules?.commonWords.map((word) => foldWord(word.toLowerCase())));
  const synonyms = synonymsOf(rules);
  const asked = new Map<string, AskedWord>();
  const add = (word: string, isLittle: boolean, isUnfinished = false) => {
    const known = asked.get(word);
    if (!known || known.isCommon || isUnfinished) asked.set(word, { word, isCommon: isLittle, isUnfinished });
  };
  for (const [at, { text: word }] of tokens.entries()) {
    const isUnfinished = isTyping === true && at === tokens.length - 1;
    const isLittle = !isUnfinished && (isCommon(word) || common.has(word));
    add(word, isLittle, isUnfinished);
    // What stands for a word says as much as the word.
    for (const synonym of synonyms.get(word) ?? []) add(synonym, isLittle);
  }
  return [...asked.values()];
}

/** The first asks for a word: itself, and what it may become while it is typed. */
export function firstAsks({ word, isCommon, isUnfinished }: AskedWord, inTitle: boolean): Ask[] {
  const stem = stemOf(word);
  const weight = isCommon ? COMMON_WEIGHT : 1;
  const asks: Ask[] = [{ word, kind: "exact", q: exactly(stem), on: inTitle ? ["title"] : TEXT, weight }];
  if (isUnfinished)
    asks.push({ word, kind: "unfinished", q: encoded(word), on: inTitle ? ["title", "forms"] : FORMS, weight });
  return asks;
}

/** For a word that not many posts hold: longer ones that begin or end with it. */
export function longerAsks(word: string): Ask[] {
  const stem = stemOf(word);
  if (stem.length < SHORTEST || !LETTERS.test(stem)) return [];
  return [
    { word, kind: "begins", q: encoded(stem), on: ["long"], weight: STANDS_IN },
    { word, kind: "ends", q: encoded(backwards(stem)), on: ["long"], weight: STANDS_IN },
  ];
}

/** For a word that no post holds: words that it may have been meant to be. */
export function nearAsks(word: string): Ask[] {
  if (word.length < SHORTEST || isCode(word)) return [];
  return [{ word, kind: "near", q: encoded(word), on: FORMS, weight: NEARLY }];
}

/** For a long word that hardly any post holds: what it may be put together of. */
export function partAsks(word: string, inTitle: boolean): Ask[] {
  if (word.length < SHORTEST_COMPOUND || !LETTERS.test(word)) return [];
  const parts = new Set<string>();
  for (let cut = SHORTEST; cut <= word.length - SHORTEST; cut++) parts.add(word.slice(0, cut)).add(word.slice(cut));
  return [...parts].map((part) => ({
    word: part,
    kind: "part",
    q: exactly(stemOf(part)),
    on: inTitle ? ["title"] : TEXT,
    weight: A_PART,
  }));
}

function exactly(...stems: string[]): string {
  return `"${stems.map(encoded).join(" ")}"`;
}

/** Meilisearch reads so many words of one question. */
const MOST_IN_PHRASE = 7;

/** What every hit must and must not hold, as an addition to each ask; phrases are looked at word for word later. */
export function conditionsOf({ phrases, without }: SearchWords): string {
  const stemsIn = (text: string) => tokensOf(text).map(({ text: word }) => stemOf(word));
  const must = phrases.map(stemsIn).filter((stems) => stems.length > 0);
  const not = without.map(stemsIn).filter((stems) => stems.length === 1);
  return [
    ...must.map((stems) => exactly(...stems.slice(0, MOST_IN_PHRASE))),
    ...not.map((stems) => `-${exactly(...stems)}`),
  ].join(" ");
}
