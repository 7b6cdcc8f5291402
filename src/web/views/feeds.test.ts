/** Every feed, read by a feed reader's parser. */
import { parseAtomFeed, parseRssFeed } from "feedsmith";
import { expect, test } from "vitest";
import { updateProfile } from "#forum/members/profile.ts";
import { editPost } from "#forum/threads/edit.ts";
import { startThread } from "#forum/threads/start.ts";
import { aConversation } from "#testing/conversation.ts";
import { newKey } from "#testing/forum.ts";
import { viewFor } from "#testing/view.ts";

const SITE = "https://forum.example.org";
const NASTY = 'Nasty ]]> & "quotes" <b> \u0007 日本 🚲';

async function aTalk() {
  const place = await aConversation();
  const [ada, ben] = [await place.member("ada"), await place.member("ben")];
  await updateProfile(place.forum, ben, { displayName: "Ben <& Söhne>", bio: "", locale: null, view: "threaded" });
  const id = await place.asks(ada, "It hums.");
  await place.replies(ben, id, "Lime ]]> and 🚲, [here](/tags) and <https://example.com/?a=1&b=2>.");
  place.clock.pass(60_000);
  await startThread(place.forum, ben, {
    ...{ categoryId: 1, title: NASTY, body: "*Words* & <more>.", tags: ["c++"], clientKey: newKey() },
  });
  place.clock.pass(60_000);
  await editPost(place.forum, ben, { postId: 2, revision: 1, body: "Lime ]]> and 🚲, changed." });
  return { place, id };
}

/** What both formats say, by the same names. */
interface Told {
  title: string;
  page: string;
  items: { id: string; title: string; url: string; author: string; html: string; at: number; categories: string[] }[];
}

function rss(text: string, self: string): Told {
  const feed = parseRssFeed(text);
  expect(feed.atom?.links).toEqual([{ rel: "self", type: "application/rss+xml", href: self }]);
  expect(feed.description).toBeTruthy();
  expect(feed.language).toBe("en");
  expect(Date.parse(String(feed.lastBuildDate))).not.toBeNaN();
  return {
    title: feed.title ?? "",
    page: feed.link ?? "",
    items: (feed.items ?? []).map((item) => {
      // An id that is no address: the address changes with the title.
      expect(item.guid?.isPermaLink).toBe(false);
      return {
        id: item.guid?.value ?? "",
        title: item.title ?? "",
        url: item.link ?? "",
        author: item.dc?.creators?.[0] ?? "",
        html: item.description ?? "",
        at: Date.parse(String(item.pubDate)),
        categories: (item.categories ?? []).map(({ name }) => name ?? ""),
      };
    }),
  };
}

function atom(text: string, self: string): Told {
  const feed = parseAtomFeed(text);
  const link = (rel: string) => feed.links?.find((one) => one.rel === rel)?.href ?? "";
  expect([link("self"), feed.id]).toEqual([self, self]);
  expect(Date.parse(String(feed.updated))).not.toBeNaN();
  return {
    title: feed.title?.value ?? "",
    page: link("alternate"),
    items: (feed.entries ?? []).map((entry) => {
      expect(Date.parse(String(entry.updated))).toBeGreaterThanOrEqual(Date.parse(String(entry.published)));
      return {
        id: entry.id ?? "",
        title: entry.title?.value ?? "",
        url: entry.links?.[0]?.href ?? "",
        author: entry.authors?.[0]?.name ?? "",
        html: entry.content?.value ?? "",
        at: Date.parse(String(entry.published)),
        categories: (entry.categories ?? []).map(({ term }) => term ?? ""),
      };
    }),
  };
}

test("of the forum, a category, a tag, a thread and a person there is a feed in both formats, with full texts", async () => {
  const { place, id } = await aTalk();
  const kinds: Record<string, { ends: Record<"rss" | "atom", string>; page: string; title: string; items: string[] }> =
    {
      "/feed": { ends: { rss: ".xml", atom: ".atom" }, page: "/", title: "Stoa", items: ["/p/3", "/p/1"] },
      "/c/help/1": {
        ends: { rss: ".rss", atom: ".atom" },
        page: "/c/help/1",
        title: "Help – Stoa",
        items: ["/p/3", "/p/1"],
      },
      "/tag/c%2B%2B": {
        ends: { rss: ".rss", atom: ".atom" },
        page: "/tag/c%2B%2B",
        title: "#c++ – Stoa",
        items: ["/p/3"],
      },
      [`/t/why-does-it-hum/${id}`]: {
        ends: { rss: ".rss", atom: ".atom" },
        ...{ page: `/t/why-does-it-hum/${id}`, title: "Why does it hum? – Stoa", items: ["/p/2", "/p/1"] },
      },
      "/u/ben": {
        ends: { rss: ".rss", atom: ".atom" },
        page: "/u/ben",
        title: "Ben <& Söhne> – Stoa",
        items: ["/p/3", "/p/2"],
      },
    };
  for (const [path, { ends, page, title, items }] of Object.entries(kinds)) {
    const both: Told[] = [];
    for (const [format, read] of [
      ["rss", rss],
      ["atom", atom],
    ] as const) {
      const { status, headers, text } = await viewFor(place, path + ends[format]);
      expect([path, status, headers["content-type"]]).toEqual([path, 200, `application/${format}+xml; charset=utf-8`]);
      both.push(read(text, SITE + path + ends[format]));
    }
    const [first, second] = both;
    expect(first, path).toEqual(second);
    expect([first?.title, first?.page, first?.items.map((item) => item.id)]).toEqual([
      ...[title, SITE + page, items.map((item) => SITE + item)],
    ]);
    for (const item of first?.items ?? []) {
      expect(item.url.startsWith(`${SITE}/t/`)).toBe(true);
      expect(item.html).not.toMatch(/(?:href|src)="\//);
      expect(item.at).not.toBeNaN();
    }
  }
});

test("titles, names and texts come through as they are shown, without what XML cannot hold", async () => {
  const { place } = await aTalk();
  const { items } = rss((await viewFor(place, "/u/ben.rss")).text, `${SITE}/u/ben.rss`);
  expect(items[0]).toMatchObject({
    title: NASTY.replace("\u0007", ""),
    author: "Ben <& Söhne>",
    categories: ["Help", "c++"],
  });
  expect(items[0]?.html).toBe("<p><em>Words</em> &#x26; &#x3C;more>.</p>");
  expect(items[1]?.html).toBe("<p>Lime ]]> and 🚲, changed.</p>");
});

test("a feed without a single post is a feed", async () => {
  const place = await aConversation();
  for (const [path, read] of [
    ["/feed.xml", rss],
    ["/feed.atom", atom],
  ] as const)
    expect(read((await viewFor(place, path)).text, SITE + path)).toEqual({
      title: "Stoa",
      page: `${SITE}/`,
      items: [],
    });
});
