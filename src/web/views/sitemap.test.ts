/**
 * Sitemaps by their published schema (sitemaps.org, version 0.9), and by its rules for the index, whose schema no package
 * carries; read by parsers that know nothing of ours.
 */
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { SaxesParser } from "saxes";
import { expect, onTestFinished, test } from "vitest";
import { validateXML } from "xmllint-wasm";
import { createPage } from "#forum/pages/commands.ts";
import { newPageInput } from "#forum/pages/input.ts";
import { deleteTag } from "#forum/tags/commands.ts";
import { editPost } from "#forum/threads/edit.ts";
import { replyToThread } from "#forum/threads/reply.ts";
import { startThread } from "#forum/threads/start.ts";
import { aForum, newKey } from "#testing/forum.ts";
import { createSite } from "../site.ts";

const NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9";
/** xsd:dateTime with a zone, as W3C's profile of ISO 8601 has it. */
const DATE_TIME =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;
const MAX_BYTES = 50 * 1024 * 1024;
const MAX_URLS = 50_000;

const SCHEMA = readFileSync(
  join(dirname(createRequire(import.meta.url).resolve("sitemap/package.json")), "schema/sitemap.xsd"),
  "utf8",
);

/** What the schema finds wrong with a file of addresses. */
async function schemaFaults(xml: string): Promise<string[]> {
  const { errors } = await validateXML({
    xml: [{ fileName: "sitemap.xml", contents: xml }],
    schema: [{ fileName: "sitemap.xsd", contents: SCHEMA }],
  });
  return errors.map(({ message }) => message);
}

interface Element {
  name: string;
  uri: string;
  attributes: string[];
  text: string;
  children: Element[];
}

function parsed(xml: string): Element {
  const parser = new SaxesParser({ xmlns: true });
  const top: Element = { name: "", uri: "", attributes: [], text: "", children: [] };
  const open = [top];
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", ({ local, uri, attributes }) => {
    const element = { name: local, uri, attributes: Object.keys(attributes), text: "", children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on("text", (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.on("closetag", () => void open.pop());
  parser.write(xml).close();
  expect(top.children).toHaveLength(1);
  return top.children[0] as Element;
}

/** The rules of siteindex.xsd and sitemap.xsd. @returns the addresses */
function locationsIn(xml: string, outer: "sitemapindex" | "urlset", inner: "sitemap" | "url"): string[] {
  expect(Buffer.byteLength(xml)).toBeLessThan(MAX_BYTES);
  expect(xml.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n')).toBe(true);
  const root = parsed(xml);
  expect([root.name, root.uri, root.attributes, root.text.trim()]).toEqual([outer, NAMESPACE, ["xmlns"], ""]);
  expect(root.children.length).toBeGreaterThan(0);
  expect(root.children.length).toBeLessThanOrEqual(MAX_URLS);
  return root.children.map((entry) => {
    expect([entry.name, entry.uri, entry.attributes, entry.text.trim()]).toEqual([inner, NAMESPACE, [], ""]);
    const [loc, lastmod, ...more] = entry.children;
    expect([loc?.name, loc?.children, loc?.attributes, more]).toEqual(["loc", [], [], []]);
    if (lastmod) {
      expect([lastmod.name, lastmod.uri, lastmod.children]).toEqual(["lastmod", NAMESPACE, []]);
      expect(lastmod.text).toMatch(DATE_TIME);
    }
    const address = loc?.text ?? "";
    expect(address.length).toBeGreaterThanOrEqual(12);
    expect(address.length).toBeLessThanOrEqual(2_048);
    // An address of this host, with nothing in it that an address cannot hold.
    expect(address).toMatch(/^https:\/\/forum\.example\.org\/[\x21-\x7e]*$/);
    expect(new URL(address).href).toBe(address);
    return address;
  });
}

async function aServer() {
  const place = await aForum();
  const site = createSite(place.forum, async (_request, response) => void response.end("a page"), []);
  const server = createServer((request, response) => void site(request, response));
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  onTestFinished(() => void server.close());
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ask = (path: string, coding = "identity") => fetch(at + path, { headers: { "accept-encoding": coding } });
  const admin = await place.member("ada", { role: "administrator" });
  const help = await place.category("Help & <more>");
  const start = (title: string, ...names: string[]) =>
    startThread(place.forum, admin, { categoryId: help, title, body: "Words.", tags: names, clientKey: newKey() });
  return { ...place, at, ask, admin, start };
}

test("the index and all its files follow the schema, whatever titles and tags are", async () => {
  const { ask, start } = await aServer();
  await start("Ampersand & <angle> \"quotes\" 'all'", "c++", "c#", "a.b");
  await start("日本語のタイトル ".repeat(6), "日本");
  await start("🚲 e-bike", "e-bike");
  const index = await ask("/sitemap.xml");
  expect([index.status, index.headers.get("content-type")]).toEqual([200, "application/xml; charset=utf-8"]);
  const files = locationsIn(await index.text(), "sitemapindex", "sitemap").map((url) => new URL(url).pathname);
  expect(files).toEqual(["lists", "threads", "tags", "people"].map((kind) => `/sitemap/${kind}-1.xml`));
  const all: string[] = [];
  for (const file of files) {
    const xml = await (await ask(file)).text();
    expect([file, await schemaFaults(xml)]).toEqual([file, []]);
    expect(await schemaFaults(xml.replaceAll("<loc>", "<place>").replaceAll("</loc>", "</place>"))).not.toEqual([]);
    all.push(...locationsIn(xml, "urlset", "url"));
  }
  expect(new Set(all).size).toBe(all.length);
  expect(all).toContain("https://forum.example.org/tag/c%2B%2B");
  expect(all.filter((url) => url.includes("/t/"))).toHaveLength(3);
});

test("a kind without a single address has no file, and every other number is no file", async () => {
  const { ask, forum, admin, start } = await aServer();
  await start("Once tagged", "soon-gone");
  await deleteTag(forum, admin, { id: 1 });
  const files = locationsIn(await (await ask("/sitemap.xml")).text(), "sitemapindex", "sitemap");
  expect(files.map((url) => new URL(url).pathname)).toEqual(
    ["lists", "threads", "people"].map((kind) => `/sitemap/${kind}-1.xml`),
  );
  for (const path of [
    "/sitemap/tags-1.xml",
    "/sitemap/threads-2.xml",
    "/sitemap/threads-0.xml",
    "/sitemap/threads-9999.xml",
  ])
    expect([path, (await ask(path)).headers.get("content-type") ?? ""]).not.toEqual([
      path,
      "application/xml; charset=utf-8",
    ]);
});

test("files are compressed for who takes it, while they are written", async () => {
  const { ask, at, start } = await aServer();
  for (let n = 0; n < 20; n++) await start(`Thread ${n}`);
  const [plain, zipped] = [await ask("/sitemap/threads-1.xml"), await ask("/sitemap/threads-1.xml", "gzip, br")];
  expect([plain.headers.get("content-encoding"), zipped.headers.get("content-encoding")]).toEqual([null, "gzip"]);
  expect([plain.headers.get("vary"), zipped.headers.get("vary")]).toEqual(["Accept-Encoding", "Accept-Encoding"]);
  expect(await zipped.text()).toBe(await plain.text());
  const refused = await ask("/sitemap/threads-1.xml", "gzip;q=0");
  expect(refused.headers.get("content-encoding")).toBeNull();
  const head = await fetch(`${at}/sitemap/threads-1.xml`, { method: "HEAD" });
  expect([head.status, await head.text()]).toEqual([200, ""]);
});

test("who has a file already is told so, until something is written, renamed or taken away", async () => {
  const { ask, at, clock, forum, admin, start } = await aServer();
  const path = await start("Once tagged", "first");
  const etags = new Map<string, string>();
  /** What a crawler gets that has kept each file. */
  async function again(): Promise<Record<string, number>> {
    const answers: Record<string, number> = {};
    for (const kind of ["lists", "threads", "tags", "people"]) {
      const headers = { "if-none-match": etags.get(kind) ?? "", "accept-encoding": "gzip" };
      const answer = await fetch(`${at}/sitemap/${kind}-1.xml`, { headers });
      etags.set(kind, answer.headers.get("etag") ?? "");
      if (answer.status === 304) expect([kind, await answer.text()]).toEqual([kind, ""]);
      answers[kind] = answer.status;
    }
    return answers;
  }
  const all = (status: number) => ({ lists: status, threads: status, tags: status, people: status });
  expect(await again()).toEqual(all(200));
  expect(await again()).toEqual(all(304));
  clock.pass(1000);
  await replyToThread(forum, admin, {
    id: Number(path.split("/").at(-1)),
    to: null,
    body: "More.",
    clientKey: newKey(),
  });
  const changed = clock.now;
  expect(await again()).toEqual(all(200));
  expect(await (await ask("/sitemap/threads-1.xml")).text()).toContain(new Date(changed).toISOString());
  expect(await again()).toEqual(all(304));
  await editPost(forum, admin, { postId: 1, revision: 1, body: "Words.", title: "Another title" });
  expect(await again()).toEqual(all(200));
  await deleteTag(forum, admin, { id: 1 });
  expect(await again()).toMatchObject({ lists: 200, threads: 200, people: 200 });
  await createPage(forum, admin, newPageInput.parse({ slug: "about", titleEn: "About", bodyEn: "Us." }));
  expect(await again()).toMatchObject({ lists: 200 });
  const [plain, zipped] = [await ask("/sitemap/lists-1.xml"), await ask("/sitemap/lists-1.xml", "gzip")];
  expect(plain.headers.get("etag")).not.toBe(zipped.headers.get("etag"));
  const head = await fetch(`${at}/sitemap/lists-1.xml`, { method: "HEAD", headers: { "accept-encoding": "gzip" } });
  expect(head.headers.get("etag")).toBe(zipped.headers.get("etag"));
});
