/** What is said about an answer: who may keep it, and what a browser may load with it. */
import type { OutgoingHttpHeaders, ServerResponse } from "node:http";
import type { RequestContext } from "./context.ts";

/** Sent with every answer. The policy allows no inline script or style: what is stored cannot run. */
export const SECURITY_HEADERS = {
  "referrer-policy": "same-origin",
  "x-content-type-options": "nosniff",
  "x-frame-options": "SAMEORIGIN",
  "content-security-policy":
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'self'",
} as const;

/** Everybody may keep it, and asks each time whether it still holds. */
export const PUBLIC = "public, no-cache";

/** For what has another address as soon as it has another content. */
export const FOR_EVER = { ...SECURITY_HEADERS, "cache-control": "public, max-age=31536000, immutable" };

/** Next's own, which name scripts that are not there or say what ours say better. */
const DROPPED_HEADERS = new Set([
  "link",
  "x-powered-by",
  "vary",
  "cache-control",
  "transfer-encoding",
  "content-length",
]);

/** The headers of a page: what Next says of it, and what it does not know. */
export function pageHeaders(rendered: OutgoingHttpHeaders, context: RequestContext): OutgoingHttpHeaders {
  const kept = Object.entries(rendered).filter(([name]) => !DROPPED_HEADERS.has(name));
  return {
    ...Object.fromEntries(kept),
    "cache-control": cacheControl(context),
    vary: "Cookie, Accept-Encoding",
    ...SECURITY_HEADERS,
  };
}

/** A file whose address does not change with its content may be kept for an hour. */
export function fileHeaders(url: URL): OutgoingHttpHeaders {
  const kept = url.searchParams.has("v") ? "public, max-age=31536000, immutable" : "public, max-age=3600";
  return { ...SECURITY_HEADERS, "cache-control": kept };
}

export function setHeaders(response: ServerResponse, headers: OutgoingHttpHeaders): void {
  for (const [name, value] of Object.entries(headers)) if (value !== undefined) response.setHeader(name, value);
}

/** Pages whose address or content is one person's alone, signed in or not: links by mail, addresses, cookies. */
export const PERSONAL =
  /^\/(?:api\/auth|sign-in|sign-up|confirm-email|forgotten-password|reset-password|invitation|setup|unsubscribe)(?:\/|$)/;

function cacheControl({ actor, form, url }: RequestContext): string {
  const isPublic = actor.id === null && form === null && !PERSONAL.test(url.pathname);
  return isPublic ? PUBLIC : "private, no-store";
}
