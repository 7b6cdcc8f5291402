import type { Place, Sight } from "./places.ts";

/** By relevance: the thread with the best post first. By date: the thread with the newest post that was found first. */
export type SearchOrder = "relevance" | "date";

/** Which of the threads that were found. */
export interface PageWanted extends Sight {
  order: SearchOrder;
  /** From 1. */
  page: number;
  perPage: number;
}

/** What a page of results says of all that was found, and which threads it shows. */
export interface FoundPage {
  threads: number;
  posts: number;
  counts: {
    /** How many of the threads each category holds. */
    categories: ReadonlyMap<number, number>;
    solved: number;
    unsolved: number;
  };
  /** By its best post, or in the order by date the newest of those found, and how many posts of it were found. */
  shown: { threadId: number; postId: number; found: number }[];
}

/** `places`: all that was found and may be seen, the best first. */
export function pageOf(places: readonly Place[], { order, page, perPage }: PageWanted): FoundPage {
  const sorted =
    order === "date" ? [...places].sort((a, b) => b.createdAt - a.createdAt || b.postId - a.postId) : places;
  const threads = new Map<number, { first: Place; found: number }>();
  for (const place of sorted) {
    const known = threads.get(place.threadId);
    if (known) known.found++;
    else threads.set(place.threadId, { first: place, found: 1 });
  }
  const all = [...threads.values()];
  return {
    threads: all.length,
    posts: places.length,
    counts: countsOf(all.map(({ first }) => first)),
    shown: all
      .slice((page - 1) * perPage, page * perPage)
      .map(({ first: { threadId, postId }, found }) => ({ threadId, postId, found })),
  };
}

function countsOf(threads: readonly Place[]): FoundPage["counts"] {
  const categories = new Map<number, number>();
  let solved = 0;
  let unsolved = 0;
  for (const { categoryId, kind, acceptedPostId } of threads) {
    categories.set(categoryId, (categories.get(categoryId) ?? 0) + 1);
    if (acceptedPostId !== null) solved++;
    else if (kind === "question") unsolved++;
  }
  return { categories, solved, unsolved };
}
