/** One feed in two formats: RSS 2.0 and Atom (RFC 4287). */
import { iso } from "./view.ts";
import { element, XML_HEAD, xmlText } from "./xml.ts";

export interface Feed {
  title: string;
  description: string;
  language: string;
  /** Absolute: the page it goes with, and the feed itself. */
  page: string;
  self: string;
  /** Newest first. */
  items: FeedItem[];
}

export interface FeedItem {
  title: string;
  /** Absolute. */
  url: string;
  /** Stays the same for ever, whatever the title becomes. */
  id: string;
  author: string;
  html: string;
  createdAt: number;
  editedAt: number | null;
  categories: string[];
}

export type FeedFormat = "rss" | "atom";

export const FEED_TYPES: Readonly<Record<FeedFormat, string>> = {
  rss: "application/rss+xml; charset=utf-8",
  atom: "application/atom+xml; charset=utf-8",
};

export function feedXml(feed: Feed, format: FeedFormat): string {
  return format === "rss" ? rss(feed) : atom(feed);
}

/** When anything in it was last written; the epoch for an empty one. */
function changedAt({ items }: Feed): number {
  return Math.max(0, ...items.map(({ createdAt, editedAt }) => editedAt ?? createdAt));
}

function rss(feed: Feed): string {
  const items = feed.items.map((item) =>
    [
      "<item>",
      element("title", item.title),
      element("link", item.url),
      element("guid", item.id, { isPermaLink: "false" }),
      element("pubDate", new Date(item.createdAt).toUTCString()),
      element("dc:creator", item.author),
      ...item.categories.map((name) => element("category", name)),
      element("description", item.html),
      "</item>",
    ].join("\n"),
  );
  return `${XML_HEAD}<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel>
${element("title", feed.title)}
${element("link", feed.page)}
${element("description", feed.description || feed.title)}
${element("language", feed.language)}
${element("lastBuildDate", new Date(changedAt(feed)).toUTCString())}
<atom:link rel="self" type="application/rss+xml" href="${xmlText(feed.self)}"/>
${items.join("\n")}
</channel>
</rss>
`;
}

function atom(feed: Feed): string {
  const entries = feed.items.map((item) =>
    [
      "<entry>",
      element("title", item.title),
      `<link rel="alternate" type="text/html" href="${xmlText(item.url)}"/>`,
      element("id", item.id),
      element("published", iso(item.createdAt)),
      element("updated", iso(item.editedAt ?? item.createdAt)),
      `<author>${element("name", item.author)}</author>`,
      ...item.categories.map((name) => `<category term="${xmlText(name)}"/>`),
      element("content", item.html, { type: "html" }),
      "</entry>",
    ].join("\n"),
  );
  return `${XML_HEAD}<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xmlText(feed.language)}">
${element("title", feed.title)}
${element("subtitle", feed.description || feed.title)}
<link rel="alternate" type="text/html" href="${xmlText(feed.page)}"/>
<link rel="self" type="application/atom+xml" href="${xmlText(feed.self)}"/>
${element("id", feed.self)}
${element("updated", iso(changedAt(feed)))}
${entries.join("\n")}
</feed>
`;
}
