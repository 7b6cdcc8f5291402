/** A small search engine: follows every link that robots may follow, and notes what each page says of itself. */
import type { Element, Root, RootContent } from "hast";
import { fromHtml } from "hast-util-from-html";
import { type Item, itemsOf, textOf } from "./microdata.ts";

export interface CrawledPage {
  /** Path and query. */
  path: string;
  title: string;
  description: string;
  /** Absolute; "" for none. */
  canonical: string;
  /** Says that it may be listed, under its own address. */
  isListed: boolean;
  /** Names another page as the one to list. */
  isCopy: boolean;
  prev: string | null;
  next: string | null;
  /** Paths of the feeds it names. */
  feeds: string[];
  /** Of its elements. */
  ids: ReadonlySet<string>;
  /** What it tells search engines of its content. */
  items: Item[];
  /** The texts of the posts on it, folded ones left out. */
  texts: string[];
}

export interface Crawl {
  /** HTML that answered 200, by path and query. */
  pages: Map<string, CrawledPage>;
  /** Everything that was asked for. */
  answers: Map<string, { status: number; leadsTo: string | null }>;
  /** The pages on which an address stands. */
  links: Map<string, string[]>;
  /** Links to a place on a page. */
  places: { path: string; id: string; on: string }[];
}

/** Follows all links from these paths that lead to pages of `origin`. */
export async function crawl(origin: string, from: readonly string[]): Promise<Crawl> {
  const found: Crawl = { pages: new Map(), answers: new Map(), links: new Map(), places: [] };
  const isFollowed = await robotRules(origin);
  const waiting = [...from];
  const ask = (path: string, on: string) => {
    const known = found.links.get(path);
    if (known) return void known.push(on);
    found.links.set(path, [on]);
    waiting.push(path);
  };
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    if (found.answers.has(path)) continue;
    const answer = await fetch(origin + path, { redirect: "manual" });
    const html = await answer.text();
    const location = answer.headers.get("location");
    const leadsTo = location === null ? null : addressOf(new URL(location, origin + path));
    found.answers.set(path, { status: answer.status, leadsTo });
    if (leadsTo !== null && isFollowed(leadsTo)) ask(leadsTo, path);
    if (answer.status !== 200 || !answer.headers.get("content-type")?.startsWith("text/html")) continue;
    if (!isFollowed(path)) continue;
    const { page, links } = read(html, path, origin, answer.headers.get("x-robots-tag") ?? "");
    found.pages.set(path, page);
    for (const url of links) {
      if (url.origin !== origin) continue;
      const to = addressOf(url);
      if (url.hash) found.places.push({ path: to, id: decodeURIComponent(url.hash.slice(1)), on: path });
      // Of what robots may not follow, each page is looked at once.
      ask(isFollowed(to) ? to : url.pathname, path);
    }
  }
  return found;
}

const addressOf = (url: URL) => url.pathname + url.search;

/** Says of a path and query whether robots.txt lets everybody follow it (RFC 9309). */
async function robotRules(origin: string): Promise<(path: string) => boolean> {
  const text = await (await fetch(`${origin}/robots.txt`)).text();
  const rules = [...text.matchAll(/^(Allow|Disallow): (\S+)$/gm)].map(([, kind, path = ""]) => ({
    allows: kind === "Allow",
    length: path.length,
    pattern: new RegExp(`^${path.replace(/[.?+^${}()|[\]\\]/g, "\\$&").replaceAll("*", ".*")}`),
  }));
  return (path) => {
    const [strongest] = rules.filter(({ pattern }) => pattern.test(path)).sort((a, b) => b.length - a.length);
    return strongest?.allows ?? true;
  };
}

function read(html: string, path: string, origin: string, robotsTag: string): { page: CrawledPage; links: URL[] } {
  const elements = elementsOf(fromHtml(html));
  const text = (element: Element | undefined) =>
    (element?.children ?? []).map((child) => (child.type === "text" ? child.value : "")).join("");
  const one = (name: string, property: string, value: string) =>
    elements.filter(({ tagName, properties }) => tagName === name && String(properties[property]) === value);
  const only = (found: Element[], property: string): string | null => {
    if (found.length > 1) throw new Error(`${path} says twice what its ${property} is`);
    return found[0] ? String(found[0].properties[property]) : null;
  };
  const link = (rel: string) => only(one("link", "rel", rel), "href");
  const named = link("canonical");
  const canonical = named === null ? "" : new URL(named).href;
  const robots = `${only(one("meta", "name", "robots"), "content") ?? ""} ${robotsTag}`;
  const isCopy = canonical !== "" && canonical !== origin + path;
  return {
    page: {
      path,
      title: text(elements.find(({ tagName }) => tagName === "title")),
      description: only(one("meta", "name", "description"), "content") ?? "",
      canonical,
      isListed: !robots.includes("noindex") && !isCopy,
      isCopy,
      prev: link("prev"),
      next: link("next"),
      feeds: one("link", "type", "application/rss+xml")
        .map(({ properties }) => {
          return new URL(String(properties.href), origin).pathname;
        })
        .sort((a) => (a === "/feed.xml" ? -1 : 1)),
      items: itemsOf(html, origin + path),
      texts: bodiesIn(fromHtml(html)),
      ids: new Set(elements.flatMap(({ properties }) => (properties.id ? [String(properties.id)] : []))),
    },
    links: elements
      .filter(({ tagName, properties }) => (tagName === "a" || tagName === "link") && properties.href !== undefined)
      .map(({ properties }) => new URL(String(properties.href), origin + path)),
  };
}

function elementsOf(node: Root | RootContent): Element[] {
  const own = node.type === "element" ? [node] : [];
  return "children" in node ? [...own, ...node.children.flatMap(elementsOf)] : own;
}

function bodiesIn(node: Root | RootContent): string[] {
  if (node.type === "element") {
    if (node.tagName === "details" && [node.properties.className].flat().includes("folded")) return [];
    if (node.properties.dataPostBody !== undefined) return [textOf(node).trim()];
  }
  return "children" in node ? node.children.flatMap(bodiesIn) : [];
}
