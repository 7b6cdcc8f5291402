import { guest } from "#forum/members/actor.ts";
import { searchPosts } from "#forum/search/queries.ts";
import { Problem } from "../../problem.ts";
import { rounded, say, stopwatch } from "../figures.ts";
import { chanceFrom, mistype } from "../retrieval/chance.ts";
import { type Collection, readCollection } from "../retrieval/collection.ts";
import { type CollectionForum, forumOf } from "../retrieval/forum.ts";
import { mean, measuresOf, percentile } from "../retrieval/measures.ts";

const SEED = 13;
const DIGITS = 4;

/** How well the questions of each collection are answered: as they are, and mistyped once and twice. */
export async function retrievalBench(folders: readonly string[]): Promise<void> {
  if (folders.length === 0) throw new Problem("retrieval needs at least one folder with a collection.");
  for (const folder of folders) {
    const collection = readCollection(folder);
    say(`${collection.name}: ${collection.documents.length} documents`);
    const place = await forumOf(collection);
    try {
      await place.forum.search.catchUp();
      for (const [queries, questions] of variantsOf(collection)) {
        console.log(JSON.stringify(await figuresOf(place, collection, queries, questions)));
      }
    } finally {
      await place.close();
    }
  }
}

/** The questions with one typing error stand in the folder, else they are made here. */
function variantsOf({ questions, mistyped }: Collection): [string, ReadonlyMap<string, string>][] {
  const chance = chanceFrom(SEED);
  const again = (from: ReadonlyMap<string, string>) =>
    new Map([...from].map(([id, text]) => [id, mistype(text, chance)] as const));
  const once = mistyped ?? again(questions);
  return [
    ["clean", questions],
    ["typo", once],
    ["typo2", again(once)],
  ];
}

async function figuresOf(
  { forum, documentOf }: CollectionForum,
  { name, answers, excludesSelf }: Collection,
  queries: string,
  questions: ReadonlyMap<string, string>,
): Promise<Record<string, unknown>> {
  const all: ReturnType<typeof measuresOf>[] = [];
  const times: number[] = [];
  let empty = 0;
  for (const [id, q] of questions) {
    const elapsed = stopwatch();
    const { results, isStandIn } = await searchPosts(forum, guest, { q });
    times.push(elapsed());
    if (isStandIn) throw new Problem("Meilisearch did not answer, so there is nothing to measure.");
    const ranking = results
      .map(({ threadId }) => documentOf.get(threadId) ?? "")
      .filter((document) => !(excludesSelf && document === id));
    if (ranking.length === 0) empty++;
    all.push(measuresOf(ranking, answers.get(id) ?? new Map()));
  }
  const share = (value: number) => Number(value.toFixed(DIGITS));
  return {
    ...{ bench: "retrieval", set: name, engine: forum.search.engine, queries, n: all.length },
    ndcg10: share(mean(all.map(({ ndcg10 }) => ndcg10))),
    mrr10: share(mean(all.map(({ mrr10 }) => mrr10))),
    recall10: share(mean(all.map(({ recall10 }) => recall10))),
    empty: share(empty / Math.max(1, all.length)),
    ms_p50: rounded(percentile(times, 0.5)),
    ms_p99: rounded(percentile(times, 0.99)),
  };
}
