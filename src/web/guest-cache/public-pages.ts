/** Which addresses are the same page for every guest, and what of their query makes another one. */

const NUMBER = /^[1-9]\d{0,5}$/;

/** By path, the query parameters that the page knows, with the values they may have. */
const PAGES: readonly [path: RegExp, query: Readonly<Record<string, RegExp>>][] = [
  [/^\/(?:latest|unanswered|unsolved|tags)?$/, { page: NUMBER }],
  [/^\/top$/, { page: NUMBER, period: /^(?:year|all)$/ }],
  [/^\/categories$/, {}],
  [/^\/c\/.+\/\d{1,10}$/, { page: NUMBER }],
  [/^\/tag\/[^/]+$/, { page: NUMBER }],
  [/^\/t\/[^/]+\/\d{1,10}$/, { page: NUMBER, view: /^flat$/ }],
  [/^\/u\/[^/]+$/, { page: NUMBER, show: /^replies$/ }],
  [/^\/(?:robots|llms)\.txt$|^\/(?:sitemap|feed)\.xml$|^\/feed\.atom$|^\/categories\.json$/, {}],
  [/^\/latest\.json$/, { page: NUMBER }],
  [/^\/[ct]\/.+\/\d{1,10}\.(?:json|md)$/, { page: NUMBER }],
  [/^\/[ct]\/.+\/\d{1,10}\.(?:rss|atom)$/, {}],
  [/^\/raw\/\d{1,10}(?:\/\d{1,10})?$/, { page: NUMBER }],
];

/**
 * What a guest's page is kept under; null: it is not kept. Pages whose form carries a key, a time or a nonce are not
 * among them, and a query that a page does not know is rendered each time, so nobody makes up more keys than there
 * are pages.
 */
export function publicPageKey(url: URL): string | null {
  const page = PAGES.find(([path]) => path.test(url.pathname));
  if (!page) return null;
  if (url.search === "") return url.pathname;
  const names = new Set<string>();
  for (const [name, value] of url.searchParams) {
    if (names.has(name) || !Object.hasOwn(page[1], name) || !page[1][name]?.test(value)) return null;
    names.add(name);
  }
  return url.pathname + url.search;
}
