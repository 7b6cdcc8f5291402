import { expect, test } from "vitest";
import { guest } from "#forum/members/actor.ts";
import { trueUntil } from "#forum/reading.ts";
import { listThreads } from "#forum/threads/lists.ts";
import { postsOnPage, readThread } from "#forum/threads/queries.ts";
import { aConversation, type Conversation } from "#testing/conversation.ts";
import type { RequestContext } from "../context.ts";
import type { Page } from "../pages.ts";
import { GuestCache } from "./cache.ts";
import { Entry } from "./entry.ts";

/** A page that says what it read. */
const says = (text: string, status = 200): Page => ({
  status,
  headers: { "content-type": "text/html" },
  body: Buffer.from(text),
  isHtml: true,
  context: { actor: guest, form: null, url: new URL("http://forum.example.org/") } as unknown as RequestContext,
});

/** The cache before pages that list titles ("/") or posts ("/t/ID"). */
function aCache({ forum, clock }: Conversation, more: { maxBytes?: number; before?: () => Promise<void> } = {}) {
  let rendered = 0;
  const cache = new GuestCache({
    store: forum.store,
    now: () => clock.now,
    ...(more.maxBytes !== undefined && { maxBytes: more.maxBytes }),
    async page(key) {
      rendered++;
      const [, id] = /^\/t\/(\d+)/.exec(key) ?? [];
      if (id === undefined) {
        const { threads } = await listThreads(forum, guest, { kind: "latest" }, { page: 1 });
        await more.before?.();
        return says(threads.map((thread) => `${thread.title} (${thread.replyCount})`).join());
      }
      const thread = await readThread(forum, guest, Number(id));
      if (typeof thread === "string") return says("nothing", 404);
      const posts = await postsOnPage(forum, guest, thread.id, 1);
      await more.before?.();
      return says(`${thread.title}: ${posts.map((post) => post.html).join()}`);
    },
  });
  const read = async (path: string) => {
    const found = await cache.get(path);
    return found instanceof Entry ? String((await found.body("")).bytes) : String(found.body);
  };
  return { cache, read, rendered: () => rendered };
}

test("a page is rendered once, and again as soon as what it shows was changed", async () => {
  const place = await aConversation();
  const [ada, ben] = [await place.member("ada"), await place.member("ben")];
  const [first, second] = [await place.asks(ada, "One"), await place.asks(ben, "Two")];
  const { read, rendered } = aCache(place);
  expect(await read(`/t/${first}`)).toContain("One");
  await read(`/t/${first}`);
  await read(`/t/${second}`);
  expect(rendered()).toBe(2);

  await place.replies(ben, first, "An answer");
  expect(await read(`/t/${first}`)).toContain("An answer");
  // The other thread's page is what it was.
  await read(`/t/${second}`);
  expect(rendered()).toBe(3);
  expect(await read("/")).toContain("(1)");
  await place.replies(ben, first, "Another");
  expect(await read("/")).toContain("(2)");
});

test("whoever comes while a page is rendered waits for it, unless it was overtaken", async () => {
  const place = await aConversation();
  const ada = await place.member("ada");
  const id = await place.asks(ada, "One");
  let release = () => {};
  let hold = true;
  const before = () => (hold ? new Promise<void>((go) => (release = go)) : Promise.resolve());
  const { read, rendered } = aCache(place, { before });
  const early = [read(`/t/${id}`), read(`/t/${id}`)];
  await expect.poll(rendered).toBe(1);
  await place.replies(ada, id, "Written meanwhile");
  const late = read(`/t/${id}`);
  hold = false;
  release();
  for (const text of await Promise.all(early)) expect(text).toContain("One");
  // It was asked for after the reply was there.
  expect(await late).toContain("Written meanwhile");
  expect(rendered()).toBe(2);
});

test("what is not there is not kept", async () => {
  const place = await aConversation();
  const { cache, read } = aCache(place);
  expect(await read("/t/7")).toBe("nothing");
  expect(cache.facts()).toMatchObject({ pages: 0, bytes: 0, misses: 1 });
});

test("the clock ends what it makes untrue", async () => {
  const place = await aConversation();
  await place.asks(await place.member("ada"), "One");
  const { read, rendered } = aCache(place, { before: async () => trueUntil(place.clock.now + 1_000) });
  await read("/");
  place.clock.pass(999);
  await read("/");
  expect(rendered()).toBe(1);
  place.clock.pass(1);
  await read("/");
  expect(rendered()).toBe(2);
});

test("what nobody asked for again goes first when the room is full", async () => {
  const place = await aConversation();
  const ada = await place.member("ada");
  const ids = [await place.asks(ada, "One"), await place.asks(ada, "Two"), await place.asks(ada, "Three")];
  const { cache, read, rendered } = aCache(place, { maxBytes: 9_000 });
  for (const at of [0, 1, 0, 2]) await read(`/t/${ids[at]}`);
  expect(cache.facts().pages).toBe(2);
  expect(cache.facts().bytes).toBeLessThan(9_000);
  await read(`/t/${ids[0]}`);
  expect(rendered()).toBe(3);
  await read(`/t/${ids[1]}`);
  expect(rendered()).toBe(4);
});

test("a page that comes when all others were asked for again stays", async () => {
  const place = await aConversation();
  const ada = await place.member("ada");
  const ids = [await place.asks(ada, "One"), await place.asks(ada, "Two"), await place.asks(ada, "Three")];
  const { cache, read, rendered } = aCache(place, { maxBytes: 9_000 });
  for (const at of [0, 1, 0, 1, 2, 2]) await read(`/t/${ids[at]}`);
  expect([rendered(), cache.facts().pages]).toEqual([3, 2]);
});

test("a coding is made once and counted", async () => {
  const place = await aConversation();
  const id = await place.asks(await place.member("ada"), "word ".repeat(1_000));
  const { cache } = aCache(place);
  const entry = await cache.get(`/t/${id}`);
  if (!(entry instanceof Entry)) throw new Error("it is not kept");
  const before = cache.facts().bytes;
  const [brotli, again, zipped, plain] = await Promise.all(
    ["br", "gzip, br", "gzip", "br;q=0"].map((c) => entry.body(c)),
  );
  expect(brotli).toBe(again);
  expect(new Set([brotli?.etag, zipped?.etag, plain?.etag]).size).toBe(3);
  expect(cache.facts().bytes - before).toBe((brotli?.bytes.length ?? 0) + (zipped?.bytes.length ?? 0));
});

test("a page that would push out many others is not kept", async () => {
  const place = await aConversation();
  const ada = await place.member("ada");
  const [small, large] = [await place.asks(ada, "Few words"), await place.asks(ada, `${"Many words. ".repeat(700)}`)];
  const { cache, read, rendered } = aCache(place, { maxBytes: 16 * 5_000 });
  for (const path of [`/t/${small}`, `/t/${large}`, `/t/${small}`, `/t/${large}`])
    expect(await read(path)).toContain("words");
  expect([rendered(), cache.facts().pages]).toEqual([3, 1]);
});
