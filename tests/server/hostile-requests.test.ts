/** What a request may say about itself and how it may be written: it gets a true code, and nobody else gets anything of it. */
import { type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from "node:http";
import { buffer } from "node:stream/consumers";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Forum, openForum } from "#forum/forum.ts";
import { type Actor, actorOf } from "#forum/members/actor.ts";
import { replyToThread } from "#forum/threads/reply.ts";
import { startThread } from "#forum/threads/start.ts";
import { authSecret } from "#platform/boot.ts";
import { readConfig } from "#platform/config.ts";
import { newKey } from "#testing/forum.ts";
import { foundForum, liftLimits } from "../browser/support/forms.ts";
import { type Site, startSite } from "../browser/support/server.ts";

const TOKEN = "a token of some length";

let site: Site;
/** The same data from another process: this one. */
let forum: Forum;
let ada: Actor;
let thread = "";

beforeAll(async () => {
  site = await startSite({ env: { METRICS_TOKEN: TOKEN } });
  await liftLimits(site, await foundForum(site));
  const config = readConfig({ DATA_DIR: site.dataDir, SITE_URL: site.url });
  forum = await openForum({ config, secret: authSecret(config), runJobs: false });
  ada = await actorOf(forum, 1);
  const draft = { title: "Why does it hum?", body: "Words. ".repeat(300), tags: [], categoryId: 1 };
  thread = await startThread(forum, ada, { ...draft, clientKey: newKey() });
}, 120_000);

afterAll(async () => {
  await forum?.close();
  await site?.stop();
});

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** As written: no header is put right, nothing in the address is. */
function raw(path: string, headers: OutgoingHttpHeaders = {}): Promise<Answer> {
  const { hostname, port } = new URL(site.url);
  return new Promise((done, fail) => {
    const asked = request({ hostname, port, path, headers, agent: false }, async (answer) => {
      done({ status: answer.statusCode ?? 0, headers: answer.headers, body: await buffer(answer) });
    });
    asked.on("error", fail);
    asked.end();
  });
}

/** What a page says, but for the way back after signing in, which names the address as it was asked for. */
const words = ({ body }: Answer) => String(body).replaceAll(/(\/sign-(?:in|up))\?return=[^"]*/g, "$1");

let written = 0;
/** Something is written, so that every kept page has to be made anew. */
const write = () =>
  replyToThread(forum, ada, { id: 1, to: null, body: `Reply ${++written}, which is new.`, clientKey: newKey() });

const EVIL = "evil.example";
const LONG = "x".repeat(6_000);
/** Every header that could make a page another one, each with values that mean harm. */
const HOSTILE: Readonly<Record<string, readonly (string | string[])[]>> = {
  host: [EVIL, `${EVIL}:99`, '"><script>', LONG],
  "x-forwarded-host": [EVIL, `${EVIL}, ${EVIL}`],
  "x-forwarded-proto": ["https", "gopher", "javascript"],
  "x-forwarded-port": ["1"],
  "x-forwarded-prefix": [`/${EVIL}`],
  "x-forwarded-for": ["6.6.6.6", LONG, `${"1.1.1.1,".repeat(500)}6.6.6.6`],
  forwarded: [`host=${EVIL};proto=gopher`],
  "x-original-url": ["/admin"],
  "x-rewrite-url": ["/admin"],
  "x-http-method-override": ["DELETE"],
  accept: ["application/json", "text/x-component", LONG],
  "accept-language": ["fr", "de;q=1", LONG],
  "accept-charset": ["utf-7"],
  "accept-encoding": ["br", "gzip;q=nonsense", "*", "identity;q=0", ",".repeat(6_000), LONG],
  "user-agent": ["Googlebot/2.1", "iPhone", LONG],
  referer: [`https://${EVIL}/`],
  origin: [`https://${EVIL}`],
  range: ["bytes=0-10", "bytes=-1", "bytes=9999999-", `bytes=${"0-1,".repeat(1_000)}0-1`, "lines=1-2"],
  "if-range": ['"x"'],
  "if-none-match": ['"nonsense"', '"', ",".repeat(6_000), `${'W/"x", '.repeat(800)}"y"`],
  "if-match": ['"nonsense"'],
  "if-modified-since": ["Sun, 22 Nov 2099 10:00:00 GMT", "never"],
  "if-unmodified-since": ["Sun, 22 Nov 1999 10:00:00 GMT"],
  cookie: ["theme=dark", "NEXT_LOCALE=fr", "__prerender_bypass=x", "next-auth.session-token=made.up.one", `=;;${LONG}`],
  authorization: ["Bearer x", "Basic eDp4"],
  rsc: ["1"],
  "next-url": ["/admin"],
  "next-action": ["x"],
  "next-router-state-tree": ["%5B%22%22%5D"],
  "x-nextjs-data": ["1"],
  "x-middleware-subrequest": ["middleware:middleware:middleware:middleware:middleware"],
  "x-invoke-path": ["/admin"],
  "x-matched-path": ["/admin"],
  "x-prerender-revalidate": ["x"],
  "content-type": ["multipart/form-data; boundary=x"],
  "x-requested-with": ["XMLHttpRequest"],
  purpose: ["prefetch"],
  "save-data": ["on"],
  pragma: ["no-cache"],
  "cache-control": ["no-cache", "only-if-cached"],
};

test("no header makes a page another one for those who come after", async () => {
  const pages = [thread, "/latest.json", `${thread}.rss`];
  let at = 0;
  for (const [name, values] of Object.entries(HOSTILE)) {
    for (const value of values) {
      const path = pages[at++ % 3] ?? thread;
      await write();
      // The first who asks for it, so what they could spoil would stay.
      const theirs = await raw(path, { [name]: value });
      const said = [name, String(value).slice(0, 40), path];
      expect([...said, theirs.status]).toEqual([...said, 200]);
      const others = await raw(path);
      const fresh = await raw(`${path}?fresh=1`);
      expect(words(others)).toBe(words(fresh));
      expect([...said, others.headers["content-encoding"], others.headers["cache-control"]]).toEqual([
        ...said,
        ...[undefined, "public, no-cache"],
      ]);
      // The feed of a thread names its newest posts.
      if (path.endsWith(".rss")) expect(words(others)).toContain(`Reply ${written}, which is new.`);
      for (const answer of [theirs, others]) {
        const all = answer.headers["content-encoding"] ? "" : words(answer);
        expect([...said, `${all}${JSON.stringify(answer.headers)}`.includes(EVIL)]).toEqual([...said, false]);
      }
      expect([...said, theirs.headers["content-range"], theirs.headers["set-cookie"]]).toEqual([
        ...said,
        undefined,
        undefined,
      ]);
    }
  }
}, 120_000);

test("a coding is taken as it is asked for, and nothing else changes with it", async () => {
  const wanted: [string, string | undefined][] = [
    ["", undefined],
    ["br", "br"],
    ["BR", "br"],
    ["gzip, br;q=0", "gzip"],
    ["gzip;q=0.000, br;q=0.0", undefined],
    ["deflate, zstd, compress", undefined],
    ["gzip ; q=1.0", "gzip"],
    [`${"gzip;q=0,".repeat(800)}`, undefined],
    ["brr, xgzip", undefined],
  ];
  for (const [accepted, coding] of wanted) {
    const { status, headers } = await raw(thread, { "accept-encoding": accepted });
    expect([accepted.slice(0, 30), status, headers["content-encoding"]]).toEqual([accepted.slice(0, 30), 200, coding]);
    expect(headers.vary).toBe("Cookie, Accept-Encoding");
  }
});

test("who has the page is told so, however they say it, and a list that means harm costs nothing", async () => {
  const etag = String((await raw(thread)).headers.etag);
  for (const named of [etag, `W/${etag}`, `"x", ${etag}`, "*", `${'"x",'.repeat(1_000)}${etag}`])
    expect([named.slice(0, 30), (await raw(thread, { "if-none-match": named })).status]).toEqual([
      named.slice(0, 30),
      304,
    ]);
  for (const named of ['"', "W/", etag.slice(1), `${etag}x`, " ".repeat(6_000), '"'.repeat(6_000), "W/".repeat(3_000)])
    expect([named.slice(0, 30), (await raw(thread, { "if-none-match": named })).status]).toEqual([
      named.slice(0, 30),
      200,
    ]);
});

test("no page is there but those that lists and threads have", async () => {
  const none = ["-1", "999999999", "0", "1.0", "01", "+1", "1e1", "", "%31%00", "0x1", "١", "1;2", "NaN", "1%20"];
  for (const path of [
    "/",
    "/latest",
    "/top",
    "/tags",
    "/c/questions/1",
    thread,
    "/latest.json",
    `${thread}.json`,
    "/raw/1",
  ]) {
    for (const page of none) {
      const { status } = await raw(`${path}?page=${encodeURI(page).replaceAll("%25", "%")}`);
      expect([path, page, status]).toEqual([path, page, 404]);
    }
  }
});

test("an address is read as it is written, once, and one too long is refused", async () => {
  const paths: [string, number | number[]][] = [
    ["/%", 400],
    ["/%zz", 400],
    ["/%c0%ae%c0%ae/", 400],
    ["/%00", 400],
    ["/%2e%2e/%2e%2e/etc/passwd", 404],
    ["/%252e%252e/etc/passwd", 404],
    ["/t/%2e%2e/1", [308, 404]],
    ["/t/x%2f..%2f..%2fadmin/1", [308, 404]],
    ["/tag/%252f", 404],
    ["/u/%E2%80%AEada", [308, 404]],
    [`/${"a".repeat(8_191)}`, 404],
    [`/${"a".repeat(8_192)}`, 414],
    [`/tag/${"%F0%9F%9A%B2".repeat(600)}`, 404],
    [`/u/${"e%CC%81".repeat(1_000)}`, 404],
    [`/t/${"a-".repeat(3_000)}/1`, 308],
    [`/latest?${"a=1&".repeat(2_000)}`, 200],
    [`/latest?q=${"%F0%9F%92%A9".repeat(600)}`, 200],
    [`/latest?${"x".repeat(8_200)}`, 414],
    ["/latest?%zz=%zz&%", 200],
    ["/latest?__proto__=1&constructor=2&page[]=1", 200],
  ];
  for (const [path, wanted] of paths) {
    const { status, headers } = await raw(path);
    expect([path.slice(0, 40), [wanted].flat()]).toEqual([path.slice(0, 40), expect.arrayContaining([status])]);
    if (status === 308) expect(String(headers.location)).toMatch(/^\/(?![/\\])/);
  }
});

test("nothing that somebody makes up is kept", async () => {
  const kept = async () => {
    const { body } = await raw("/metrics", { authorization: `Bearer ${TOKEN}` });
    return Number(/^stoa_guest_pages (\d+)$/m.exec(String(body))?.[1]);
  };
  const known = ["/", "/latest", thread, "/latest.json", "/feed.xml", "/robots.txt"];
  for (const path of known) await raw(path);
  const before = await kept();
  expect(before).toBeGreaterThanOrEqual(known.length);
  for (let n = 0; n < 25; n++) {
    for (const path of [
      ...[`/latest?x=${n}`, `/latest?page=${n + 2}`, `${thread}?page=01&x=${n}`, `${thread}?view=flat${n}`],
      ...[
        `/tag/made-up-${n}`,
        `/u/made-up-${n}`,
        `/t/made-up-${n}/1`,
        `/t/x/${n + 900}`,
        `/robots.txt?${n}`,
        `/%6catest?${n}`,
      ],
    ])
      await raw(path, { "user-agent": `made up ${n}`, "accept-language": `x-${n}` });
  }
  expect(await kept()).toBe(before);
});
