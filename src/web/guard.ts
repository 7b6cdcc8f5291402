import type { IncomingMessage } from "node:http";
import { BUILT_FILES } from "./built-files.ts";

const METHODS = new Set(["GET", "HEAD", "POST"]);
const MAX_URL_CHARS = 8_192;

/**
 * What Next would answer with 500 or 200 is turned away before it: an unknown method (405),
 * an address that is too long (414) or not UTF-8 (400), one of Next's own (404), a write that comes from a foreign
 * page (403). null: may pass.
 */
export function refusedRequest(request: IncomingMessage, siteUrl: string): number | null {
  if (!METHODS.has(request.method ?? "")) return 405;
  const target = request.url ?? "/";
  if (target.length > MAX_URL_CHARS) return 414;
  if (!/^\/(?![/\\])/.test(target) || !isDecodable(target)) return 400;
  if (isFrameworks(target, siteUrl)) return 404;
  return request.method === "POST" && isForeign(request, siteUrl) ? 403 : null;
}

/** Headers by which Next's own client asks for data instead of a page: nobody of ours does, and caches know nothing of them. */
const FRAMEWORK_HEADERS = /^(?:rsc$|next-|x-next|x-middleware-|x-invoke-|x-matched-path$)/;

/** Takes out of a request what would make Next answer something else than the document. */
export function withoutFrameworkHeaders(request: IncomingMessage): void {
  for (const name of Object.keys(request.headers)) {
    if (FRAMEWORK_HEADERS.test(name)) delete request.headers[name];
  }
}

/** Takes out of a query the one character that PostgreSQL takes in no text; forms lose it as they are read. */
export function withoutNul(request: IncomingMessage): void {
  request.url = request.url?.replaceAll("%00", "%EF%BF%BD");
}

/**
 * Browsers send `Origin` with every form post. Text browsers and scripts send none;
 * there the session cookie's `SameSite=Lax` keeps foreign pages from acting for somebody.
 */
function isForeign(request: IncomingMessage, siteUrl: string): boolean {
  const origin = request.headers.origin;
  if (origin !== undefined) return origin !== siteUrl;
  const site = request.headers["sec-fetch-site"];
  return site === "cross-site" || site === "same-site";
}

/** Of what Next has below "/_", its pictures made to measure among them, nothing is used but the files it has built. */
function isFrameworks(target: string, siteUrl: string): boolean {
  // Most addresses have nothing of it, and need not be taken apart twice.
  if (!/_|%5f/i.test(target)) return false;
  const path = decodeURIComponent(new URL(target, siteUrl).pathname);
  return path.startsWith("/_") && !path.startsWith(BUILT_FILES);
}

function isDecodable(target: string): boolean {
  if (!target.includes("%")) return true;
  try {
    return !decodeURIComponent(target.split("?")[0] ?? "").includes("\0");
  } catch {
    return false;
  }
}
