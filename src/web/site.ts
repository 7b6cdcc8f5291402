import type { IncomingMessage, ServerResponse } from "node:http";
import type { Forum } from "#forum/forum.ts";
import { guest } from "#forum/members/actor.ts";
import { errorFacts } from "#platform/log.ts";
import { plainAnswer, sendPage, sendSitemap } from "./answers.ts";
import { answerBackup } from "./backup-download.ts";
import { BUILT_FILES } from "./built-files.ts";
import type { RequestContext } from "./context.ts";
import { countPage } from "./counting.ts";
import { crawlersIn, createCrawlerRules, type TurnedAway } from "./crawlers.ts";
import { BadRequest } from "./form-data.ts";
import { createForms } from "./forms.ts";
import { createGate, createPrecedence, type Gate, TooBusy } from "./gate.ts";
import { refusedRequest, withoutFrameworkHeaders, withoutNul } from "./guard.ts";
import { GuestCache, sendEntry } from "./guest-cache/cache.ts";
import { Entry } from "./guest-cache/entry.ts";
import { isForEverybody, publicPageKey } from "./guest-cache/public-pages.ts";
import { fileHeaders, PERSONAL, setHeaders } from "./headers.ts";
import { answerHealth, HEALTH } from "./health.ts";
import { leadingOn } from "./leading-on.ts";
import { answerLogo } from "./logo.ts";
import { MemberPages } from "./member-pages/cache.ts";
import { answerMetrics, METRICS } from "./metrics.ts";
import { asGet, guestRequest, type Page, renderPage } from "./pages.ts";
import { CRAWLER_WORDS } from "./plain-text.ts";
import type { Render } from "./rendering.ts";
import type { PageActions } from "./routes.ts";
import { cookiesOf, sessionCookieName } from "./session-cookie.ts";
import { staticFiles } from "./static-files.ts";
import { viewPage } from "./views/page.ts";
import { viewAt } from "./views/routes.ts";
import { sitemapFileAt } from "./views/sitemap.ts";
import { createVisitors } from "./visitor.ts";

const IS_FILE = /^\/(?:_next\/static\/|stoa\.js$|icons\.svg$|theme\.css$)/;
const YEAR_SECONDS = 31_536_000;
/** Guests' pages in the making: the fewer at once, the sooner a member's gets its turn. */
const GUEST_PAGES = { atOnce: 2, waiting: 500 };
/** Guests' other pages: they wait for themselves alone. */
const OTHER_PAGES = { atOnce: 8, waiting: 500 };
/**
 * Everybody's searches, one after the other: results that are rendered beside others make each page later by both. Where
 * another program searches, some wait for it at the same time.
 */
const SEARCHES = { atOnce: { fts5: 1, meilisearch: 4 }, waiting: 500 };
/** So long do they let pages go first: who searches notices less. */
const SEARCH_WAITS_MS = 100;
const IS_SEARCH = /^\/(?:search(?:\.json)?|similar\.json)$/;
const BUSY_SECONDS = 5;
/** For every crawler: without robots.txt it would not know what it may. */
const FOR_ALL_CRAWLERS: ReadonlySet<string> = new Set(["/robots.txt", HEALTH]);

/** Whether somebody reads who is a guest for certain, and no crawler that there may be a rule for. */
function isGuestReading({ method, headers }: IncomingMessage): boolean {
  const isRead = method === "GET" || method === "HEAD";
  return isRead && headers.cookie === undefined && crawlersIn(headers["user-agent"]).length === 0;
}

/** Answers requests: guards, finds out who asks, runs forms, and has pages rendered by Next or takes kept ones. */
export function createSite(forum: Forum, render: Render, pages: readonly PageActions[]) {
  const cookieName = sessionCookieName(forum.config.siteUrl);
  const visitors = createVisitors(forum, () => guestPages.facts());
  const forms = createForms(forum, render, pages, visitors);
  const sendFile = staticFiles();
  const isHttps = forum.config.siteUrl.startsWith("https:");
  const turnedAway = createCrawlerRules(forum);
  const passGate = createGate(GUEST_PAGES);
  const passOthers = createGate(OTHER_PAGES);
  const passSearches = createGate({ ...SEARCHES, atOnce: SEARCHES.atOnce[forum.search.engine] });
  const { first, after } = createPrecedence();
  const afterPages = after(SEARCH_WAITS_MS);
  const guestPages = new GuestCache({
    store: forum.store,
    now: forum.now,
    page: (key) =>
      passGate(async () => {
        const url = new URL(key, forum.config.siteUrl);
        const request = guestRequest(url);
        return pageOf(request, await visitors.contextOf(request, url, guest));
      }),
  });

  const memberPages = new MemberPages({
    store: forum.store,
    now: forum.now,
    async page(url, anybody, shared) {
      const request = guestRequest(url);
      return pageOf(request, { ...(await visitors.contextOf(request, url, anybody)), shared });
    },
  });

  const kept = () => ({ guests: guestPages.facts(), members: memberPages.facts() });

  return async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      if (isHttps) response.setHeader("strict-transport-security", `max-age=${YEAR_SECONDS}`);
      // The key of a page is its address. Nothing below answers one that a page can be kept at before the guests' pages do.
      const key = request.url ?? "/";
      if (guestPages.has(key) && isGuestReading(request)) return await answerGuest(request, response, key);
      const refused = refusedRequest(request, forum.config.siteUrl);
      if (refused !== null) return plainAnswer(response, refused);
      withoutFrameworkHeaders(request);
      withoutNul(request);
      const url = new URL(request.url ?? "/", forum.config.siteUrl);
      if (IS_FILE.test(url.pathname)) return await answerFile(request, response, url);
      if (await answerLogo(forum, url.pathname, request, response)) return;
      if (url.pathname === METRICS && request.method !== "POST")
        return await answerMetrics(forum, kept(), request, response);
      const crawlers = crawlersIn(request.headers["user-agent"]);
      if (crawlers.length > 0 && !FOR_ALL_CRAWLERS.has(url.pathname)) {
        const why = await turnedAway(crawlers);
        if (why) return answerCrawler(response, why);
      }
      const isPost = request.method === "POST";
      const isSitemap = !isPost && url.pathname.startsWith("/sitemap/");
      const sitemap = isSitemap ? await passOthers(() => sitemapFileAt(forum, url.pathname)) : null;
      if (sitemap) return await sendSitemap(request, response, forum, sitemap, passOthers);
      // Before anything that asks the database, which may be what is ill.
      if (url.pathname === HEALTH && !isPost) return await answerHealth(forum.store, response);
      const cookies = cookiesOf(request.headers.cookie);
      const actor = isForEverybody(url) ? guest : await visitors.whoAsks(cookies.get(cookieName));
      const publicKey = actor.id === null && !isPost ? publicPageKey(url) : null;
      if (publicKey !== null) return await answerGuest(request, response, publicKey);
      const context = await visitors.contextOf(request, url, actor);
      if (!isPost && (await answerBackup(forum, actor, url.pathname, response))) return;
      const form = isPost ? forms.pageAt(url.pathname) : null;
      if (form) return await forms.answer(request, response, context, form, cookies);
      // next-auth answers its own posts; nothing else takes one.
      if (isPost && !url.pathname.startsWith("/api/auth/")) return plainAnswer(response, 405);
      await answerPage(request, response, context);
    } catch (error) {
      if (error instanceof BadRequest) return plainAnswer(response, error.status);
      if (error instanceof TooBusy) return plainAnswer(response, 503, { "retry-after": String(BUSY_SECONDS) });
      forum.log.error({ ...errorFacts(error), method: request.method }, "request");
      plainAnswer(response, 500);
    }
  };

  function answerCrawler(response: ServerResponse, why: TurnedAway): void {
    const wait: Record<string, string> = why.status === 429 ? { "retry-after": String(why.seconds) } : {};
    plainAnswer(response, why.status, { ...wait, "cache-control": "no-store" }, CRAWLER_WORDS[why.status]);
  }

  async function answerFile(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
    if (request.method === "POST") return plainAnswer(response, 405);
    if (await sendFile(request, response, url)) return;
    // For a file that is not there Next would render a page, which needs to know who asks.
    if (url.pathname.startsWith(BUILT_FILES)) return plainAnswer(response, 404);
    setHeaders(response, fileHeaders(url));
    await render(request, response);
  }

  async function answerGuest(request: IncomingMessage, response: ServerResponse, key: string): Promise<void> {
    const found = await guestPages.get(key);
    if (found instanceof Entry) await sendEntry(request, response, found);
    else await sendPage(request, response, found);
    if (request.method === "GET" && (found instanceof Entry || found.status === 200))
      countPage(forum, { path: key, searched: null }, request.headers);
  }

  async function pageOf(request: IncomingMessage, context: RequestContext): Promise<Page> {
    const view = viewAt(context.url.pathname);
    if (view) return viewPage(context, view);
    const onward = await leadingOn(context);
    if (onward) return onward;
    // Next leaves the body of a HEAD out before anybody has measured it.
    const isHead = request.method === "HEAD" && !context.url.pathname.startsWith("/api/");
    const inTurn = IS_SEARCH.test(context.url.pathname) ? afterPages : first;
    return inTurn(() => renderPage(render, isHead ? asGet(request) : request, context));
  }

  function gateOf({ actor, url }: RequestContext): Gate | null {
    if (IS_SEARCH.test(url.pathname)) return passSearches;
    // Whoever signs in is about to be a member.
    return actor.id === null && !PERSONAL.test(url.pathname) ? passOthers : null;
  }

  async function answerPage(
    request: IncomingMessage,
    response: ServerResponse,
    context: RequestContext,
  ): Promise<void> {
    const rendered = () => memberPages.pageFor(context, () => pageOf(request, context));
    const pass = gateOf(context);
    const page = await (pass ? pass(rendered) : rendered());
    await sendPage(request, response, page);
    if (request.method !== "GET" || page.status !== 200 || !page.isHtml) return;
    const { url, searched } = page.context;
    countPage(forum, { path: url.pathname, searched }, request.headers);
  }
}
