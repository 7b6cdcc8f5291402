import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { refusedRequest, withoutFrameworkHeaders, withoutNul } from "./guard.ts";

const SITE = "https://forum.example.org";
const request = (method: string, url: string, headers: Record<string, string> = {}) =>
  ({ method, url, headers }) as unknown as IncomingMessage;

test("pages and forms pass, other methods do not", () => {
  for (const method of ["GET", "HEAD", "POST"]) expect(refusedRequest(request(method, "/"), SITE)).toBeNull();
  for (const method of ["PUT", "DELETE", "OPTIONS", "TRACE", "QUERY"]) {
    expect(refusedRequest(request(method, "/"), SITE)).toBe(405);
  }
});

test("an address that is too long, or not UTF-8, is refused", () => {
  expect(refusedRequest(request("GET", `/${"a".repeat(9_000)}`), SITE)).toBe(414);
  for (const url of ["/%E0%A4%A", "/%00", "/%ff", "//evil", "/\\[", "http://evil/"]) {
    expect(refusedRequest(request("GET", url), SITE), url).toBe(400);
  }
});

test("a write from a foreign page is refused, whatever way it says so", () => {
  const post = (headers: Record<string, string>) => refusedRequest(request("POST", "/", headers), SITE);
  expect(post({ origin: SITE })).toBeNull();
  // Text browsers say nothing; the session cookie's SameSite keeps foreign pages out there.
  expect(post({})).toBeNull();
  for (const origin of ["https://evil.example", "null", `${SITE}.evil.example`, "http://forum.example.org"]) {
    expect(post({ origin }), origin).toBe(403);
  }
  expect(post({ "sec-fetch-site": "cross-site" })).toBe(403);
  expect(refusedRequest(request("GET", "/", { origin: "https://evil.example" }), SITE)).toBeNull();
});

test("headers that only Next's client sends do not reach Next", () => {
  const asked = request("GET", "/", { rsc: "1", "next-action": "x", "x-middleware-subrequest": "y", accept: "*/*" });
  withoutFrameworkHeaders(asked);
  expect(asked.headers).toEqual({ accept: "*/*" });
});

test("no query carries what PostgreSQL takes in no text, however it is written", () => {
  for (const query of ["q=a%00b", "q=%0%000", "q=%00%00", "%00=1"]) {
    const asked = request("GET", `/moderation/people?${query}`);
    withoutNul(asked);
    expect([...new URL(asked.url ?? "", SITE).searchParams].flat().join(), query).not.toContain("\0");
  }
  const other = request("GET", "/search?q=%2500+%C3%A9");
  withoutNul(other);
  expect(other.url).toBe("/search?q=%2500+%C3%A9");
});

test("nothing of Next's own is there but the files it has built", () => {
  const image = "/_next/image?url=%2Ffavicon.svg&w=640&q=75";
  for (const url of [
    image,
    "/./_next/image",
    "/x/../_next/image",
    "/%5fnext/image",
    "/_next/%69mage",
    "/_global-error",
  ]) {
    expect(refusedRequest(request("GET", url), SITE), url).toBe(404);
  }
  expect(refusedRequest(request("POST", "/_next/image"), SITE)).toBe(404);
  expect(refusedRequest(request("GET", "/_next/static/chunks/a.css"), SITE)).toBeNull();
});
