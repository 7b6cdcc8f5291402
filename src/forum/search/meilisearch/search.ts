import { stemOf } from "../analysis/stem.ts";
import { type Found, MAX_HITS, type SearchRequest, type SimilarRequest } from "../engine.ts";
import { partsOf } from "../ranking/compounds.ts";
import { conceptsOf, mostTelling, stemsIn } from "../ranking/expand.ts";
import { withRest } from "../ranking/hits.ts";
import { RESCORED, Scorer } from "../ranking/score.ts";
import type { Background, Backgrounds } from "./background.ts";
import { Candidates } from "./candidates.ts";
import type { Connection } from "./connection.ts";
import { filterOf } from "./filters.ts";
import { fittingPosts, holdsAny } from "./fitting.ts";
import { Lexicon } from "./lexicon.ts";
import {
  type Ask,
  type AskedWord,
  conditionsOf,
  firstAsks,
  longerAsks,
  nearAsks,
  partAsks,
  wordsAsked,
} from "./question.ts";
import { type Answer, askAll, type Narrowing, newestPosts, wordsOfPosts } from "./requests.ts";

/** So many words are asked for; of longer texts those that say most. */
const MOST_ASKED = 32;
/** A long word that fewer posts hold is looked for by its parts too. */
const RARE = 10;
/** A word that fewer posts hold is looked for within longer ones too. */
const FEW = 100;

const MOST_RESTS = 3;

const NOTHING: Found = { hits: [], stems: [] };
/** What a word may be a part of is seen in the posts that were found. */
const NO_COMPOUNDS = { holding: () => [] };

type Question = SearchRequest & { limit: number };

/** Asks Meilisearch word by word, and ranks what it finds with the rules that all engines share. */
export class MeilisearchSearch {
  readonly #connection: Connection;
  readonly #backgrounds: Backgrounds;

  constructor(connection: Connection, backgrounds: Backgrounds) {
    this.#connection = connection;
    this.#backgrounds = backgrounds;
  }

  search({ limit = MAX_HITS, ...request }: SearchRequest): Promise<Found> {
    return this.#find({ ...request, limit });
  }

  async similar({ title, body, filters, rules, limit = 20 }: SimilarRequest): Promise<Found> {
    const text = [title, body].filter(Boolean).join("\n");
    if (wordsAsked(text, {}).length === 0) return NOTHING;
    return this.#find({ words: { text, phrases: [], without: [] }, filters, limit, ...(rules && { rules }) });
  }

  async #find(question: Question): Promise<Found> {
    const filter = filterOf(question.filters);
    if (filter === null) return NOTHING;
    const narrowing = { filter, conditions: conditionsOf(question.words) };
    const asked = wordsAsked(question.words.text, question);
    const background = await this.#backgrounds.of(question.filters.withoutCategoryIds ?? []);
    if (asked.length > 0) return this.#ranked(question, mostTellingOf(asked, background), narrowing, background);
    const asksNothing = filter.length === 0 && question.words.phrases.length === 0;
    if (asksNothing || question.words.text.trim() !== "") return NOTHING;
    return this.#newest(question, narrowing, background);
  }

  async #newest({ words, filters, limit }: Question, narrowing: Narrowing, background: Background): Promise<Found> {
    const ids = await newestPosts(this.#connection, narrowing, limit);
    const posts = await wordsOfPosts(this.#connection, ids);
    const fitting = fittingPosts(new Lexicon(background), posts, words, filters);
    return { hits: fitting.map(([postId], at) => ({ postId, score: 1 / (at + 1) })), stems: [] };
  }

  async #ranked(
    { words, filters, rules, isTyping, limit }: Question,
    asked: readonly AskedWord[],
    narrowing: Narrowing,
    background: Background,
  ): Promise<Found> {
    const inTitle = filters.inTitle === true;
    const lexicon = new Lexicon(background);
    const candidates = await this.#candidates(asked, { narrowing, inTitle, lexicon, background });
    const ids = candidates.bestFirst().slice(0, MAX_HITS);
    const checks = words.phrases.length > 0 || words.without.length > 0;
    const posts = await wordsOfPosts(this.#connection, checks ? ids : ids.slice(0, RESCORED));
    const fitting = fittingPosts(lexicon, posts, words, filters);
    const concepts = mostTelling(
      conceptsOf({ vocabulary: lexicon, compounds: NO_COMPOUNDS }, words.text, { rules, isTyping }),
      background.lengths.documents,
      ({ alternatives }) => alternatives.reduce((sum, { term }) => sum + lexicon.docsOfTerm(term), 0),
    );
    const holding = fitting.filter(holdsAny(lexicon, concepts, inTitle));
    const scored = new Scorer(lexicon, background.lengths, concepts).rank(holding);
    const rest = checks ? [] : ids.slice(RESCORED).filter((id) => candidates.isSure(id));
    return { hits: withRest(scored, rest, limit), stems: stemsIn(lexicon, concepts) };
  }

  async #candidates(
    asked: readonly AskedWord[],
    parts: { narrowing: Narrowing; inTitle: boolean; lexicon: Lexicon; background: Background },
  ): Promise<Candidates> {
    const { narrowing, inTitle, lexicon, background } = parts;
    const candidates = new Candidates(background.lengths.documents);
    const ask = async (asks: readonly Ask[]) => {
      const answers = await askAll(this.#connection, asks, narrowing);
      for (const { ask, docs } of answers) if (COUNTED.has(ask.kind)) lexicon.counted(ask.word, docs);
      return answers;
    };
    // Common words only score what others found.
    const telling = asked.filter(({ isCommon }) => !isCommon);
    const first = await ask((telling.length > 0 ? telling : asked).flatMap((word) => firstAsks(word, inTitle)));
    candidates.add(first);
    const second = await ask([...secondAsks(first, inTitle), ...restAsks(first, candidates.size)]);
    candidates.add(second.filter(({ ask }) => ask.kind !== "part" && ask.kind !== "rest"));
    const partsFound = partsAmong(lexicon, asked);
    candidates.add(second.filter(({ ask }) => ask.kind === "part" && partsFound.has(stemOf(ask.word))));
    candidates.fill(second.filter(({ ask }) => ask.kind === "rest"));
    return candidates;
  }
}

/** What Meilisearch found for these is how many posts hold the word. */
const COUNTED: ReadonlySet<Ask["kind"]> = new Set(["exact", "part"]);

function mostTellingOf(asked: AskedWord[], { docsOf }: Background): AskedWord[] {
  if (asked.length <= MOST_ASKED) return asked;
  const docs = new Map(asked.map(({ word }) => [word, docsOf(stemOf(word))]));
  const telling = asked.filter(({ isCommon }) => !isCommon);
  const some = telling.length > 0 ? telling : asked;
  return some.sort((a, b) => (docs.get(a.word) ?? 0) - (docs.get(b.word) ?? 0)).slice(0, MOST_ASKED);
}

/** What is asked where the first asks found nothing or little. */
function secondAsks(first: readonly Answer[], inTitle: boolean): Ask[] {
  return [...Map.groupBy(first, ({ ask }) => ask.word)].flatMap(([word, answers]) => {
    const found = answers.reduce((sum, { docs }) => sum + docs, 0);
    const exact = answers.find(({ ask }) => ask.kind === "exact")?.docs ?? 0;
    const isLittle = answers.every(({ ask }) => ask.weight < 1);
    return [
      ...(found === 0 ? nearAsks(word) : []),
      ...(exact < FEW && !isLittle ? longerAsks(word) : []),
      ...(exact < RARE ? partAsks(word, inTitle) : []),
    ];
  });
}

/** Where the same posts hold most of the words, and there are more: the words that most posts hold, until they are enough. */
function restAsks(first: readonly Answer[], found: number): Ask[] {
  const asks: Ask[] = [];
  let coming = found;
  const cut = first.filter(({ ask, docs, hits }) => ask.kind === "exact" && docs > hits.length);
  for (const { ask, docs } of cut.sort((a, b) => b.docs - a.docs)) {
    if (coming >= MAX_HITS) break;
    asks.push({ ...ask, kind: "rest" });
    coming = Math.max(coming, docs);
  }
  return asks.slice(0, MOST_RESTS);
}

/** The stems of what the words that were asked for are put together of. */
function partsAmong(lexicon: Lexicon, asked: readonly AskedWord[]): Set<string> {
  const terms = asked.flatMap(({ word }) => partsOf(lexicon, word));
  return new Set(terms.map((term) => lexicon.termText[term] ?? ""));
}
