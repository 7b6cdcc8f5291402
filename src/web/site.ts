import { IncomingMessage, type ServerResponse } from "node:http";
import type { Forum } from "#forum/forum.ts";
import { type Actor, actorOfSession, guest } from "#forum/members/actor.ts";
import { touchSession } from "#forum/members/commands.ts";
import { errorFacts } from "#platform/log.ts";
import { type ActionRequest, type Outcome, refusedForm } from "./action.ts";
import { addressReader } from "./address.ts";
import { BUILT_FILES, builtFiles } from "./built-files.ts";
import { type RequestContext, requestContext } from "./context.ts";
import { countPage } from "./counting.ts";
import { compressed, withoutFramework } from "./document.ts";
import { BadRequest, type FormFields, readForm } from "./form-data.ts";
import type { FormState } from "./form-state.ts";
import { refusedRequest, withoutFrameworkHeaders } from "./guard.ts";
import { fileHeaders, pageHeaders, SECURITY_HEADERS, setHeaders } from "./headers.ts";
import { answerHealth, HEALTH } from "./health.ts";
import { PageParts } from "./page-parts.ts";
import { isEmptyShell, isHtml, type Render, renderToMemory } from "./rendering.ts";
import { type Match, type PageActions, routeMatcher } from "./routes.ts";
import { cookieCodec, cookiesOf, sessionCookieName } from "./session-cookie.ts";
import { translatorFor } from "./translate.ts";

const IS_FILE = /^\/(?:_next\/static\/|stoa\.js$|icons\.svg$|favicon\.svg$|theme\.css$)/;
const SIGN_IN_PAGE = "/sign-in";
/** Where the words for "not found" and "gone" are. */
const MISSING_PAGE = "/missing";
const YEAR_SECONDS = 31_536_000;
const SEEN_EVERY_MS = 5 * 60_000;

/** Answers requests: guards, finds out who asks, runs forms, and has pages rendered by Next. */
export function createSite(forum: Forum, render: Render, pages: readonly PageActions[]) {
  const addressOf = addressReader(forum.config.trustedProxies);
  const codec = cookieCodec(forum);
  const cookieName = sessionCookieName(forum.config.siteUrl);
  const match = routeMatcher(pages);
  const signIn = match(SIGN_IN_PAGE)?.actions ?? {};
  const built = builtFiles();
  const isHttps = forum.config.siteUrl.startsWith("https:");

  return async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      if (isHttps) response.setHeader("strict-transport-security", `max-age=${YEAR_SECONDS}`);
      const refused = refusedRequest(request, forum.config.siteUrl);
      if (refused !== null) return plainAnswer(response, refused);
      withoutFrameworkHeaders(request);
      const url = new URL(request.url ?? "/", forum.config.siteUrl);
      if (IS_FILE.test(url.pathname)) {
        if (request.method === "POST") return plainAnswer(response, 405);
        // For a file that is not there Next would render a page, which needs to know who asks.
        const isBuilt = url.pathname.startsWith(BUILT_FILES);
        if (isBuilt && !built.has(url.pathname)) return plainAnswer(response, 404);
        setHeaders(response, isBuilt ? SECURITY_HEADERS : fileHeaders(url));
        return await render(request, response);
      }
      // Before anything that asks the database, which may be what is ill.
      if (url.pathname === HEALTH && request.method !== "POST") return await answerHealth(forum.store, response);
      const cookies = cookiesOf(request.headers.cookie);
      const actor = await whoAsks(cookies.get(cookieName));
      const context = await contextOf(request, url, actor);
      const found = request.method === "POST" ? match(url.pathname) : null;
      if (found) return await answerForm(request, response, context, found, cookies);
      // next-auth answers its own posts; nothing else takes one.
      if (request.method === "POST" && !url.pathname.startsWith("/api/auth/")) return plainAnswer(response, 405);
      await renderPage(request, response, context);
    } catch (error) {
      if (error instanceof BadRequest) return plainAnswer(response, error.status);
      forum.log.error({ ...errorFacts(error), method: request.method }, "request");
      plainAnswer(response, 500);
    }
  };

  async function whoAsks(cookie: string | undefined): Promise<Actor> {
    const sessionId = await codec.read(cookie);
    if (!sessionId) return guest;
    const actor = await actorOfSession(forum, sessionId);
    if (!actor) return guest;
    if (forum.now() - actor.seenAt > SEEN_EVERY_MS) await touchSession(forum, actor);
    return actor;
  }

  async function contextOf(request: IncomingMessage, url: URL, actor: Actor): Promise<RequestContext> {
    const settings = await forum.settings();
    const locale = actor.locale ?? settings.language;
    return {
      forum,
      actor,
      settings,
      locale,
      url,
      t: translatorFor(locale, settings.address),
      address: addressOf(request.socket.remoteAddress, String(request.headers["x-forwarded-for"] ?? "")),
      form: null,
      parts: new PageParts(),
      searched: null,
      status: null,
    };
  }

  async function renderPage(
    request: IncomingMessage,
    response: ServerResponse,
    context: RequestContext,
  ): Promise<void> {
    let answer = await requestContext.run(context, () => renderToMemory(render, request));
    if (context.form !== null && answer.status === 308) {
      // The page has another address now. A browser would send the form there: it is shown as the answer instead.
      const url = new URL(String(answer.headers.location), context.url);
      request = requestFor(url.pathname + url.search, request);
      context = { ...context, url };
      answer = await requestContext.run(context, () => renderToMemory(render, request));
    }
    if (isEmptyShell(answer) && answer.status >= 500) return plainAnswer(response, answer.status);
    if (isEmptyShell(answer) && answer.status >= 400) {
      // "Not found" has no words of its own without Next's script: our page for it has.
      context.status ??= answer.status;
      request = requestFor(MISSING_PAGE, request);
      context = { ...context, form: null };
      answer = await requestContext.run(context, () => renderToMemory(render, request));
    }
    const status = statusOf(answer.status, context);
    setHeaders(response, pageHeaders(answer.headers, context));
    const html = isHtml(answer.headers);
    const whole = status >= 300 && status < 400 ? Buffer.alloc(0) : answer.body;
    const plain = html ? Buffer.from(context.parts.fill(withoutFramework(whole.toString("utf8"))), "utf8") : whole;
    const [body, coding] = await compressed(plain, String(request.headers["accept-encoding"] ?? ""));
    if (coding) response.setHeader("content-encoding", coding);
    response.setHeader("content-length", body.length);
    response.writeHead(status);
    response.end(request.method === "HEAD" ? undefined : body);
    if (status === 200 && html && context.form === null) countPage(context, request.headers);
  }

  async function answerForm(
    request: IncomingMessage,
    response: ServerResponse,
    context: RequestContext,
    { actions, params }: Match,
    cookies: Map<string, string>,
  ): Promise<void> {
    const fields = await readForm(request);
    const name = typeof fields.do === "string" ? fields.do : "";
    const own = Object.hasOwn(actions, name) ? actions[name] : undefined;
    // The sign-in page can stand at the address of a form that was sent while signed out, and posts to it.
    const action = own ?? (Object.hasOwn(signIn, name) ? signIn[name] : undefined);
    if (!action) return plainAnswer(response, 400);
    const { forum, actor, settings, address, locale } = context;
    const asked: ActionRequest = {
      settings,
      address,
      locale,
      agent: String(request.headers["user-agent"] ?? ""),
      cookie: (wanted) => cookies.get(wanted),
    };
    try {
      const outcome = await action.run(forum, actor, { ...fields, ...params }, asked);
      await answerOutcome(request, response, context, fields, outcome);
    } catch (error) {
      const refused = refusedForm(error) ?? failedForm(error);
      if (refused.retryAfter) response.setHeader("retry-after", String(refused.retryAfter));
      const form: FormState = { do: name, values: withoutSecrets(fields), errors: refused.errors, shown: {} };
      // Signed out in the meantime: the text waits on the sign-in page, and comes back after it.
      const signedOut = refused.errors[0]?.code === "signed_out" || own === undefined;
      if (signedOut)
        request.url = `${SIGN_IN_PAGE}?return=${encodeURIComponent(context.url.pathname + context.url.search)}`;
      await renderAgain(request, response, { ...context, form, status: refused.status });
    }
  }

  /** A bug, or a database that does not answer: what was typed is not lost for that. */
  function failedForm(error: unknown): ReturnType<typeof refusedForm> & object {
    forum.log.error(errorFacts(error), "form");
    return { status: 500, errors: [{ field: "", code: "failed", detail: {} }] };
  }

  async function answerOutcome(
    request: IncomingMessage,
    response: ServerResponse,
    context: RequestContext,
    fields: FormFields,
    outcome: Outcome,
  ): Promise<void> {
    if (outcome.cookies) response.setHeader("set-cookie", [...outcome.cookies]);
    if ("to" in outcome) {
      response.writeHead(303, { location: outcome.to, "cache-control": "private, no-store", ...SECURITY_HEADERS });
      response.end();
      return;
    }
    if ("json" in outcome) {
      response.writeHead(200, { "content-type": "application/json", "cache-control": "no-store", ...SECURITY_HEADERS });
      response.end(JSON.stringify(outcome.json));
      return;
    }
    if ("show" in outcome) {
      const form = { do: String(fields.do), values: withoutSecrets(fields), errors: [], shown: outcome.show };
      return renderAgain(request, response, { ...context, form });
    }
    const { path, do: name, values } = outcome.resume;
    const url = new URL(path, forum.config.siteUrl);
    // Only a page with forms can show one again.
    if (!match(url.pathname)) return answerOutcome(request, response, context, fields, { to: "/" });
    request.url = path;
    const actor = outcome.cookies ? await whoAsks(cookieValue(outcome.cookies, cookieName)) : context.actor;
    const fresh = await contextOf(request, url, actor);
    const form = { do: name, values: withoutSecrets(values), errors: [], shown: { resumed: true } };
    await renderAgain(request, response, { ...fresh, form });
  }

  /** The page of a form, once more, as the answer to its post. */
  async function renderAgain(
    request: IncomingMessage,
    response: ServerResponse,
    context: RequestContext,
  ): Promise<void> {
    await renderPage(requestFor(request.url ?? "/", request), response, context);
  }
}

/** A request for another of our pages, from the same client, as Next has not seen it yet. */
function requestFor(url: string, from: IncomingMessage): IncomingMessage {
  const request = new IncomingMessage(from.socket);
  request.method = from.method === "HEAD" ? "HEAD" : "GET";
  request.url = url;
  const { "content-type": _type, "content-length": _length, "transfer-encoding": _coding, ...headers } = from.headers;
  request.headers = headers;
  request.push(null);
  return request;
}

function statusOf(rendered: number, { status, form }: RequestContext): number {
  // A page's redirect means "go on there", also in answer to a form: a 307 or 308 would send the form along.
  if (rendered === 307 || (rendered === 308 && form !== null)) return 303;
  return rendered === 200 || rendered === 404 ? (status ?? rendered) : rendered;
}

/** What must never be written into a page again. */
function withoutSecrets(fields: FormFields): FormFields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !/password/i.test(name)));
}

function cookieValue(cookies: readonly string[], name: string): string | undefined {
  const found = cookies.find((cookie) => cookie.startsWith(`${name}=`));
  return found?.slice(name.length + 1).split(";")[0];
}

function plainAnswer(response: ServerResponse, status: number): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const headers: Record<string, string> = { "content-type": "text/plain; charset=utf-8", ...SECURITY_HEADERS };
  if (status === 405) headers.allow = "GET, HEAD, POST";
  // The rest of a body that nobody reads would hold the connection up.
  if (status === 413 || status === 400) headers.connection = "close";
  response.writeHead(status, headers);
  response.end(`${status}\n`);
}
