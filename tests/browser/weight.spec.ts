/** What a page costs somebody who comes for the first time, as the browser counts it. */
import { join } from "node:path";
import { type Browser, expect, test } from "@playwright/test";
import Database from "better-sqlite3";
import { type Site, startSite } from "./support/server.ts";

const MAX_BYTES = 60_000;
const MAX_REQUESTS = 6;
/** What a browser may fetch beside the page, which one without a window does not: its icon and its manifest. */
const UNSEEN = ["/favicon.svg", "/manifest.webmanifest"];

let site: Site;

test.beforeAll(async () => {
  test.setTimeout(180_000);
  site = await startSite({ demo: true });
});
test.afterAll(() => site?.stop());

/** Everything that is fetched for a page, with the bytes that went over the line, heads included. */
async function fetchedFor(browser: Browser, path: string): Promise<Map<string, number>> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const protocol = await context.newCDPSession(page);
  await protocol.send("Network.enable");
  const urls = new Map<string, string>();
  const bytes = new Map<string, number>();
  protocol.on("Network.requestWillBeSent", ({ requestId, request }) => urls.set(requestId, request.url));
  protocol.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    bytes.set(urls.get(requestId) ?? "", encodedDataLength);
  });
  await page.goto(site.url + path, { waitUntil: "networkidle" });
  expect([...urls.values()].filter((url) => !bytes.has(url))).toEqual([]);
  for (const unseen of UNSEEN.map((file) => site.url + file)) {
    if (bytes.has(unseen)) continue;
    const answer = await page.request.get(unseen);
    bytes.set(unseen, (await answer.body()).length + 500);
  }
  await context.close();
  return bytes;
}

test("a guest's thread of 20 posts comes in 60 KB and six requests, with one script, which is ours", async ({
  browser,
}) => {
  const database = new Database(join(site.dataDir, "stoa.db"), { readonly: true });
  const thread = database
    .prepare(
      `SELECT threads.id, threads.slug, count(*) AS posts FROM threads JOIN posts ON posts.thread_id = threads.id
       WHERE posts.number <= 20 AND posts.deleted_at IS NULL GROUP BY threads.id ORDER BY posts DESC, threads.id LIMIT 1`,
    )
    .get() as { id: number; slug: string; posts: number };
  database.close();
  expect(thread.posts).toBe(20);
  const fetched = await fetchedFor(browser, `/t/${thread.slug}/${thread.id}`);
  const total = [...fetched.values()].reduce((sum, bytes) => sum + bytes, 0);
  test.info().annotations.push({ type: "bytes", description: `${total}: ${JSON.stringify([...fetched])}` });
  expect(fetched.size, JSON.stringify([...fetched])).toBeLessThanOrEqual(MAX_REQUESTS);
  expect(total, JSON.stringify([...fetched])).toBeLessThanOrEqual(MAX_BYTES);
  expect([...fetched.keys()].filter((url) => url.includes(".js")).map((url) => new URL(url).pathname)).toEqual([
    "/stoa.js",
  ]);
});
