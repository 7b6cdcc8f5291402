/** What an attacker has tried over HTTP, as tests: each of these once did harm. */
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { type IncomingMessage, request } from "node:http";
import { afterAll, beforeAll, expect, test } from "vitest";
import { foundForum, makeAccount, PASSWORD, sendForm, signedIn } from "../browser/support/forms.ts";
import { type Site, startSite } from "../browser/support/server.ts";

let site: Site;
let ben = "";

beforeAll(async () => {
  site = await startSite();
  await foundForum(site);
  await makeAccount(site, "ben");
  ben = await signedIn(site, "ben");
}, 120_000);
afterAll(() => site?.stop());

function post(path: string, fields: Record<string, string>, cookie = "", headers: Record<string, string> = {}) {
  return sendForm(site.url + path, fields, { cookie, ...headers });
}

async function startThread(title: string): Promise<string> {
  const fields = { do: "start", categoryId: "2", title, body: "Some text.", tags: "", clientKey: randomUUID() };
  const started = await post("/new", fields, ben);
  return new URL(started.headers.get("location") ?? "", site.url).pathname;
}

/** As a browser reads it out of the page. */
function fieldIn(page: string, name: string): string {
  const value = new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? "";
  return value.replaceAll("&quot;", '"').replaceAll("&amp;", "&");
}

test("a form that is sent to the former address of a page is run once and never sent on", async () => {
  const former = await startThread("Which lid fits the kettle?");
  const postId = await openingOf(former);
  const renamed = { do: "edit", revision: "1", body: "Some text.", title: "Which lid fits the pot?", tags: "" };
  expect((await post(`/p/${postId}/edit`, renamed, ben)).status).toBe(303);

  const reply = { do: "reply", to: "", body: "My long answer.", clientKey: randomUUID() };
  const refused = await post(former, { ...reply, clientKey: "" }, ben);
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain("My long answer.");

  const signedOut = await post(former, reply);
  expect(signedOut.status).toBe(403);
  const resume = fieldIn(await signedOut.text(), "resume");
  expect(resume).toContain("My long answer.");
  const fields = { do: "signIn", login: "ben", password: PASSWORD, return: "/", resume };
  const resumed = await post(former, fields, "", { "x-forwarded-for": "203.0.113.20" });
  expect([resumed.status, resumed.headers.get("location")]).toEqual([200, null]);
  expect(resumed.headers.getSetCookie().length).toBeGreaterThan(0);
  expect(await resumed.text()).toContain("My long answer.");
});

async function openingOf(thread: string): Promise<string> {
  const page = await (await fetch(site.url + thread, { headers: { cookie: ben } })).text();
  return /\/p\/(\d+)\/edit/.exec(page)?.[1] ?? "";
}

test.each(["/stoa.js", "/_next/static/x", "/api/mentions?q=a", "/nothing", "/missing"])(
  "who signs in to go on with a form that %s does not have goes home",
  async (path) => {
    const resume = JSON.stringify({ path, do: "reply", values: { body: "x" } });
    const fields = { do: "signIn", login: "ben", password: PASSWORD, return: "/", resume };
    const answer = await post("/sign-in", fields, "", { "x-forwarded-for": "203.0.113.21" });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/"]);
  },
);

test("of Next's own addresses none is there but the files of the build, and none leaves a trace in the log", async () => {
  const sheet = /href="(\/_next\/static\/[^"]+\.css[^"]*)"/.exec(await (await fetch(`${site.url}/`)).text())?.[1];
  expect((await fetch(site.url + sheet)).status).toBe(200);
  const before = site.output();
  const paths = [
    "static/nope.js",
    "static/",
    "static/chunks",
    "static/..%2f..%2fpackage.json",
    "image?url=%2Ffavicon.svg&w=640&q=75",
  ];
  for (const path of [...paths.map((path) => `/_next/${path}`), "/_global-error", "/_error", "/_not-found"]) {
    const answer = await fetch(site.url + path);
    expect([path, answer.status, await answer.text()]).toEqual([path, 404, "404 There is nothing here.\n"]);
    expect(answer.headers.get("content-security-policy")).toContain("script-src 'self'");
  }
  expect(site.output()).toBe(before);
});

test("files are read and nothing else", async () => {
  for (const path of ["/stoa.js", "/favicon.svg", "/theme.css", "/_next/static/nope.js"]) {
    expect([path, (await fetch(site.url + path, { method: "POST" })).status]).toEqual([path, 405]);
  }
  const script = await fetch(`${site.url}/stoa.js`);
  expect(script.status).toBe(200);
  expect(script.headers.get("content-security-policy")).toContain("script-src 'self'");
});

test("files of the build are compressed, and who has them is told so", async () => {
  const sheet = /href="(\/_next\/static\/[^"]+\.css[^"]*)"/.exec(await (await fetch(`${site.url}/`)).text())?.[1] ?? "";
  for (const path of [sheet, "/stoa.js", "/icons.svg"]) {
    const sizes = new Map<string, number>();
    for (const coding of ["br", "gzip", "identity"]) {
      const answer = await fetch(site.url + path, { headers: { "accept-encoding": coding } });
      expect([path, answer.headers.get("content-encoding") ?? "identity"]).toEqual([path, coding]);
      sizes.set(coding, Number(answer.headers.get("content-length")));
      const whole = await answer.text();
      expect(whole.length).toBeGreaterThan(1_000);
      const headers = { "accept-encoding": coding, "if-none-match": answer.headers.get("etag") ?? "" };
      expect([path, (await fetch(site.url + path, { headers })).status]).toEqual([path, 304]);
      const head = await fetch(site.url + path, { method: "HEAD", headers: { "accept-encoding": coding } });
      expect([head.status, head.headers.get("etag")]).toEqual([200, answer.headers.get("etag")]);
    }
    expect((sizes.get("br") ?? 0) * 2).toBeLessThan(sizes.get("identity") ?? 0);
  }
});

test.each(["/日本", "/%ff"])("who signs in to go on to %j is signed in and goes home", async (path) => {
  const fields = { do: "signIn", login: "ben", password: PASSWORD };
  const resume = JSON.stringify({ path, do: "reply", values: { body: "x" } });
  for (const way of [
    { ...fields, return: path },
    { ...fields, return: "/", resume },
  ]) {
    const answer = await post("/sign-in", way, "", { "x-forwarded-for": "203.0.113.22" });
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/"]);
  }
});

test("a request that offers another protocol is answered in this one", async () => {
  await fetch(site.url);
  const { hostname, port } = new URL(site.url);
  for (const protocol of ["h2c", "websocket"]) {
    const headers = { connection: "Upgrade", upgrade: protocol };
    const asked = request({ hostname, port, path: "/latest", headers });
    asked.end();
    const [answer] = (await once(asked, "response")) as [IncomingMessage];
    answer.resume();
    expect([protocol, answer.statusCode]).toEqual([protocol, 200]);
  }
});

test("an address that shows no form takes none, and a history has no more pages than it shows", async () => {
  const thread = await startThread("What does the kettle weigh?");
  const postId = await openingOf(thread);
  const edit = { do: "edit", revision: "1", body: "Changed.", title: "What does the kettle weigh?", tags: "" };
  expect((await post(`/p/0x${Number(postId).toString(16)}/edit`, edit, ben)).status).toBe(422);
  expect(await (await fetch(site.url + thread)).text()).toContain("Some text.");
  expect((await post(`/p/${postId}/edit`, edit, ben)).status).toBe(303);
  const history = `${site.url}/p/${postId}/history`;
  expect(await (await fetch(history)).text()).toContain("<ins>Changed</ins>");
  for (const page of ["2", "0", "x"]) expect((await fetch(`${history}?page=${page}`)).status).toBe(404);
});
