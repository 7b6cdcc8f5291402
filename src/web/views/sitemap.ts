import type { Forum } from "#forum/forum.ts";
import { SITEMAP_KINDS, type SitemapKind, sitemapEntries, sitemapFiles } from "#forum/sitemap/entries.ts";
import { iso, type ViewMaker } from "./view.ts";
import { element, XML_HEAD } from "./xml.ts";

const NAMESPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"';
export const SITEMAP_TYPE = "application/xml; charset=utf-8";
const FILE = /^\/sitemap\/([a-z]+)-([1-9]\d{0,3})\.xml$/;

/** The index of all sitemaps (sitemaps.org). */
export const sitemapIndex: ViewMaker = async ({ forum }) => {
  const files = (await sitemapFiles(forum)).flatMap(({ kind, files }) =>
    Array.from({ length: files }, (_, at) => `${forum.config.siteUrl}/sitemap/${kind}-${at + 1}.xml`),
  );
  const entries = files.map((url) => `<sitemap>${element("loc", url)}</sitemap>\n`).join("");
  const body = `${XML_HEAD}<sitemapindex ${NAMESPACE}>\n${entries}</sitemapindex>\n`;
  return { status: 200, type: SITEMAP_TYPE, body, isListed: true };
};

/** Which file an address names; null: none. */
export async function sitemapFileAt(forum: Forum, path: string): Promise<{ kind: SitemapKind; file: number } | null> {
  const [, name, number] = FILE.exec(path) ?? [];
  const kind = SITEMAP_KINDS.find((known) => known === name);
  if (!kind) return null;
  const found = (await sitemapFiles(forum)).find((one) => one.kind === kind);
  const file = Number(number);
  return found && file <= found.files ? { kind, file } : null;
}

/** One file, piece by piece. */
export async function* sitemapText(forum: Forum, kind: SitemapKind, file: number): AsyncGenerator<string> {
  yield `${XML_HEAD}<urlset ${NAMESPACE}>\n`;
  for await (const entries of sitemapEntries(forum, kind, file)) {
    const lines = entries.map(({ path, changedAt }) => {
      const lastmod = changedAt === null ? "" : element("lastmod", iso(changedAt));
      return `<url>${element("loc", forum.config.siteUrl + path)}${lastmod}</url>\n`;
    });
    yield lines.join("");
  }
  yield "</urlset>\n";
}
