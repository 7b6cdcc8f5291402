/** What search engines are asked not to list: thin pages, private ones, and the same content in another shape. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { foundForum, makeAccount, sendForm, signedIn } from "../browser/support/forms.ts";
import { type Site, startSite } from "../browser/support/server.ts";

let site: Site;
let thread = "";
let ada = "";

beforeAll(async () => {
  site = await startSite();
  ada = await foundForum(site);
  await makeAccount(site, "ben");
  await makeAccount(site, "cleo");
  const ben = await signedIn(site, "ben");
  const fields = {
    categoryId: "1",
    title: "Why does it hum?",
    body: "It hums.",
    tags: "kettle",
    clientKey: randomUUID(),
  };
  const started = await sendForm(`${site.url}/new`, { do: "start", ...fields }, { cookie: ben });
  thread = new URL(started.headers.get("location") ?? "", site.url).pathname;
}, 120_000);
afterAll(() => site?.stop());

/** Whether search engines may list what is at this path: by its head, or by a header. */
async function isListed(path: string, status = 200): Promise<boolean> {
  const answer = await fetch(site.url + path);
  expect([path, answer.status]).toEqual([path, status]);
  const [, robots = ""] = /<meta name="robots" content="([^"]*)"/.exec(await answer.text()) ?? [];
  return !`${robots} ${answer.headers.get("x-robots-tag") ?? ""}`.includes("noindex");
}

test("an unanswered question is listed, with its asker, its tag and its category", async () => {
  for (const path of ["/", "/unanswered", "/unsolved", "/categories", "/tags", thread, "/u/ben", "/tag/kettle"]) {
    expect([path, await isListed(path)]).toEqual([path, true]);
  }
  expect(await isListed("/c/questions/1")).toBe(true);
  // What others hang onto an address says nothing about the page.
  expect(await isListed(`${thread}?utm_source=x`)).toBe(true);
});

test("pages on which there is nothing, forms, histories and other views of a thread are not", async () => {
  const ways = ["view=flat", "view=tree", "reply=1", "quote=1", "said=open", "page=1&view=flat"];
  for (const path of [
    ...["/u/cleo", "/p/1/history", "/search", "/search?q=hums", "/sign-in", "/sign-up", "/forgotten-password"],
    ...ways.map((way) => `${thread}?${way}`),
  ]) {
    expect([path, await isListed(path)]).toEqual([path, false]);
  }
  expect(await isListed("/nothing-here", 404)).toBe(false);
});

test("data, texts and feeds are not", async () => {
  const id = thread.split("/").at(-1);
  for (const path of [
    ...["/latest.json", "/categories.json", "/search.json?q=hums", "/similar.json?title=hums", "/u/ben.json"],
    ...["/c/questions/1.json", `${thread}.json`, `${thread}.md`, `/raw/${id}`, `/raw/${id}/1`, "/llms.txt"],
    ...["/feed.xml", "/feed.atom", `${thread}.rss`, "/c/questions/1.rss", "/tag/kettle.atom", "/u/ben.rss"],
    ...["/opensearch.xml", "/api/health"],
  ]) {
    expect([path, await isListed(path)]).toEqual([path, false]);
  }
});

test("a tag and a person are no longer listed once nothing of theirs can be read", async () => {
  expect(await isListed("/tag/kettle")).toBe(true);
  expect((await sendForm(`${site.url}/p/1/delete`, { do: "delete", rule: "on_topic" }, { cookie: ada })).status).toBe(
    303,
  );
  expect([await isListed("/tag/kettle"), await isListed("/u/ben")]).toEqual([false, false]);
});
