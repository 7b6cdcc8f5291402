import { and, eq } from "drizzle-orm";
import { amongPlaceholder, idList } from "#db/among.ts";
import { posts, threadResults, threads } from "#db/schema/index.ts";
import { prepared } from "#platform/store/prepared.ts";
import { visibleCategories } from "../categories/policy.ts";
import { type Category, structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { type Author, authorsOf } from "../threads/people.ts";
import { authorIn, tagsOf } from "../threads/queries.ts";
import { MAX_HITS, type SearchWords } from "./engine.ts";
import { excerptOf, foundIn, markedText, type Piece } from "./excerpt.ts";
import type { FoundPage, SearchOrder } from "./found-page.ts";
import { RESULTS_PER_PAGE } from "./input.ts";
import { filtersOf } from "./narrow.ts";
import { mayBeFound, placeColumns } from "./places.ts";
import { type ParsedQuery, parseQuery } from "./query/parse.ts";
import { wordRules } from "./rules.ts";

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
  counts: FoundPage["counts"];
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
  const wanted = {
    categoryIds: visibleCategories(actor, await structureOf(forum)).map(({ id }) => id),
    after: query.after,
    before: query.before,
    order: options.order ?? "relevance",
    page: options.page ?? 1,
    perPage: RESULTS_PER_PAGE,
  };
  const ask = async (words: SearchWords) => {
    const typing = options.isTyping && { isTyping: true };
    const found = await forum.search.search({ words, filters, rules, limit, ...typing });
    return { ...found, ...(await forum.search.page(found.hits, wanted)) };
  };
  const exact = await ask(query);
  const isRelaxed = exact.posts === 0 && query.phrases.length > 0;
  const { hits, stems, isStandIn, threads, posts, counts, shown } = isRelaxed
    ? await ask({ ...query, phrases: [] })
    : exact;
  return {
    query,
    isRelaxed,
    isStandIn,
    results: await resultsOf(forum, actor, shown, new Set(stems)),
    threads,
    posts,
    isMore: hits.length >= limit,
    pages: Math.max(1, Math.ceil(threads / RESULTS_PER_PAGE)),
    counts,
  };
}

/** The threads of a page. What left the reader's sight since they were found is left out. */
async function resultsOf(
  forum: Forum,
  actor: Actor,
  shown: FoundPage["shown"],
  stems: ReadonlySet<string>,
): Promise<SearchResult[]> {
  if (shown.length === 0) return [];
  const structure = await structureOf(forum);
  const categoryIds = visibleCategories(actor, structure).map(({ id }) => id);
  const threadIds = shown.map(({ threadId }) => threadId);
  const [rows, tags, results] = await Promise.all([
    shownPosts(forum.db, { ids: idList(shown.map(({ postId }) => postId)), categories: idList(categoryIds) }),
    tagsOf(forum, threadIds),
    resultsOn(forum.db, { ids: idList(threadIds) }),
  ]);
  const summaries = new Map(results.map((row) => [row.threadId, row]));
  const byId = new Map(rows.map((row) => [row.postId, row]));
  const authors = await authorsOf(
    forum,
    [...rows, ...results].map(({ authorId }) => authorId),
  );
  return shown.flatMap(({ threadId, postId, found }) => {
    const row = byId.get(postId);
    const category = row && structure.byId.get(row.categoryId);
    if (!row || !category || row.threadId !== threadId) return [];
    const summary = row.number === 1 ? summaries.get(threadId) : undefined;
    const isSummed = summary !== undefined && foundIn(summary.body, stems) > foundIn(row.body, stems);
    return {
      threadId,
      title: row.title,
      markedTitle: markedText(row.title, stems),
      slug: row.slug,
      category,
      tags: tags.get(threadId) ?? [],
      post: {
        id: postId,
        number: row.number,
        author: authorIn(authors, row.authorId),
        createdAt: row.createdAt,
        isAccepted: row.acceptedPostId === postId,
        excerpt: excerptOf(row.body, stems),
      },
      result: isSummed
        ? {
            author: authorIn(authors, summary.authorId),
            createdAt: summary.createdAt,
            excerpt: excerptOf(summary.body, stems),
          }
        : null,
      isSolved: row.acceptedPostId !== null,
      found,
    };
  });
}

const shownPosts = prepared((db) =>
  db
    .select({
      ...placeColumns,
      number: posts.number,
      body: posts.body,
      authorId: posts.authorId,
      title: threads.title,
      slug: threads.slug,
    })
    .from(posts)
    .crossJoin(threads)
    .where(and(amongPlaceholder(posts.id, "ids"), mayBeFound)),
);

/** The results that stand on top of threads. */
const resultsOn = prepared((db) =>
  db
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
    .where(amongPlaceholder(threads.id, "ids")),
);
