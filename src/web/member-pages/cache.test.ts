import { expect, test } from "vitest";
import type { Actor } from "#forum/members/actor.ts";
import { readThread } from "#forum/threads/queries.ts";
import { aConversation, type Conversation } from "#testing/conversation.ts";
import type { RequestContext } from "../context.ts";
import { PageParts } from "../page-parts.ts";
import type { Page } from "../pages.ts";
import { MemberPages } from "./cache.ts";

/** The cache before pages that say a thread's title, the language, and whose they are. */
function pagesOf({ forum, clock }: Conversation, more: { text?: string } = {}) {
  const site = { language: "en" as "de" | "en" };
  const made = { forMany: 0, alone: 0 };
  const contextOf = (url: URL, actor: Actor): RequestContext => ({
    ...({ forum, actor, url, form: null, status: null, shared: null } as unknown as RequestContext),
    locale: actor.locale ?? site.language,
    parts: new PageParts(),
  });
  async function page(context: RequestContext): Promise<Page> {
    const { actor, locale, parts, url } = context;
    const thread = await readThread(forum, actor, Number(url.pathname.split("/").at(-1)));
    const isThere = typeof thread !== "string";
    const text = isThere
      ? `${locale}: ${thread.title} ${parts.own(() => "own")} ${parts.hold(more.text ?? "")}`
      : "nothing";
    const body = context.shared ? text : await parts.fill(text);
    return { status: isThere ? 200 : 404, headers: {}, body: Buffer.from(body), isHtml: true, context };
  }
  const pages = new MemberPages({
    store: forum.store,
    now: () => clock.now,
    async page(url, anybody, shared) {
      made.forMany++;
      const context = { ...contextOf(url, anybody), shared };
      const done = await page(context);
      shared.suits = async () => true;
      return done;
    },
  });
  const read = async (actor: Actor, path: string, onTheWay?: () => void) => {
    const reader = contextOf(new URL(path, "http://forum.example.org"), actor);
    onTheWay?.();
    const { body } = await pages.pageFor(reader, () => {
      made.alone++;
      return page(reader);
    });
    return String(body);
  };
  return { pages, read, made, site };
}

test("a page is made for many when somebody asks again, and says how many it answered", async () => {
  const place = await aConversation();
  const ada = await place.member("ada");
  const path = `/t/one/${await place.asks(ada, "One")}`;
  const { pages, read, made } = pagesOf(place);
  for (let times = 0; times < 4; times++) expect(await read(ada, path)).toContain("en: Why does it hum? own");
  expect(made).toEqual({ forMany: 1, alone: 1 });
  expect(pages.facts()).toMatchObject({ pages: 1, hits: 2, misses: 2 });
});

test("a language that the site changes while somebody waits is never shown to who reads the other one", async () => {
  const place = await aConversation();
  const [ada, ben] = [await place.member("ada"), await place.member("ben")];
  const path = `/t/one/${await place.asks(ada, "One")}`;
  const { read, site } = pagesOf(place);
  await read(ada, path);
  const becomesGerman = () => {
    site.language = "de";
  };
  // Ada reads what the site speaks, which becomes another language after her request has come.
  expect(ada.locale).toBeNull();
  expect(await read(ada, path, becomesGerman)).toContain("en: ");
  expect(await read({ ...ben, locale: "en" }, path)).toContain("en: ");
});

test("what is not there is rendered once for each who asks, however often", async () => {
  const place = await aConversation();
  const ada = await place.member("ada");
  const { read, made } = pagesOf(place);
  for (let times = 0; times < 6; times++) await read(ada, "/t/nothing/77");
  expect(made).toEqual({ forMany: 0, alone: 6 });
});

test("a page too large to keep is not made for many, and what it holds aside counts", async () => {
  const place = await aConversation();
  const ada = await place.member("ada");
  const path = `/t/one/${await place.asks(ada, "One")}`;
  const site = { text: "" };
  const { pages, read, made } = pagesOf(place, site);
  await read(ada, path);
  // It grows before somebody asks again.
  site.text = "word ".repeat(300_000);
  for (let times = 0; times < 4; times++) await read(ada, path);
  expect(made).toEqual({ forMany: 1, alone: 5 });
  expect(pages.facts()).toMatchObject({ pages: 0, bytes: 0 });
});
