/** What a search engine finds that follows every link from the front page, in the demo and without script. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Site, startSite } from "../browser/support/server.ts";
import { brokenIn, headsAmissIn, listedIn, postsIn } from "./crawl-checks.ts";
import { type Crawl, type CrawledPage, crawl } from "./crawler.ts";
import { faultsIn, one } from "./guidelines.ts";
import type { Item } from "./microdata.ts";

let site: Site;
let found: Crawl;
/** What search engines may list. */
let listed: CrawledPage[];

beforeAll(async () => {
  site = await startSite({ demo: true });
  found = await crawl(site.url, ["/", "/latest"]);
  listed = listedIn(found);
}, 300_000);
afterAll(() => site?.stop());

test("every thread and every post that everybody may read is reached", () => {
  const { all, unreached } = postsIn(site.dataDir, found);
  expect(all).toBeGreaterThan(200);
  expect(unreached).toEqual([]);
});

test("every link leads to something, in one step at most", () => {
  expect(found.links.size).toBeGreaterThan(100);
  expect(brokenIn(found)).toEqual([]);
});

test("no two pages have the same title or description, and none lacks one", () => {
  expect(listed.length).toBeGreaterThan(50);
  expect(headsAmissIn(found)).toEqual([]);
});

test("every page says its own address, or that of the page whose copy it is", () => {
  for (const { path, canonical, isListed } of found.pages.values()) {
    if (!isListed) continue;
    expect([path, canonical]).toEqual([path, site.url + path]);
  }
  const copies = [...found.pages.values()].filter(({ isCopy }) => isCopy);
  // Nothing leads robots to the same content twice.
  expect(copies.map(({ path, canonical }) => [path, canonical])).toEqual([["/latest", `${site.url}/`]]);
});

test("every page tells search engines all that they ask for, and nothing that is not on it", () => {
  const kinds = new Map<string, number>();
  for (const { path, items, texts } of listed) {
    expect([path, faultsIn(items)]).toEqual([path, []]);
    // One thing that the page is about, beside the way to it.
    const main = items.filter(({ type }) => type !== "BreadcrumbList");
    expect([path, main.length <= 1]).toEqual([path, true]);
    const type = main[0]?.type ?? "none";
    const kind = `${path.split(/[/?]/)[1]} ${type}${/[?&]page=/.test(path) ? " later" : ""}`;
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
    if (!path.startsWith("/t/") || type === "none") continue;
    // Every post that stands on the page is told once, in full.
    expect([path, textsIn(main).sort()]).toEqual([path, texts.sort()]);
  }
  expect(Object.fromEntries(kinds)).toMatchObject({
    ...{ " Organization": 1, "t QAPage": expect.any(Number), "t DiscussionForumPosting": expect.any(Number) },
    ...{ "t DiscussionForumPosting later": expect.any(Number), "u ProfilePage": expect.any(Number) },
  });
});

function textsIn(items: readonly Item[]): string[] {
  return items.flatMap((item) => [
    ...(item.type === "Organization" ? [] : [one(item, "text")].filter((text) => typeof text === "string")),
    ...Object.values(item.properties).flatMap((values) =>
      textsIn(values.filter((value): value is Item => typeof value !== "string")),
    ),
  ]);
}

test("pages of one list know those beside them, to the very end", () => {
  const paged = listed.filter(({ next, prev }) => next !== null || prev !== null);
  expect(paged.length).toBeGreaterThan(5);
  for (const { path, next, prev } of paged) {
    const url = new URL(path, site.url);
    const page = Number(url.searchParams.get("page") ?? 1);
    expect([path, prev === null]).toEqual([path, page === 1]);
    if (next === null) continue;
    expect(found.pages.get(next)?.prev).toBe(path);
    expect(new URL(next, site.url).searchParams.get("page")).toBe(`${page + 1}`);
  }
});

test("categories, tags, threads and people name their own feed beside that of the forum", () => {
  const withFeed = listed.filter(({ path }) => /^\/(?:[ctu]|tag)\//.test(path));
  expect(new Set(withFeed.map(({ path }) => path.split("/")[1]))).toEqual(new Set(["c", "t", "u", "tag"]));
  for (const { path, feeds } of withFeed) {
    expect([path, feeds]).toEqual([path, ["/feed.xml", `${path.split("?")[0]}.rss`]]);
  }
});

test("nothing answers as if it were there", async () => {
  const paths = ["/c/nothing/999999", "/tag/nothing", "/u/nothing", "/t/nothing/999999", "/p/999999", "/nothing"];
  const lists = ["/", "/latest", "/unanswered", "/unsolved", "/top", "/tags", "/c/x/1", "/t/x/1", "/u/henrike"];
  for (const path of [...paths, ...lists.map((list) => `${list}?page=999`)]) {
    expect([path, (await fetch(site.url + path)).status]).toEqual([path, 404]);
  }
});
