import { IncomingMessage, type OutgoingHttpHeaders } from "node:http";
import { Socket } from "node:net";
import { type RequestContext, requestContext } from "./context.ts";
import { withoutFramework } from "./document.ts";
import { isEmptyShell, isHtml, type Render, renderToMemory } from "./rendering.ts";

/** Where the words for "not found" and "gone" are. */
const MISSING_PAGE = "/missing";

/** A page as it goes out, but for its coding. */
export interface Page {
  status: number;
  headers: OutgoingHttpHeaders;
  body: Buffer;
  isHtml: boolean;
  /** The one it was rendered in at last: a form's page may have moved. */
  context: RequestContext;
}

/** Has Next render what was asked for, with our words where there is nothing. */
export async function renderPage(render: Render, asked: IncomingMessage, asking: RequestContext): Promise<Page> {
  let request = asked;
  let context = asking;
  let answer = await requestContext.run(context, () => renderToMemory(render, request));
  if (context.form !== null && answer.status === 308) {
    // The page has another address now. A browser would send the form there: it is shown as the answer instead.
    const url = new URL(String(answer.headers.location), context.url);
    request = requestFor(url.pathname + url.search, request);
    context = { ...context, url };
    answer = await requestContext.run(context, () => renderToMemory(render, request));
  }
  if (isEmptyShell(answer) && answer.status >= 500) {
    const headers = { "content-type": "text/plain; charset=utf-8" };
    return { status: answer.status, headers, body: Buffer.from(`${answer.status}\n`), isHtml: false, context };
  }
  if (isEmptyShell(answer) && answer.status >= 400) {
    // "Not found" has no words of its own without Next's script: our page for it has.
    context.status ??= answer.status;
    request = requestFor(MISSING_PAGE, request);
    context = { ...context, form: null };
    answer = await requestContext.run(context, () => renderToMemory(render, request));
  }
  const status = statusOf(answer.status, context);
  const html = isHtml(answer.headers);
  const whole = status >= 300 && status < 400 ? Buffer.alloc(0) : answer.body;
  const body = html ? Buffer.from(await filled(withoutFramework(whole.toString("utf8")), context), "utf8") : whole;
  return { status, headers: answer.headers, body, isHtml: html, context };
}

/** A request for another of our pages, from the same client, as Next has not seen it yet. */
export function requestFor(url: string, from: IncomingMessage): IncomingMessage {
  const request = new IncomingMessage(from.socket);
  request.method = from.method === "HEAD" ? "HEAD" : "GET";
  request.url = url;
  const { "content-type": _type, "content-length": _length, "transfer-encoding": _coding, ...headers } = from.headers;
  request.headers = headers;
  request.push(null);
  return request;
}

/** The same request, as Next has not seen it yet, for the whole page. */
export function asGet(request: IncomingMessage): IncomingMessage {
  const whole = requestFor(request.url ?? "/", request);
  whole.method = "GET";
  return whole;
}

/** A request of nobody in particular: what a guest's page is made from cannot depend on who asks for it first. */
export function guestRequest(url: URL): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  request.method = "GET";
  request.url = url.pathname + url.search;
  request.headers = { host: url.host };
  request.push(null);
  return request;
}

/** What is each reader's own stays open in a page for many. */
async function filled(html: string, context: RequestContext): Promise<string> {
  return context.shared ? html : requestContext.run(context, () => context.parts.fill(html));
}

function statusOf(rendered: number, { status, form }: RequestContext): number {
  // A page's redirect means "go on there", also in answer to a form: a 307 or 308 would send the form along.
  if (rendered === 307 || (rendered === 308 && form !== null)) return 303;
  return rendered === 200 || rendered === 404 ? (status ?? rendered) : rendered;
}
