/** What a crawl of a forum is held to, whatever stands in it. */
import { join } from "node:path";
import Database from "better-sqlite3";
import type { Crawl, CrawledPage } from "./crawler.ts";

/** What search engines may list. */
export const listedIn = (found: Crawl): CrawledPage[] => [...found.pages.values()].filter(({ isListed }) => isListed);

/** Posts that everybody may read, and of them those that stand on no listed page of their thread. */
export function postsIn(dataDir: string, found: Crawl): { all: number; unreached: unknown[] } {
  const database = new Database(join(dataDir, "stoa.db"), { readonly: true });
  const posts = database
    .prepare(
      `SELECT posts.thread_id AS thread, posts.number FROM posts JOIN threads ON threads.id = posts.thread_id
       JOIN categories ON categories.id = threads.category_id
       WHERE threads.deleted_at IS NULL AND posts.deleted_at IS NULL AND categories.see = 'everyone'`,
    )
    .all() as { thread: number; number: number }[];
  database.close();
  const reached = new Set(
    listedIn(found).flatMap(({ path, ids }) => {
      const [, thread] = /^\/t\/[^/]+\/(\d+)(?:\?page=\d+)?$/.exec(path) ?? [];
      return [...ids].map((id) => `${thread} ${id}`);
    }),
  );
  return {
    all: posts.length,
    unreached: posts.filter(({ thread, number }) => !reached.has(`${thread} post-${number}`)),
  };
}

/** Links that lead nowhere, or on in more than one step, and links to places that are not on their page. */
export function brokenIn(found: Crawl): unknown[] {
  const broken = [...found.answers].filter(([, { status, leadsTo }]) => {
    if (status === 200) return false;
    // What needs somebody who is signed in leads there; what is at another address leads to a page.
    const next = leadsTo === null ? undefined : found.answers.get(leadsTo);
    return !(next?.status === 200 || leadsTo?.startsWith("/sign-in?return="));
  });
  const nowhere = found.places.filter(({ path, id }) => found.pages.get(path)?.ids.has(id) === false);
  return [...broken.map(([path, answer]) => ({ path, ...answer, on: found.links.get(path) })), ...nowhere];
}

/** Titles and descriptions that more than one page has, each with the pages, and those that say nothing or too much. */
export function headsAmissIn(found: Crawl): unknown[] {
  const listed = listedIn(found);
  const originals = [...found.pages.values()].filter(({ isCopy }) => !isCopy);
  return [
    ...doubled(originals, ({ title }) => title),
    ...doubled(listed, ({ description }) => description),
    ...listed.filter(
      ({ title, description }) => title.length < 3 || description.length < 20 || [...description].length > 160,
    ),
  ];
}

function doubled(pages: readonly CrawledPage[], textOf: (page: CrawledPage) => string): unknown[] {
  const places = new Map<string, string[]>();
  for (const page of pages) places.set(textOf(page), [...(places.get(textOf(page)) ?? []), page.path]);
  return [...places].filter(([, paths]) => paths.length > 1);
}
