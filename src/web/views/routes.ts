/** Which addresses are data, and who answers at each. */

import { categoryFeed, personFeed, siteFeed, tagFeed, threadFeed } from "./feeds.ts";
import { indexNowTxt, llmsTxt, robotsTxt } from "./for-robots.ts";
import { categoriesJson, categoryJson, latestJson, personJson } from "./lists.ts";
import { faviconIco, faviconSvg, homeScreenIcon, manifest, threadPicture } from "./pictures.ts";
import { sitemapIndex } from "./sitemap.ts";
import { rawPost, rawThread, threadJson, threadMarkdown } from "./threads.ts";
import type { ViewMaker } from "./view.ts";

const FEED = "(?<format>rss|atom)";
const ID = "(?<id>\\d{1,10})";

const VIEWS: readonly [path: RegExp, make: ViewMaker][] = [
  [/^\/robots\.txt$/, robotsTxt],
  [/^\/indexnow\.txt$/, indexNowTxt],
  [/^\/llms\.txt$/, llmsTxt],
  [/^\/sitemap\.xml$/, sitemapIndex],
  [/^\/feed\.xml$/, (context) => siteFeed(context, { format: "rss" })],
  [/^\/feed\.atom$/, (context) => siteFeed(context, { format: "atom" })],
  [/^\/latest\.json$/, latestJson],
  [/^\/categories\.json$/, categoriesJson],
  [new RegExp(`^/c/(?:[^/]+/){1,2}${ID}\\.json$`), categoryJson],
  [new RegExp(`^/c/(?:[^/]+/){1,2}${ID}\\.${FEED}$`), categoryFeed],
  [new RegExp(`^/tag/(?<name>[^/]+)\\.${FEED}$`), tagFeed],
  [new RegExp(`^/t/(?:[^/]+/)?${ID}\\.json$`), threadJson],
  [new RegExp(`^/t/(?:[^/]+/)?${ID}\\.md$`), threadMarkdown],
  [new RegExp(`^/t/(?:[^/]+/)?${ID}\\.${FEED}$`), threadFeed],
  [/^\/u\/(?<username>[^/]+)\.json$/, personJson],
  [new RegExp(`^/u/(?<username>[^/]+)\\.${FEED}$`), personFeed],
  [new RegExp(`^/t/(?:[^/]+/)?${ID}/card\\.png$`), threadPicture],
  [/^\/favicon\.svg$/, faviconSvg],
  [/^\/favicon\.ico$/, faviconIco],
  [/^\/apple-touch-icon\.png$/, homeScreenIcon],
  [/^\/icon-(?<size>192|512)\.png$/, homeScreenIcon],
  [/^\/manifest\.webmanifest$/, manifest],
  [new RegExp(`^/raw/${ID}$`), rawThread],
  [new RegExp(`^/raw/${ID}/(?<number>\\d{1,10})$`), rawPost],
];

/** The paths of all views. */
export const viewPaths: readonly RegExp[] = VIEWS.map(([path]) => path);

export interface FoundView {
  make: ViewMaker;
  params: Record<string, string>;
}

/** The view at a path; null: it is a page's. */
export function viewAt(path: string): FoundView | null {
  for (const [pattern, make] of VIEWS) {
    const groups = pattern.exec(path)?.groups;
    if (groups) return { make, params: decoded(groups) };
    if (pattern.test(path)) return { make, params: {} };
  }
  return null;
}

function decoded(groups: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(groups).map(([name, value = ""]) => [name, decodeURIComponent(value)]));
}
