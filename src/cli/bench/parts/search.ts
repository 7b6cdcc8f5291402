import { statSync } from "node:fs";
import { join } from "node:path";
import { gt, sql } from "drizzle-orm";
import { posts } from "#db/schema/index.ts";
import { guest } from "#forum/members/actor.ts";
import { HITS_WHILE_TYPING, searchPosts } from "#forum/search/queries.ts";
import { figure, say, stopwatch } from "../figures.ts";
import { memoryMb } from "../machine.ts";
import { chanceFrom } from "../retrieval/chance.ts";
import { percentile } from "../retrieval/measures.ts";
import type { Site } from "../site.ts";
import { pagesBesideSearches } from "./search-beside.ts";
import { searchAfterReplies } from "./search-fresh.ts";

const SEED = 7;
const QUESTIONS = 400;
const TYPED = 100;
const SAMPLE_POSTS = 2_000;
const FEWEST_LETTERS = 2;
const AT_LEAST = { indexed: 5_000 };
const AT_MOST = { p50: 15, p99: 150, typing: 80, size: 1 };

/** Search in the forum of the run: building the index, questions of two words, results as one types, pages beside. */
export async function searchBench(site: Site): Promise<void> {
  const { forum } = site;
  const [row] = await forum.db
    .select({ n: sql<number>`count(*)`, bytes: sql<number>`sum(length(cast(body as blob)))` })
    .from(posts);
  const howMany = Number(row?.n ?? 0);
  if (site.isIndexed) await forum.search.catchUp();
  else await measureIndexing(forum, howMany);
  const { engine } = forum.search;
  // What it should be is said for the engine that every forum has.
  const limit = (ms: number) => (engine === "fts5" ? { engine, at_most: ms } : { engine });
  const size = statSync(join(forum.config.dataDir, "search.db")).size / Number(row?.bytes ?? 1);
  figure("search", "index_size", size, "of the posts' text", { at_most: AT_MOST.size });

  const drawn = await wordsByFrequency(forum.db, howMany);
  const chance = chanceFrom(SEED);
  const pick = () => drawn[Math.floor(chance() * drawn.length)] ?? "";
  const top = mostFrequent(drawn);
  // The two most frequent words of all are asked for too.
  const questions = [`${top[0]} ${top[1]}`, ...Array.from({ length: QUESTIONS - 1 }, () => `${pick()} ${pick()}`)];
  const times = await timesOf(questions, (q) => searchPosts(forum, guest, { q }));
  figure("search", "two_words_p50", percentile(times, 0.5), "ms", { questions: QUESTIONS, ...limit(AT_MOST.p50) });
  figure("search", "two_words_p99", percentile(times, 0.99), "ms", { questions: QUESTIONS, ...limit(AT_MOST.p99) });

  const typed = Array.from({ length: TYPED }, () => `${pick()} ${pick()}`).flatMap(prefixesOf);
  const typing = await timesOf(typed, (q) =>
    searchPosts(forum, guest, { q, isTyping: true, atMost: HITS_WHILE_TYPING }),
  );
  const of = { questions: typed.length, engine };
  figure("search", "as_you_type_p50", percentile(typing, 0.5), "ms", of);
  figure("search", "as_you_type_p99", percentile(typing, 0.99), "ms", { ...of, ...limit(AT_MOST.typing) });
  const memory = memoryMb(process.pid);
  if (memory) figure("search", "memory", memory.now, "MB", { most: Math.round(memory.peak) });
  await searchAfterReplies(site);
  await pagesBesideSearches(site, questions);
}

async function measureIndexing(forum: Site["forum"], howMany: number): Promise<void> {
  say(`indexing ${howMany} posts`);
  const building = stopwatch();
  await forum.search.reindex();
  const seconds = building() / 1000;
  const { engine } = forum.search;
  // Beside another engine the embedded one is built too, one after the other.
  const about = engine === "fts5" ? { engine, at_least: AT_LEAST.indexed } : { engine };
  figure("search", "indexed", howMany / seconds, "1/s", { posts: howMany, ...about });
}

/** Words of posts as often as they stand there, from posts at even distances. */
async function wordsByFrequency(db: Site["forum"]["db"], howMany: number): Promise<string[]> {
  const words: string[] = [];
  const step = Math.max(1, Math.floor(howMany / SAMPLE_POSTS));
  for (let id = 0; id < howMany; id += step) {
    const [row] = await db.select({ body: posts.body }).from(posts).where(gt(posts.id, id)).orderBy(posts.id).limit(1);
    words.push(...(row?.body.toLowerCase().match(/\p{L}{2,}/gu) ?? []));
  }
  return words;
}

function mostFrequent(words: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]).map(([word]) => word);
}

/** What stands in the field after each letter, from the second on. */
function prefixesOf(question: string): string[] {
  return Array.from({ length: question.length - FEWEST_LETTERS + 1 }, (_, at) =>
    question.slice(0, at + FEWEST_LETTERS),
  );
}

async function timesOf(questions: readonly string[], ask: (q: string) => Promise<unknown>): Promise<number[]> {
  await ask(questions[0] ?? "");
  const times: number[] = [];
  for (const question of questions) {
    const elapsed = stopwatch();
    await ask(question);
    times.push(elapsed());
  }
  return times;
}
