import { and, eq, inArray } from "drizzle-orm";
import { posts, threadResults, threads } from "#db/schema/index.ts";
import { type Category, structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { type Author, authorsOf } from "../threads/people.ts";
import { authorIn, tagsOf } from "../threads/queries.ts";
import { MAX_HITS, type SearchWords } from "./engine.ts";
import { excerptOf, foundIn, markedText, type Piece } from "./excerpt.ts";
import { RESULTS_PER_PAGE } from "./input.ts";
import { filtersOf } from "./narrow.ts";
import { type Place, visiblePlaces } from "./places.ts";
import { type ParsedQuery, parseQuery } from "./query/parse.ts";
import { wordRules } from "./rules.ts";

/** By relevance: the thread with the best post first. By date: the thread with the newest post that was found first. */
export type SearchOrder = "relevance" | "date";

export interface SearchResult {
  threadId: number;
  title: string;
  markedTitle: Piece[];
  slug: string;
  category: Category;
  tags: { id: number; name: string }[];
  /** The best post of the thread, or in the order by date the newest of those found. */
  post: {
    id: number;
    number: number;
    author: Author;
    createdAt: number;
    isAccepted: boolean;
    excerpt: Piece[];
  };
  /** What stands on top of the thread, when that is rather what was found than the opening post. */
  result: { author: Author; createdAt: number; excerpt: Piece[] } | null;
  isSolved: boolean;
  /** Posts of this thread among the best hits. */
  found: number;
}

export interface SearchResults {
  query: ParsedQuery;
  /** Nothing holds the phrases, so these are results for their words. */
  isRelaxed: boolean;
  /** The chosen engine is away, and another one answered. */
  isStandIn: boolean;
  results: SearchResult[];
  /** Threads and posts among the best MAX_HITS hits that the reader may see. */
  threads: number;
  posts: number;
  /** There are more than the best MAX_HITS. */
  isMore: boolean;
  pages: number;
  /** How many of the found threads each category holds, and how many are solved: for narrowing. */
  counts: { categories: ReadonlyMap<number, number>; solved: number; unsolved: number };
}

/** Who is still typing looks at the first few results, and asks again with the next letter. */
export const HITS_WHILE_TYPING = 100;

/**
 * What the reader may see of what a question finds. Any text is a question. `atMost`: hits that counts and pages come
 * from, at most and normally MAX_HITS; fewer are found sooner.
 */
export async function searchPosts(
  forum: Forum,
  actor: Actor,
  options: { q: string; page?: number; order?: SearchOrder; isTyping?: boolean; atMost?: number },
): Promise<SearchResults> {
  const query = parseQuery(options.q);
  const filters = await filtersOf(forum, actor, query);
  const rules = wordRules(await forum.settings());
  const limit = options.atMost ?? MAX_HITS;
  const ask = async (words: SearchWords) => {
    const typing = options.isTyping && { isTyping: true };
    const found = await forum.search.search({ words, filters, rules, limit, ...typing });
    return { ...found, places: await visiblePlaces(forum, actor, found.hits, query) };
  };
  const exact = await ask(query);
  const isRelaxed = exact.places.length === 0 && query.phrases.length > 0;
  const { hits, stems, places, isStandIn } = isRelaxed ? await ask({ ...query, phrases: [] }) : exact;
  const groups = byThread(places, options.order ?? "relevance");
  const page = options.page ?? 1;
  const shown = groups.slice((page - 1) * RESULTS_PER_PAGE, page * RESULTS_PER_PAGE);
  return {
    query,
    isRelaxed,
    isStandIn,
    results: await resultsOf(forum, shown, new Set(stems)),
    threads: groups.length,
    posts: places.length,
    isMore: hits.length >= limit,
    pages: Math.max(1, Math.ceil(groups.length / RESULTS_PER_PAGE)),
    counts: countsOf(groups),
  };
}

/** Each thread with its posts, the one that stands for it first. */
function byThread(places: readonly Place[], order: SearchOrder): Place[][] {
  const sorted =
    order === "date" ? [...places].sort((a, b) => b.createdAt - a.createdAt || b.postId - a.postId) : places;
  return [...Map.groupBy(sorted, ({ threadId }) => threadId).values()];
}

function countsOf(groups: readonly Place[][]): SearchResults["counts"] {
  const categories = new Map<number, number>();
  let solved = 0;
  let unsolved = 0;
  for (const [first] of groups) {
    if (!first) continue;
    categories.set(first.categoryId, (categories.get(first.categoryId) ?? 0) + 1);
    if (first.acceptedPostId !== null) solved++;
    else if (first.kind === "question") unsolved++;
  }
  return { categories, solved, unsolved };
}

async function resultsOf(
  forum: Forum,
  groups: readonly Place[][],
  stems: ReadonlySet<string>,
): Promise<SearchResult[]> {
  const best = groups.flatMap(([first]) => first ?? []);
  if (best.length === 0) return [];
  const ids = best.map(({ postId }) => postId);
  const structure = await structureOf(forum);
  const [rows, tags, summaries] = await Promise.all([
    forum.db
      .select({ id: posts.id, body: posts.body, authorId: posts.authorId, title: threads.title, slug: threads.slug })
      .from(posts)
      .innerJoin(threads, eq(threads.id, posts.threadId))
      .where(inArray(posts.id, ids)),
    tagsOf(
      forum,
      best.map(({ threadId }) => threadId),
    ),
    resultsOn(
      forum,
      best.filter(({ number }) => number === 1).map(({ threadId }) => threadId),
    ),
  ]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const authors = await authorsOf(
    forum,
    [...rows, ...summaries.values()].map(({ authorId }) => authorId),
  );
  return best.flatMap((place, at) => {
    const row = byId.get(place.postId);
    const category = structure.byId.get(place.categoryId);
    if (!row || !category) return [];
    const summary = place.number === 1 ? summaries.get(place.threadId) : undefined;
    const isSummed = summary !== undefined && foundIn(summary.body, stems) > foundIn(row.body, stems);
    return {
      threadId: place.threadId,
      title: row.title,
      markedTitle: markedText(row.title, stems),
      slug: row.slug,
      category,
      tags: tags.get(place.threadId) ?? [],
      post: {
        id: place.postId,
        number: place.number,
        author: authorIn(authors, row.authorId),
        createdAt: place.createdAt,
        isAccepted: place.acceptedPostId === place.postId,
        excerpt: excerptOf(row.body, stems),
      },
      result: isSummed
        ? {
            author: authorIn(authors, summary.authorId),
            createdAt: summary.createdAt,
            excerpt: excerptOf(summary.body, stems),
          }
        : null,
      isSolved: place.acceptedPostId !== null,
      found: groups[at]?.length ?? 1,
    };
  });
}

/** The results that stand on top of these threads. */
async function resultsOn(forum: Forum, threadIds: readonly number[]) {
  if (threadIds.length === 0) return new Map<number, never>();
  const rows = await forum.db
    .select({
      threadId: threadResults.threadId,
      body: threadResults.body,
      authorId: threadResults.authorId,
      createdAt: threadResults.createdAt,
    })
    .from(threads)
    .innerJoin(
      threadResults,
      and(eq(threadResults.threadId, threads.id), eq(threadResults.revision, threads.resultRevision)),
    )
    .where(inArray(threads.id, [...threadIds]));
  return new Map(rows.map((row) => [row.threadId, row]));
}
