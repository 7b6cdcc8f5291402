/** Strings that break things elsewhere, in every form and query: taken or refused, never an error of ours. */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testData } from "#testing/data.ts";
import { foundForum, liftLimits, PASSWORD, sendForm } from "../browser/support/forms.ts";
import { type Site, startSite } from "../browser/support/server.ts";

const file = testData("suites/blns/blns.json");
const OWN = [
  "",
  " ",
  "\u0000",
  "a\u0000b",
  "\ud800",
  "\ufeff",
  "\u202etxet",
  "𝔘𝔫𝔦",
  "e\u0301".repeat(50),
  "x".repeat(5_000),
];
const NAUGHTY: string[] = [...OWN, ...(file ? (JSON.parse(readFileSync(file, "utf8")) as string[]) : [])];
const AT_ONCE = 4;

let site: Site;
let cookie = "";
let thread = "";

beforeAll(async () => {
  site = await startSite();
  cookie = await foundForum(site);
  await liftLimits(site, cookie);
  const started = await post("/new", { ...start(), title: "Before all of it", body: "Calm." });
  thread = new URL(started.headers.get("location") ?? "", site.url).pathname;
});
afterAll(() => site?.stop());

const start = () => ({ do: "start", categoryId: "1", tags: "", clientKey: randomUUID() });

function post(path: string, fields: Record<string, string>) {
  return sendForm(site.url + path, fields, { cookie });
}

/** Sends something for each string; an answer of 500 or one with a stack trace is told. */
async function eachOf(strings: readonly string[], send: (text: string) => Promise<Response>): Promise<string[]> {
  const broken: string[] = [];
  const waiting = [...strings];
  const work = async () => {
    for (let text = waiting.pop(); text !== undefined; text = waiting.pop()) {
      const answer = await send(text);
      const said = await answer.text();
      const traced = /node_modules\/|\n\s+at .*:\d+:\d+/.test(said);
      if (answer.status >= 500 || traced) broken.push(`${answer.status} for ${JSON.stringify(text.slice(0, 80))}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return broken;
}

const some = (every: number) => NAUGHTY.filter((_, n) => n % every === 0);
const form = (path: string, fields: (text: string) => Record<string, string>) => (text: string) =>
  post(path, fields(text));

test.each<[string, number, (text: string) => Promise<Response>]>([
  ["a reply", 2, (text) => post(thread, { do: "reply", to: "", body: text, clientKey: randomUUID() })],
  ["the number that is replied to", 8, (text) => post(thread, { do: "reply", to: text, body: "x", clientKey: text })],
  ["a new thread", 4, form("/new", (text) => ({ ...start(), title: `${text} title`, body: text, tags: text }))],
  ["where a thread goes", 8, form("/new", (text) => ({ ...start(), categoryId: text, title: text, body: text }))],
  ["an edit", 6, form("/p/1/edit", (text) => ({ do: "edit", revision: "1", title: text, body: text, tags: text }))],
  ["a preview", 6, form("/api/preview", (text) => ({ do: "preview", body: text }))],
  [
    "signing in",
    10,
    form("/sign-in", (text) => ({ do: "signIn", login: text, password: text, return: text, resume: text })),
  ],
  [
    "signing up",
    4,
    form("/sign-up", (text) => ({ do: "signUp", username: text, email: text, password: PASSWORD, return: text })),
  ],
  [
    "a mail address",
    10,
    form("/sign-up", (text) => ({ do: "signUp", username: "a", email: `${text}@example.org`, password: text })),
  ],
  ["a forgotten password", 8, form("/forgotten-password", (text) => ({ do: "forgotPassword", login: text }))],
  ["a token", 8, form("/reset-password", (text) => ({ do: "resetPassword", token: text, password: text }))],
  [
    "a profile",
    1,
    form("/settings/profile", (text) => ({
      do: "saveProfile",
      displayName: text,
      bio: text,
      locale: "",
      view: "threaded",
    })),
  ],
  [
    "a choice",
    4,
    form("/settings/profile", (text) => ({ do: "saveProfile", displayName: "", bio: "", locale: text, view: text })),
  ],
  ["a mark", 8, form("/t/x/1", (text) => ({ do: "helpful", postId: text, helpful: text }))],
  [
    "a new category",
    10,
    form("/admin/categories/new", (text) => ({
      do: "createCategory",
      name: text,
      description: text,
      kind: text,
      parentId: text,
    })),
  ],
  ["the name of a form", 8, form("/new", (text) => ({ do: text }))],
  ["a session", 8, form("/settings/sessions", (text) => ({ do: "revoke", id: text }))],
])("in %s", { timeout: 180_000 }, async (_what, every, send) => {
  expect(await eachOf(some(every), send)).toEqual([]);
});

test.each([
  (q: string) => `/latest?page=${q}&x=${q}`,
  (q: string) => `/top?period=${q}`,
  (q: string) => `${thread}?page=1&view=${q}&reply=${q}&quote=${q}`,
  (q: string) => `/u/ada?show=${q}&page=${q}`,
  (q: string) => `/sign-in?return=${q}`,
  (q: string) => `/sign-up?sent=${q}&return=${q}&again=${q}`,
  (q: string) => `/confirm-email?token=${q}`,
  (q: string) => `/new?category=${q}`,
  (q: string) => `/admin/people?q=${q}&role=${q}&state=${q}`,
  (q: string) => `/api/mentions?q=${q}&thread=${q}`,
  (q: string) => `/u/${q}`,
  (q: string) => `/tag/${q}`,
  (q: string) => `/c/${q}/1`,
  (q: string) => `/t/${q}/1/${q}`,
  (q: string) => `/unsubscribe/${q}`,
  (q: string) => `/admin/mails/${q}`,
  (q: string) => `/${q}`,
])("in an address: %s", { timeout: 180_000 }, async (path) => {
  const get = (text: string) =>
    fetch(site.url + path(encodeURIComponent(text.toWellFormed())), { headers: { cookie }, redirect: "manual" });
  expect(await eachOf(some(8), get)).toEqual([]);
});

test("afterwards every page of the thread still opens, and nothing was logged as an error", async () => {
  for (let page = 1; ; page += 1) {
    const { status } = await fetch(`${site.url}${thread}?page=${page}`, { headers: { cookie } });
    if (status === 404) break;
    expect([page, status]).toEqual([page, 200]);
  }
  const errors = site
    .output()
    .split("\n")
    .filter((line) => /"level":(50|60|"error"|"fatal")/.test(line));
  expect(errors).toEqual([]);
});
