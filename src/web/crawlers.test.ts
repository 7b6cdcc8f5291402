import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { changeCrawlers } from "#forum/administration/crawlers.ts";
import { crawlersForm } from "#forum/administration/input.ts";
import { putSettings } from "#forum/settings/changes.ts";
import { CRAWLER_NAMES } from "#forum/settings/crawlers.ts";
import { aForum } from "#testing/forum.ts";
import { crawlersIn } from "./crawlers.ts";
import { createSite } from "./site.ts";

const BROWSERS = [
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36 Edg/141.0.0.0",
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_6 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.6 Mobile/15E148 Safari/604.1",
  "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0",
  "Mozilla/5.0 (Linux; Android 14; SM-S918B) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0.0.0 Mobile Safari/537.36",
  "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/480.0]",
  "Lynx/2.9.2 libwww-FM/2.14 SSL-MM/1.4.1",
  "w3m/0.5.3+git20230121",
  "ELinks/0.16.1 (textmode; Linux; 80x24-2)",
  "Links (2.29; Linux x86_64; text)",
];
const BROWSER = BROWSERS[0] ?? "";

test("a crawler is known by its name as a whole word, however it is written, and a browser is none", () => {
  const known: [string, string[]][] = [
    ["Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)", ["Googlebot"]],
    [
      "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm) Chrome/116.0.1938.76 Safari/537.36",
      ["bingbot", "bingbot"],
    ],
    [
      "Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko); compatible; GPTBot/1.2; +https://openai.com/gptbot",
      ["GPTBot", "GPTBot"],
    ],
    ["GPTBOT/1.2", ["GPTBot"]],
    ["Googlebot-Image/1.0", ["Googlebot-Image"]],
    ["curl/8.5.0", ["curl"]],
    ["MyGPTBotter/1.0 xcurl curly gptbot_2", []],
    ["", []],
  ];
  for (const [agent, names] of known) expect([agent, crawlersIn(agent)]).toEqual([agent, names]);
  expect(crawlersIn(undefined)).toEqual([]);
  for (const browser of BROWSERS) expect([browser, crawlersIn(browser)]).toEqual([browser, []]);
  for (const name of CRAWLER_NAMES) expect(crawlersIn(`Mozilla/5.0 (compatible; ${name}/1.0)`)).toContain(name);
});

test("a User-Agent made to be slow is read as far as a name can stand", () => {
  const hostile = [
    "a-".repeat(8_000),
    "gptbot ".repeat(2_000),
    "_".repeat(16_000),
    `${" ".repeat(600)}GPTBot`,
    "İ".repeat(5_000),
  ];
  const counts = hostile.map((agent) => crawlersIn(agent).length);
  expect(counts).toEqual([0, 73, 0, 0, 0]);
});

/** The server's front with one page, and what it answers to a name. */
async function aFront() {
  const { forum, clock, member } = await aForum();
  const admin = await member("ada", { role: "administrator" });
  let rendered = 0;
  const site = createSite(
    forum,
    async (_request, response) => {
      rendered++;
      response.end("a page");
    },
    [],
  );
  const server = createServer((request, response) => void site(request, response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => void server.close());
  const ask = (agent: string, path = "/") =>
    fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { headers: { "user-agent": agent } });
  return {
    forum,
    clock,
    rendered: () => rendered,
    ask,
    status: async (agent: string, path?: string) => (await ask(agent, path)).status,
    async choose(fields: Record<string, string>) {
      const form = { "classes.search": "allow", "classes.answers": "allow", "classes.training": "allow" };
      await changeCrawlers(
        forum,
        admin,
        crawlersForm.parse({ ...form, "classes.tools": "allow", perMinute: "30", ...fields }),
      );
      // What was chosen holds within a second.
      clock.pass(1_000);
    },
  };
}

test("whom the owner refuses gets 403 before anything is rendered, and still reads robots.txt", async () => {
  const { choose, ask, status, rendered } = await aFront();
  expect(await status("GPTBot/1.2")).toBe(200);
  await choose({
    "classes.training": "refuse",
    "agents.CCBot": "allow",
    "agents.Googlebot": "",
    "agents.curl": "refuse",
  });
  // Also what is kept for guests.
  for (const path of ["/", "/latest"]) await status("SomeoneNew/1.0", path);
  const before = rendered();
  const refused = await ask("GPTBot/1.2", "/latest");
  expect([refused.status, refused.headers.get("cache-control")]).toEqual([403, "no-store"]);
  expect(await refused.text()).toContain("robots.txt");
  for (const path of ["/", "/latest.json", "/feed.xml", "/sitemap.xml", "/t/x/1", "/nothing"])
    expect([path, await status("Bytespider", path)]).toEqual([path, 403]);
  // One more name does not help.
  expect(await status("Googlebot/2.1 GPTBot/1.2")).toBe(403);
  expect(await status("curl/8.5.0")).toBe(403);
  expect(rendered()).toBe(before);
  for (const path of ["/robots.txt", "/api/health"]) expect([path, await status("GPTBot", path)]).toEqual([path, 200]);
  for (const agent of ["CCBot/2.0", "Googlebot/2.1", "SomeoneNew/1.0", ...BROWSERS])
    expect([agent, await status(agent)]).toEqual([agent, 200]);
});

test("who is slowed down is told when to come again, and nobody else waits for it", async () => {
  const { choose, ask, status, clock } = await aFront();
  await choose({ "classes.answers": "slow", perMinute: "30" });
  const statuses: number[] = [];
  for (let n = 0; n < 8; n++) statuses.push(await status("PerplexityBot/1.0"));
  expect(statuses).toEqual([200, 200, 200, 200, 200, 429, 429, 429]);
  const told = await ask("PerplexityBot/1.0");
  expect([told.status, told.headers.get("retry-after"), told.headers.get("cache-control")]).toEqual([
    429,
    "2",
    "no-store",
  ]);
  // Each name has its own; browsers have none.
  for (const agent of ["Claude-User/1.0", "Googlebot/2.1", BROWSER])
    expect([agent, await status(agent)]).toEqual([agent, 200]);
  clock.pass(2_000);
  expect([await status("PerplexityBot/1.0"), await status("PerplexityBot/1.0")]).toEqual([200, 429]);
  // A clock that is set back locks nobody out for long.
  clock.pass(-3_600_000);
  await ask("PerplexityBot/1.0");
  clock.pass(3_600_000 + 60_000);
  expect(await status("PerplexityBot/1.0")).toBe(200);
});

test("a name that is no longer known, and one made up, change nothing", async () => {
  const { forum, clock, status } = await aFront();
  const { crawlers } = await forum.settings();
  const agents = { Forgotten: "refuse", constructor: "refuse", GPTBot: "refuse" } as const;
  await forum.write((tx) => putSettings(tx, { crawlers: { ...crawlers, agents } }));
  clock.pass(1_000);
  for (const agent of ["Forgotten/1", "constructor", "__proto__", "toString hasOwnProperty"])
    expect([agent, await status(agent)]).toEqual([agent, 200]);
  expect(await status("GPTBot")).toBe(403);
  expect(crawlersForm.safeParse({ classes: {}, "agents.Nobody": "refuse" }).success).toBe(false);
});

/** RFC 9309, 2.2: groups of a name line or more and rules, and lines of others beside. */
function groupsOf(robots: string) {
  const groups: { names: string[]; rules: string[] }[] = [];
  for (const line of robots.trimEnd().split("\n")) {
    if (line === "") continue;
    const [, key = "", value = ""] = /^([A-Za-z-]+): (\S+)$/.exec(line) ?? [];
    expect(key, line).toMatch(/^(?:User-agent|Allow|Disallow|Sitemap|Crawl-delay)$/);
    const last = groups.at(-1);
    if (key === "User-agent") {
      // The grammar knows no digits; the crawlers that have some are documented with them.
      expect(value).toMatch(/^(?:\*|[A-Za-z_][\w-]*)$/);
      if (last && last.rules.length === 0) last.names.push(value);
      else groups.push({ names: [value], rules: [] });
    } else if (key === "Allow" || key === "Disallow") {
      expect(value).toMatch(/^\/[\x21-\x7e]*$/);
      last?.rules.push(`${key} ${value}`);
    }
  }
  return groups;
}

test("robots.txt says the same, each crawler's group whole", async () => {
  const { choose, ask } = await aFront();
  const robots = async () => (await ask(BROWSER, "/robots.txt")).text();
  expect(groupsOf(await robots()).map(({ names }) => names)).toEqual([["*"]]);
  await choose({
    "classes.training": "refuse",
    "agents.CCBot": "slow",
    "agents.Applebot-Extended": "slow",
    perMinute: "20",
  });
  const text = await robots();
  const [refused, slow, all] = groupsOf(text);
  expect(refused?.names).toEqual(expect.arrayContaining(["GPTBot", "Google-Extended"]));
  expect(refused?.names).not.toContain("CCBot");
  expect(refused?.rules).toEqual(["Disallow /"]);
  expect([slow?.names, all?.names]).toEqual([["CCBot"], ["*"]]);
  expect(slow?.rules).toEqual(all?.rules);
  expect(all?.rules).toContain("Disallow /admin");
  expect(text).toContain("\nCrawl-delay: 3\n");
  expect(text.endsWith("\nSitemap: https://forum.example.org/sitemap.xml\n")).toBe(true);
});
