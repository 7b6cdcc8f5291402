import { decode, encode } from "next-auth/jwt";
import type { Forum } from "#forum/forum.ts";
import { SESSION_MS, secretHash } from "#forum/members/sessions.ts";
import { cookieName, setCookie } from "./set-cookie.ts";

const MAX_CACHED = 5_000;

const NAME = "next-auth.session-token";

export function sessionCookieName(siteUrl: string): string {
  return cookieName(siteUrl, NAME);
}

export interface CookieCodec {
  /** The cookie that carries this session. */
  write(sessionSecret: string, userId: number): Promise<string>;
  /** The id of the session row a cookie names; null when its signature does not hold. */
  read(value: string | undefined): Promise<string | null>;
  /** The cookie that ends it. */
  clear(): string;
}

/** The session cookie is next-auth's own JWT, so that its routes and ours mean the same person. */
export function cookieCodec(forum: Forum): CookieCodec {
  const { siteUrl } = forum.config;
  const maxAge = Math.floor(SESSION_MS / 1000);
  // Decrypting takes longer than all queries of the request; a token that held once holds until its row is gone.
  const known = new Map<string, string>();
  return {
    async write(sessionSecret, userId) {
      const token = await encode({ token: { sub: String(userId), sid: sessionSecret }, secret: forum.secret, maxAge });
      return setCookie(siteUrl, NAME, token, maxAge);
    },
    async read(value) {
      if (!value) return null;
      const cached = known.get(value);
      if (cached) return cached;
      const token = await decode({ token: value, secret: forum.secret }).catch(() => null);
      if (typeof token?.sid !== "string") return null;
      const id = secretHash(token.sid);
      if (known.size >= MAX_CACHED) known.clear();
      known.set(value, id);
      return id;
    },
    clear: () => setCookie(siteUrl, NAME, "", 0),
  };
}

export function cookiesOf(header: string | undefined): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of (header ?? "").split(";")) {
    const at = pair.indexOf("=");
    if (at > 0) cookies.set(pair.slice(0, at).trim(), pair.slice(at + 1).trim());
  }
  return cookies;
}

/** The cookie for somebody who has just signed in. */
export function signedInCookie(
  forum: Forum,
  { session, userId }: { session: string; userId: number },
): Promise<string> {
  return cookieCodec(forum).write(session, userId);
}

export function signedOutCookie(forum: Forum): string {
  return cookieCodec(forum).clear();
}
