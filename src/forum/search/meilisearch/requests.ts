import type { MultiSearchQuery } from "meilisearch";
import { MAX_HITS } from "../engine.ts";
import type { Connection } from "./connection.ts";
import { type StoredPost, wordsIn } from "./document.ts";
import { ANY_POST } from "./filters.ts";
import type { Ask } from "./question.ts";

/** What every hit must meet: filters, and phrases and excluded words as an addition to each question. */
export interface Narrowing {
  filter: readonly string[];
  conditions: string;
}

/** What was found for one ask. */
export interface Answer {
  ask: Ask;
  /** How many posts there are in all. */
  docs: number;
  /** The best of them; Meilisearch's score goes from 0 to 1. */
  hits: { id: number; score: number }[];
}

/** Of each ask so many posts come back at most. */
const FOUND: Readonly<Record<Ask["kind"], number>> = {
  exact: MAX_HITS,
  rest: MAX_HITS,
  unfinished: 200,
  near: 100,
  begins: 50,
  ends: 50,
  part: 50,
};

/** Each post costs Meilisearch a fortieth of a millisecond: together somewhat more come back than can be hits. */
const IN_ALL = 1_200;
const FEWEST = 40;

/** Posts whose words are fetched with one request: their numbers stand in its address. */
const FETCHED_AT_ONCE = 250;

type Ranked = Pick<StoredPost, "id"> & { _rankingScore?: number };

/** All asks in one request. */
export async function askAll(
  { asking, index }: Connection,
  asks: readonly Ask[],
  { filter, conditions }: Narrowing,
): Promise<Answer[]> {
  if (asks.length === 0) return [];
  const queries = asks.map(
    ({ kind, q, on }): MultiSearchQuery => ({
      indexUid: index,
      q: conditions ? `${q} ${conditions}` : q,
      filter: [...filter],
      limit: kind === "rest" ? MAX_HITS : Math.min(FOUND[kind], Math.max(FEWEST, Math.floor(IN_ALL / asks.length))),
      matchingStrategy: "all",
      attributesToSearchOn: [...on],
      attributesToRetrieve: ["id"],
      showRankingScore: true,
    }),
  );
  const { results } = await asking.multiSearch<{ queries: MultiSearchQuery[] }, Ranked>({ queries });
  return asks.map((ask, at) => {
    const result = results[at];
    const hits = (result?.hits ?? []).map(({ id, _rankingScore = 0 }) => ({ id, score: _rankingScore }));
    return { ask, docs: Math.max(hits.length, result?.estimatedTotalHits ?? 0), hits };
  });
}

/** How many posts the index holds that meet the conditions. */
export async function countPosts({ asking, index }: Connection, conditions: readonly string[]): Promise<number> {
  const { estimatedTotalHits } = await asking.index(index).search("", { filter: [ANY_POST, ...conditions], limit: 0 });
  return estimatedTotalHits;
}

/** Posts that meet the conditions, the newest first. */
export async function newestPosts(
  { asking, index }: Connection,
  { filter, conditions }: Narrowing,
  limit: number,
): Promise<number[]> {
  const { hits } = await asking.index<StoredPost>(index).search(conditions, {
    filter: [ANY_POST, ...filter],
    sort: ["time:desc"],
    limit,
    matchingStrategy: "all",
    attributesToSearchOn: ["title", "body"],
    attributesToRetrieve: ["id"],
  });
  return hits.map(({ id }) => id);
}

export interface ReadPost {
  id: number;
  title: string[];
  body: string[];
}

/** The words of posts, in the order of their ids given; of what is gone meanwhile there is none. */
export async function wordsOfPosts({ asking, index }: Connection, ids: readonly number[]): Promise<ReadPost[]> {
  const read = new Map<number, ReadPost>();
  for (let at = 0; at < ids.length; at += FETCHED_AT_ONCE) {
    const some = ids.slice(at, at + FETCHED_AT_ONCE);
    const { results } = await asking.index<StoredPost>(index).getDocuments({
      ids: some,
      fields: ["id", "titleWords", "bodyWords"],
      limit: some.length,
    });
    for (const { id, titleWords, bodyWords } of results) {
      read.set(id, { id, title: wordsIn(titleWords), body: wordsIn(bodyWords) });
    }
  }
  return ids.flatMap((id) => read.get(id) ?? []);
}
