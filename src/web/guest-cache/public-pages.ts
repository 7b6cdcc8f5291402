/** Which addresses are the same page for every guest, and what of their query makes another one. */

const NUMBER = /^[1-9]\d{0,5}$/;

/** The same picture for everybody. */
const PICTURES =
  /^\/t\/[^/]+\/\d{1,10}\/card\.png$|^\/(?:favicon\.(?:svg|ico)|apple-touch-icon\.png|icon-(?:192|512)\.png|manifest\.webmanifest)$/;

/**
 * By path, the query parameters that the page knows, in the order in which our links write them, and their values. Nothing
 * else may answer at these addresses: what is kept is sent before anything else is looked at.
 */
const PAGES: readonly [path: RegExp, query: Readonly<Record<string, RegExp>>][] = [
  [/^\/t\/[^/]+\/\d{1,10}$/, { view: /^flat$/, page: NUMBER }],
  [/^\/(?:latest|unanswered|unsolved|tags)?$|^\/latest\.json$/, { page: NUMBER }],
  [/^\/moderation-log$/, { page: NUMBER }],
  [/^\/rules$/, {}],
  [/^\/top$/, { period: /^(?:year|all)$/, page: NUMBER }],
  [/^\/(?:robots|llms|indexnow)\.txt$|^\/(?:sitemap|feed)\.xml$|^\/feed\.atom$|^\/categories(?:\.json)?$/, {}],
  [/^\/c\/.+\/\d{1,10}(?:\.json)?$|^\/t\/[^/]+\/\d{1,10}\.(?:json|md)$|^\/raw\/\d{1,10}$/, { page: NUMBER }],
  [/^\/[ct]\/.+\/\d{1,10}\.(?:rss|atom)$|^\/raw\/\d{1,10}\/\d{1,10}$/, {}],
  [/^\/(?:tag|u)\/[^/]+\.(?:json|rss|atom)$/, {}],
  [PICTURES, {}],
  [/^\/pages\/[a-z0-9-]{1,60}$/, {}],
  [/^\/tag\/[^/]+$/, { page: NUMBER }],
  [/^\/u\/[^/]+$/, { show: /^replies$/, page: NUMBER }],
];

/** Whether members get it as guests do, so that nobody needs to be looked for behind their cookie. */
export function isForEverybody({ pathname }: URL): boolean {
  return PICTURES.test(pathname);
}

/** Other signs can be written with `%` too, each in its own way, and mean the same page. */
function isOurSpelling(path: string): boolean {
  return !path.includes("%") || path.split("/").every((part) => encodeURIComponent(decodeURIComponent(part)) === part);
}

/**
 * What a guest's page is kept under; null: it is not kept. Pages whose form carries a key, a time or a nonce are not
 * among them. A query that a page does not know, or that is written in another way than our links write it, is rendered
 * each time, so nobody makes up more keys than there are pages.
 */
export function publicPageKey(url: URL): string | null {
  const page = PAGES.find(([path]) => path.test(url.pathname));
  if (!page || !isOurSpelling(url.pathname)) return null;
  if (url.search === "") return url.pathname;
  const written: string[] = [];
  for (const [name, values] of Object.entries(page[1])) {
    const value = url.searchParams.get(name);
    if (value !== null && values.test(value)) written.push(`${name}=${value}`);
  }
  return url.search === `?${written.join("&")}` ? url.pathname + url.search : null;
}
