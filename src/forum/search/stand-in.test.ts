import { max } from "drizzle-orm";
import { expect, onTestFinished, test, vi } from "vitest";
import { posts } from "#db/schema/index.ts";
import { log } from "#platform/log.ts";
import { aForum, newKey } from "#testing/forum.ts";
import { aFakeMeilisearch, type FakeMeilisearch } from "#testing/meilisearch/server.ts";
import { guest } from "../members/actor.ts";
import { editPost } from "../threads/edit.ts";
import { deletePost } from "../threads/remove.ts";
import { replyToThread } from "../threads/reply.ts";
import { startThread } from "../threads/start.ts";
import { searchPosts } from "./queries.ts";
import { createSearchService } from "./service.ts";

async function aPlace(env: Record<string, string> = {}) {
  const server = await aFakeMeilisearch();
  onTestFinished(() => server.stop());
  const place = await aForum({ env: { MEILISEARCH_URL: server.url, MEILISEARCH_API_KEY: server.apiKey, ...env } });
  const { forum, clock } = place;
  const category = await place.category("Help");
  const ada = await place.member("ada");
  return {
    ...{ forum, clock, server, ada, dir: place.dir },
    async starts(title: string) {
      clock.pass(60_000);
      await startThread(forum, ada, { categoryId: category, title, body: "Why?", tags: [], clientKey: newKey() });
    },
    /** Titles, and whether the embedded engine had to find them. */
    async finds(q: string) {
      const { results, isStandIn } = await searchPosts(forum, guest, { q });
      return { titles: results.map(({ title }) => title), isStandIn };
    },
  };
}

const stored = ({ indexes }: FakeMeilisearch) => indexes.get("stoa-posts")?.documents.size ?? 0;

test("Meilisearch answers, and the embedded index is kept up beside it", async () => {
  const { forum, server, starts, finds } = await aPlace();
  await starts("Printer hums");
  expect(await finds("pritner")).toEqual({ titles: ["Printer hums"], isStandIn: false });
  expect(server.seen).toContain("POST /multi-search");
  await forum.search.catchUp();
  const { posts: all, engines } = await forum.search.reports();
  expect([all, engines]).toEqual([
    1,
    [
      { engine: "meilisearch", failure: null, state: expect.objectContaining({ documents: 1, lag: 0 }) },
      { engine: "fts5", failure: null, state: expect.objectContaining({ documents: 1, lag: 0 }) },
    ],
  ]);
});

test.each([
  ["its connections are closed", { hangUp: true }],
  ["it answers with an error", { status: 503 }],
  ["it takes too long to answer", { delayMs: 4_000 }],
  ["it takes work and fails later", { failing: "documentAdditionOrUpdate" }],
] as const)("%s: the embedded index answers, and nothing is lost", async (_, trouble) => {
  const { forum, server, starts, finds } = await aPlace();
  await starts("Printer hums");
  await finds("printer");
  Object.assign(server.trouble, trouble);
  await starts("Printer burns");
  expect(await finds("burns")).toEqual({ titles: ["Printer burns"], isStandIn: true });
  const [chosen] = (await forum.search.reports()).engines;
  expect(chosen?.failure).toMatchObject({ reason: expect.stringContaining("Meilisearch") });
  for (const name of Object.keys(trouble)) delete server.trouble[name as keyof typeof trouble];
  expect(await finds("burns")).toEqual({ titles: ["Printer burns"], isStandIn: false });
  expect((await forum.search.reports()).engines[0]?.failure).toBeNull();
});

test("it is stopped, and comes back with what it had or with nothing", async () => {
  const { server, starts, finds } = await aPlace();
  await starts("Printer hums");
  await finds("printer");
  await server.stop();
  await starts("Printer burns");
  expect(await finds("printer")).toMatchObject({ isStandIn: true, titles: expect.arrayContaining(["Printer burns"]) });
  await server.start();
  expect((await finds("burns")).isStandIn).toBe(false);
  expect(stored(server)).toBe(3);
  server.forget();
  expect(await finds("burns")).toEqual({ titles: ["Printer burns"], isStandIn: false });
  expect(stored(server)).toBe(3);
});

test("a wrong key is told, and the search goes on", async () => {
  const { forum, starts, finds } = await aPlace({ MEILISEARCH_API_KEY: "another" });
  await starts("Printer hums");
  expect(await finds("printer")).toEqual({ titles: ["Printer hums"], isStandIn: true });
  const [chosen] = (await forum.search.reports()).engines;
  expect(chosen).toMatchObject({ state: null, failure: { reason: expect.stringContaining("invalid_api_key") } });
  await expect(forum.search.catchUp()).rejects.toThrow("invalid_api_key");
});

test("an index that another form of this program left is built anew", async () => {
  const { server, starts, finds } = await aPlace();
  await starts("Printer hums");
  await finds("printer");
  const index = server.indexes.get("stoa-posts");
  index?.documents.set("0", { ...index.documents.get("0"), id: 0, form: 0 });
  index?.documents.set("77", { id: 77, title: "what another form knew" });
  expect((await finds("printer")).isStandIn).toBe(false);
  expect(server.indexes.get("stoa-posts")?.documents.has("77")).toBe(false);
  expect([...server.indexes.keys()]).toEqual(["stoa-posts"]);
});

test("no filter holds what somebody typed", async () => {
  const { server, starts, finds } = await aPlace();
  await starts("Printer hums");
  const typed = ['by:"x" OR 1=1', "category:1] OR time EXISTS", 'tag:"a" printer', 'printer" filter: id > 0', "-time"];
  for (const q of [...typed, "category:help printer", "printer after:2026-01-01 before:2030 in:title is:solved"])
    await finds(q);
  const filters = server.asked.filter((body) => body.startsWith("{")).flatMap(filtersIn);
  expect(filters).toContain("category IN [1]");
  const condition = /^(time EXISTS|[a-z]+ (?:=|>=|<) \d+|[a-z]+ (?:NOT )?IN \[\d+(?:, \d+)*\])$/;
  for (const filter of filters) expect(filter).toMatch(condition);
});

function filtersIn(body: string): unknown[] {
  const { filter, queries = [] } = JSON.parse(body) as { filter?: unknown; queries?: { filter?: unknown }[] };
  return [filter, ...queries.map((query) => query.filter)].flat().filter((one) => one !== undefined);
}

test("a server follows by itself, and answers from the embedded index until it is back", async () => {
  const { forum, server, clock, dir, starts } = await aPlace();
  await starts("Printer hums");
  const place = { url: server.url, apiKey: server.apiKey, index: "stoa-posts" };
  const parts = { store: forum.store, dataDir: dir, meilisearch: place, now: () => clock.now, log };
  const service = createSearchService(parts, { start: true });
  onTestFinished(() => service.close());
  const asks = async (text: string) => {
    const { hits, isStandIn } = await service.search({ words: { text, phrases: [], without: [] }, filters: {} });
    return { found: hits.length, isStandIn };
  };
  service.wake();
  await vi.waitFor(async () => expect(await asks("printer")).toEqual({ found: 1, isStandIn: false }), 20_000);
  await server.stop();
  await starts("Printer burns");
  service.wake();
  await vi.waitFor(async () => expect(await asks("burns")).toEqual({ found: 1, isStandIn: true }), 20_000);
  await server.start();
  clock.pass(60_000);
  service.wake();
  await vi.waitFor(async () => expect(await asks("burns")).toEqual({ found: 1, isStandIn: false }), 20_000);
  const [last] = await forum.db.select({ id: max(posts.id) }).from(posts);
  expect(server.indexes.get("stoa-posts")?.documents.has(String(last?.id))).toBe(true);
});

test("what Meilisearch has not taken in yet is found as it is now, among what it finds", async () => {
  const { forum, server, clock, dir, ada, starts } = await aPlace();
  await starts("Printer hums");
  const place = { url: server.url, apiKey: server.apiKey, index: "stoa-posts" };
  const parts = { store: forum.store, dataDir: dir, meilisearch: place, now: () => clock.now, log };
  const service = createSearchService(parts, { start: true });
  onTestFinished(() => service.close());
  const asks = async (text: string, without: string[] = []) => {
    const { hits, isStandIn } = await service.search({ words: { text, phrases: [], without }, filters: {} });
    return { found: hits.map(({ postId }) => postId), isStandIn };
  };
  const replies = async (body: string) => {
    clock.pass(60_000);
    await replyToThread(forum, ada, { id: 1, to: null, body, clientKey: newKey() });
    const [last] = await forum.db.select({ id: max(posts.id) }).from(posts);
    return last?.id ?? 0;
  };
  const finds = (text: string, found: readonly number[]) => {
    service.wake();
    return vi.waitFor(async () => expect(await asks(text)).toEqual({ found, isStandIn: false }), 20_000);
  };
  const hums = await replies("It hums at night");
  await finds("night", [hums]);
  server.trouble.stuck = true;
  const burns = await replies("It burns at noon, and no longer at night");
  await finds("noon", [burns]);
  expect((await asks("night")).found.sort()).toEqual([hums, burns]);
  expect((await asks("night", ["noon"])).found).toEqual([hums]);
  await editPost(forum, ada, { postId: hums, revision: 1, body: "It sings at dawn" });
  await finds("dawn", [hums]);
  expect(await asks("hums")).toEqual({ found: [1], isStandIn: false });
  await deletePost(forum, ada, { postId: burns, reason: "" });
  await finds("noon", []);
  expect(await asks("night")).toEqual({ found: [], isStandIn: false });
  expect(server.indexes.get("stoa-posts")?.documents.get(String(hums))?.body).toContain("night");
  server.trouble.stuck = false;
  const stored = () => server.indexes.get("stoa-posts")?.documents.get(String(hums))?.body;
  await vi.waitFor(() => expect(stored()).toContain("dawn"), 20_000);
  await finds("dawn", [hums]);
  expect(await asks("noon")).toEqual({ found: [], isStandIn: false });
});

test("a server that takes work and never does it keeps nobody waiting who closes the forum", async () => {
  const { forum, server, clock, dir, starts } = await aPlace();
  await starts("Printer hums");
  server.trouble.stuck = true;
  const place = { url: server.url, apiKey: server.apiKey, index: "stoa-posts" };
  const parts = { store: forum.store, dataDir: dir, meilisearch: place, now: () => clock.now, log };
  const service = createSearchService(parts, { start: true });
  service.wake();
  await vi.waitFor(() => expect(server.seen).toContain("POST /indexes"), 20_000);
  await service.close();
  server.trouble.stuck = false;
});
