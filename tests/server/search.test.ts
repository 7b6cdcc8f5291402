/** What programs and attackers send to the search: an answer or a sentence, never an error of ours. */
import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { testData } from "#testing/data.ts";
import { foundForum, sendForm } from "../browser/support/forms.ts";
import { type Site, startSite } from "../browser/support/server.ts";

const blns = testData("suites/blns/blns.json");
const long = (piece: string) => piece.repeat(Math.floor(7_500 / encodeURIComponent(piece).length));
/** As they stand in an address. */
const RAW = ["%", "%ff%fe", "%00", "%ed%a0%80", "%c3%28", "+", "&q=b&q[]=c", "%0d%0aSet-Cookie:%20a=b"];
const ASKED = [
  '"',
  '"""',
  '"unbalanced',
  'kettle -"',
  "-",
  "--",
  "OR AND NOT",
  "NEAR(kettle tea, 2)",
  "((((",
  "^kettle*",
  "{title body}: kettle",
  "rowid:1",
  'by:"x" OR 1=1',
  "by:ada) OR (1=1",
  "tag:x' UNION SELECT password_hash FROM users --",
  'category = "Inside" OR categoryId EXISTS',
  "categoryId IN [1, 2] AND authorId > 0",
  "_geoRadius(0, 0, 1)",
  "in:title in:title in:body",
  "before:0000-00-00 after:99999-01-01",
  "is:\u0000",
  `category:${"\u202e".repeat(50)}`,
  long("x"),
  long("a "),
  long('"a '),
  long("tag:x "),
  long("-a "),
  long("ä"),
  long("👍"),
  long("(("),
  long("日本"),
];

let site: Site;

beforeAll(async () => {
  site = await startSite();
  const cookie = await foundForum(site);
  const thread = { do: "start", categoryId: "1", title: "The kettle whistles", body: "For tea.", tags: "" };
  const started = await sendForm(`${site.url}/new`, { ...thread, clientKey: randomUUID() }, { cookie });
  expect(started.status).toBe(303);
}, 120_000);
afterAll(() => site?.stop());

async function found(q: string): Promise<{ threads_found: number; topics: { title: string }[] }> {
  const answer = await fetch(`${site.url}/search.json?q=${encodeURIComponent(q)}`);
  return (await answer.json()) as { threads_found: number; topics: { title: string }[] };
}

test("what was written is found within moments", async () => {
  await expect.poll(async () => (await found("kettle")).threads_found, { timeout: 5_000 }).toBe(1);
});

test.each([
  ["/search?q=", "text/html"],
  ["/search?typing=1&q=", "text/html"],
  ["/search.json?q=", "application/json"],
  ["/search.json?typing=1&q=", "application/json"],
  ["/similar.json?title=", "application/json"],
  ["/similar.json?title=kettle&body=", "application/json"],
])("%s takes any text", { timeout: 120_000 }, async (path, type) => {
  const strings = blns ? (JSON.parse(readFileSync(blns, "utf8")) as string[]).filter((_, n) => n % 10 === 0) : [];
  const asked = [...RAW, ...[...ASKED, ...strings].map((text) => encodeURIComponent(text.toWellFormed()))];
  for (const q of asked) {
    const answer = await fetch(site.url + path + q, { redirect: "manual" });
    const said = await answer.text();
    expect([q.slice(0, 60), answer.status]).toEqual([q.slice(0, 60), 200]);
    expect(answer.headers.get("content-type")).toContain(type);
    expect(answer.headers.get("set-cookie")).toBeNull();
    expect(said).not.toMatch(/node_modules\/|\n\s+at .*:\d+:\d+|SQLITE|syntax error|fts5/i);
  }
});

test("choices that make no sense count as not chosen, and pages that are not there are not found", async () => {
  const nonsense = "category=-1&category=x&is=all&after=2026-99-99&before=zzz&in=body&order=1&typing=";
  expect((await fetch(`${site.url}/search?q=kettle&${nonsense}`)).status).toBe(200);
  for (const page of ["0", "-1", "2", "99999999999", "x", "1e3"]) {
    expect([page, (await fetch(`${site.url}/search?q=kettle&page=${page}`)).status]).toEqual([page, 404]);
  }
});

test("a text of ten thousand characters is too long for an address at worst", async () => {
  for (const path of ["/search?q=", "/search.json?q=", "/similar.json?title="]) {
    for (const text of ["x".repeat(10_000), "ä".repeat(10_000)]) {
      const { status } = await fetch(site.url + path + encodeURIComponent(text));
      expect([path, [200, 400, 414, 431].includes(status)]).toEqual([path, true]);
    }
  }
});

test("afterwards it still finds, and nothing was logged as an error", async () => {
  expect((await found("ketle")).topics.map(({ title }) => title)).toEqual(["The kettle whistles"]);
  const errors = site
    .output()
    .split("\n")
    .filter((line) => /"level":(50|60|"error"|"fatal")/.test(line));
  expect(errors).toEqual([]);
});
