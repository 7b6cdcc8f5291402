/** What a search engine finds in a forum that was imported, and where the addresses of its former home lead. */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { foundForum } from "../browser/support/forms.ts";
import { type Site, startSite } from "../browser/support/server.ts";
import { brokenIn, headsAmissIn, listedIn, postsIn } from "./crawl-checks.ts";
import { type Crawl, crawl } from "./crawler.ts";
import { faultsIn } from "./guidelines.ts";

const QUESTIONS = 45;
/** More than two pages of answers, to one of them. */
const ANSWERS = 47;
const COMMENTS = 6;
const PEOPLE = 9;

let site: Site;
let folder = "";
let found: Crawl;

beforeAll(async () => {
  site = await startSite();
  await foundForum(site);
  folder = mkdtempSync(join(tmpdir(), "stoa-crawl-"));
  writeDump();
  await site.cli(["import", "stackexchange", folder, "--source", "kettles"]);
  found = await crawl(site.url, ["/"]);
}, 180_000);
afterAll(async () => {
  await site?.stop();
  rmSync(folder, { recursive: true, force: true });
});

const escaped = (text: string) =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

function row(facts: Record<string, string | number>): string {
  return `<row ${Object.entries(facts)
    .map(([name, value]) => `${name}="${escaped(String(value))}"`)
    .join(" ")} />`;
}

function file(name: string, rows: readonly Record<string, string | number>[]): void {
  writeFileSync(join(folder, name), `<?xml version="1.0"?>\n<rows>\n${rows.map(row).join("\n")}\n</rows>\n`);
}

/** The nth day of that forum. */
const day = (n: number) => new Date(Date.UTC(2020, 0, n, 10)).toISOString().slice(0, -1);

function writeDump(): void {
  const by = (n: number) => (n % PEOPLE) + 1;
  file(
    "Users.xml",
    // Several of one name, and of one description.
    Array.from({ length: PEOPLE }, (_, at) => ({
      ...{ Id: at + 1, DisplayName: at % 3 === 0 ? "Kai" : `Иван ${at}`, AboutMe: "<p>Tea.</p>", CreationDate: day(1) },
    })),
  );
  file("Tags.xml", [
    { Id: 1, TagName: "c#", Count: 1 },
    { Id: 2, TagName: "node.js", Count: 1 },
  ]);
  file("Posts.xml", [
    ...Array.from({ length: QUESTIONS }, (_, at) => ({
      ...{ Id: at + 1, PostTypeId: 1, OwnerUserId: by(at), CreationDate: day(at + 1) },
      // The same was asked again and again, in other scripts too, and by people who have left.
      Title: ["Why does it hum?", `Как это работает? ${at}`, `Is "${at}" < ${at + 1} & more?`][at % 3] ?? "",
      Body: `<p>It hums. See <a href="/questions/${((at + 7) % QUESTIONS) + 1}/why">this one</a>.</p>`,
      Tags: at % 2 ? "|c#|" : "|node.js|c#|",
    })),
    ...Array.from({ length: ANSWERS }, (_, at) => ({
      // Questions and answers share one sequence of ids there.
      ...{ Id: 100 + at, PostTypeId: 2, ParentId: 3, CreationDate: day(60 + at), Body: `<p>Answer ${at}.</p>` },
      ...(at % 5 === 0 ? { OwnerDisplayName: "somebody who left" } : { OwnerUserId: by(at) }),
    })),
  ]);
  file(
    "Comments.xml",
    Array.from({ length: COMMENTS }, (_, at) => ({
      ...{ Id: at + 1, PostId: at % 2 ? 1 : 100 + at, Text: `Comment ${at}`, UserId: by(at), CreationDate: day(150) },
    })),
  );
}

test("every thread and every post of it is reached", () => {
  const { all, unreached } = postsIn(site.dataDir, found);
  expect([all, unreached]).toEqual([QUESTIONS + ANSWERS + COMMENTS, []]);
  const threads = listedIn(found).filter(({ path }) => /^\/t\/[^/]+\/\d+$/.test(path));
  expect(threads.length).toBe(QUESTIONS);
});

test("every link leads to something, in one step at most", () => {
  expect(brokenIn(found)).toEqual([]);
});

test("no two pages have the same title or description, however often one thing was asked", () => {
  expect(headsAmissIn(found)).toEqual([]);
});

test("every page tells search engines all that they ask for", () => {
  for (const { path, items } of listedIn(found)) expect([path, faultsIn(items)]).toEqual([path, []]);
});

test("the addresses of its former home lead on in one step", async () => {
  for (const path of [
    "/questions/3",
    "/questions/3/as-it-was-called",
    "/a/146",
    "/users/1",
    "/questions/tagged/c%23",
  ]) {
    const { status, headers } = await fetch(site.url + path, { redirect: "manual" });
    expect([path, status]).toEqual([path, 308]);
    expect([path, (await fetch(site.url + headers.get("location"), { redirect: "manual" })).status]).toEqual([
      path,
      200,
    ]);
  }
  const said = await site.cli(["addresses", "check"]);
  const [, moved = "", gone = ""] = /, (\d+) lead on in one step, (\d+) say they are gone\.$/.exec(said.trim()) ?? [];
  expect(Number(moved)).toBeGreaterThan(2 * (QUESTIONS + ANSWERS));
  // The account of those who had left already.
  expect(gone).toBe("1");
}, 60_000);
