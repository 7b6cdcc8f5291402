/** How an answer goes out: coding, validators, and the few that are plain text. */
import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGzip } from "node:zlib";
import type { Forum } from "#forum/forum.ts";
import { type SitemapKind, sitemapVersion } from "#forum/sitemap/entries.ts";
import { chosenCoding, compressed, GZIP_LEVEL, takes } from "./document.ts";
import { etagFor, etagOf, isCurrent } from "./etag.ts";
import { type Gate, gated } from "./gate.ts";
import { PUBLIC, pageHeaders, SECURITY_HEADERS, setHeaders } from "./headers.ts";
import type { Page } from "./pages.ts";
import { plainText } from "./plain-text.ts";
import { SITEMAP_TYPE, sitemapText } from "./views/sitemap.ts";

/** Sends a page; what everybody may keep carries an ETag, and a client that has it already gets 304. */
export async function sendPage(request: IncomingMessage, response: ServerResponse, page: Page): Promise<void> {
  const headers = pageHeaders(page.headers, page.context);
  setHeaders(response, headers);
  const coding = chosenCoding(page.body, String(request.headers["accept-encoding"] ?? ""));
  if (page.status === 200 && headers["cache-control"] === PUBLIC) {
    const etag = etagOf(page.body, coding);
    response.setHeader("etag", etag);
    if (isCurrent(request.headers["if-none-match"], etag)) {
      response.removeHeader("content-type");
      response.writeHead(304).end();
      return;
    }
  }
  const body = coding ? await compressed(page.body, coding) : page.body;
  if (coding) response.setHeader("content-encoding", coding);
  response.setHeader("content-length", body.length);
  response.writeHead(page.status);
  response.end(request.method === "HEAD" ? undefined : body);
}

/**
 * A file of up to 50,000 addresses, written and compressed while it is read: it never lies in memory as a whole.
 * Its validator is made of the versions
 * of what it lists, so who has it already costs nothing. `pass`: the gate that each piece goes through by itself, so that
 * who reads slowly keeps no place in it.
 */
export async function sendSitemap(
  request: IncomingMessage,
  response: ServerResponse,
  forum: Forum,
  { kind, file }: { kind: SitemapKind; file: number },
  pass: Gate,
): Promise<void> {
  const isZipped = takes(String(request.headers["accept-encoding"] ?? ""), "gzip");
  const version = createHash("sha256").update(`${forum.config.siteUrl} ${await sitemapVersion(forum)}`);
  const etag = etagFor(version.digest("base64url").slice(0, 22), isZipped ? "gzip" : null);
  // The same content, not the same bytes: they are not made yet.
  const headers = { "cache-control": PUBLIC, vary: "Accept-Encoding", etag: `W/${etag}`, ...SECURITY_HEADERS };
  if (isCurrent(request.headers["if-none-match"], etag)) return void response.writeHead(304, headers).end();
  response.writeHead(200, {
    "content-type": SITEMAP_TYPE,
    ...headers,
    ...(isZipped && { "content-encoding": "gzip" }),
  });
  if (request.method === "HEAD") return void response.end();
  const pieces = Readable.from(gated(sitemapText(forum, kind, file), pass));
  const sent = isZipped ? pipeline(pieces, createGzip({ level: GZIP_LEVEL }), response) : pipeline(pieces, response);
  await sent.catch((error: unknown) => {
    // Whoever hangs up has read enough.
    if (!(error instanceof Error && "code" in error && error.code === "ERR_STREAM_PREMATURE_CLOSE")) throw error;
  });
}

/** An answer without a page: a status and a sentence. */
export function plainAnswer(
  response: ServerResponse,
  status: number,
  more: Record<string, string> = {},
  words = plainText(status),
): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const headers: Record<string, string> = { "content-type": "text/plain; charset=utf-8", ...SECURITY_HEADERS, ...more };
  if (status === 405) headers.allow = "GET, HEAD, POST";
  // The rest of a body that nobody reads would hold the connection up.
  if (status === 413 || status === 414 || status === 400) headers.connection = "close";
  response.writeHead(status, headers);
  response.end(words);
}
