import NextAuthModule, { type NextAuthOptions } from "next-auth";
import type { Forum } from "#forum/forum.ts";
import { signInWithIdentity } from "#forum/members/identities.ts";
import { returnField } from "#forum/members/input.ts";
import { type Origin, SESSION_MS, type SignedIn } from "#forum/members/sessions.ts";
import { isRefusal } from "#platform/refusal.ts";
import { sessionCookieName } from "./session-cookie.ts";

/** Signing in at the company's own identity provider, with next-auth's OpenID Connect. Its routes live at /api/auth. */
export interface OidcRequest {
  /** What follows /api/auth/: "signin/oidc" or "callback/oidc". */
  path: string;
  query: Readonly<Record<string, string>>;
  cookies: Readonly<Record<string, string>>;
  origin: Origin;
}

export interface OidcAnswer {
  status: number;
  location: string | null;
  /** Set-Cookie headers. */
  cookies: string[];
  /** Set when somebody came in: their session is among the cookies. */
  signedIn: SignedIn | null;
}

const PROVIDER = "oidc";

// Node hands out what the package exports, Next's bundler its `default`.
type Handler = (request: unknown, response: unknown, options: NextAuthOptions) => Promise<unknown>;
const nextAuth = ("default" in NextAuthModule ? NextAuthModule.default : NextAuthModule) as unknown as Handler;

/** Answers the two addresses of a sign-in; null for any other, and where no provider is set up. */
export async function answerOidc(forum: Forum, request: OidcRequest): Promise<OidcAnswer | null> {
  if (!forum.config.oidc) return null;
  if (request.path === `signin/${PROVIDER}`) return ownWords(forum, await start(forum, request));
  if (request.path === `callback/${PROVIDER}`) return ownWords(forum, await ask(forum, request, "GET", {}));
  return null;
}

/** next-auth's own pages about what went wrong are not served: the page to sign in says it. */
function ownWords({ config }: Forum, answer: OidcAnswer): OidcAnswer {
  const isTheirs = answer.location?.startsWith(`${config.siteUrl}/api/auth/`) ?? true;
  return isTheirs ? { ...answer, location: "/sign-in?error=oidc_failed" } : answer;
}

/**
 * next-auth begins a sign-in with a POST and a token that a page without script cannot get. A plain link does here:
 * state, nonce and PKCE tie the answer to this browser.
 */
async function start(forum: Forum, request: OidcRequest): Promise<OidcAnswer> {
  const callbackUrl = returnField.parse(request.query.return ?? "/");
  const given = await ask(forum, { ...request, path: "csrf", query: {} }, "GET", {});
  const cookies = { ...request.cookies, ...Object.fromEntries(given.cookies.map(nameAndValue)) };
  const csrf = Object.entries(cookies).find(([name]) => name.endsWith("next-auth.csrf-token"))?.[1] ?? "";
  const [csrfToken = ""] = decodeURIComponent(csrf).split("|");
  // Without the query: next-auth would hand it on to the provider, whatever somebody wrote into a link.
  const begun = await ask(forum, { ...request, query: {}, cookies }, "POST", { csrfToken, callbackUrl });
  return { ...begun, cookies: [...given.cookies, ...begun.cookies] };
}

/** Has next-auth answer, with a request and a response as its handler for plain Node wants them. */
async function ask(
  forum: Forum,
  { path, query, cookies, origin }: OidcRequest,
  method: "GET" | "POST",
  body: Record<string, string>,
): Promise<OidcAnswer> {
  const came: { signedIn: SignedIn | null } = { signedIn: null };
  const headers = new Map<string, unknown>();
  let status = 200;
  const response = {
    status(code: number) {
      status = code;
      return response;
    },
    getHeader: (name: string) => headers.get(name.toLowerCase()),
    setHeader(name: string, value: unknown) {
      headers.set(name.toLowerCase(), value);
      return response;
    },
    end: () => undefined,
    send: () => undefined,
    json: () => undefined,
  };
  const request = {
    method,
    body,
    headers: {},
    cookies: decoded(cookies),
    query: { ...query, nextauth: path.split("/") },
  };
  await nextAuth(request, response, optionsFor(forum, origin, came));
  const set = headers.get("set-cookie");
  const location = headers.get("location");
  return {
    status,
    location: typeof location === "string" ? location : null,
    cookies: Array.isArray(set) ? set.map(String) : [],
    signedIn: came.signedIn,
  };
}

function optionsFor(forum: Forum, origin: Origin, came: { signedIn: SignedIn | null }): NextAuthOptions {
  const { oidc } = forum.config;
  if (!oidc) throw new Error("there is no provider");
  const { issuer, clientId, clientSecret, name } = oidc;
  return {
    secret: forum.secret,
    session: { strategy: "jwt", maxAge: Math.floor(SESSION_MS / 1000) },
    pages: { signIn: "/sign-in", error: "/sign-in" },
    cookies: { sessionToken: sessionToken(forum.config.siteUrl) },
    providers: [
      {
        id: PROVIDER,
        name,
        type: "oauth",
        wellKnown: `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`,
        clientId,
        clientSecret,
        idToken: true,
        checks: ["pkce", "state", "nonce"],
        authorization: { params: { scope: "openid email profile" } },
        profile: (claims: { sub: string }) => ({ id: claims.sub }),
      },
    ],
    callbacks: {
      async signIn({ profile }) {
        try {
          came.signedIn = await signInWithIdentity(forum, identityOf(issuer, profile ?? {}), origin);
          return true;
        } catch (error) {
          if (isRefusal(error)) return `/sign-in?error=${error.code}`;
          throw error;
        }
      },
      // What goes into the session cookie: the same as when signing in with a password.
      jwt: ({ token }) => (came.signedIn ? { sub: String(came.signedIn.userId), sid: came.signedIn.session } : token),
    },
    logger: {
      error: (code) => forum.log.warn({ code }, "sign-in at the identity provider"),
      warn: () => undefined,
      debug: () => undefined,
    },
  };
}

/** Under the name by which the forum reads it, whichever way somebody came in. */
function sessionToken(siteUrl: string) {
  const name = sessionCookieName(siteUrl);
  const secure = name.startsWith("__Host-");
  return { name, options: { path: "/", httpOnly: true, sameSite: "lax", secure } } as const;
}

function identityOf(provider: string, claims: object) {
  const text = (name: string): string | null => {
    const value: unknown = Reflect.get(claims, name);
    return typeof value === "string" ? value : null;
  };
  const subject = text("sub");
  if (!subject) throw new Error("the provider named nobody");
  const email = text("email");
  const emailVerified = Reflect.get(claims, "email_verified") === true;
  const names = [text("preferred_username")?.split("@")[0], text("name")].filter((name) => typeof name === "string");
  return { provider, subject, email, emailVerified, names };
}

const nameAndValue = (cookie: string): [string, string] => {
  const at = cookie.indexOf("=");
  return [cookie.slice(0, at), cookie.slice(at + 1).split(";")[0] ?? ""];
};

function decoded(cookies: Readonly<Record<string, string>>): Record<string, string> {
  const decode = (value: string) => {
    try {
      return decodeURIComponent(value);
    } catch {
      return value;
    }
  };
  return Object.fromEntries(Object.entries(cookies).map(([name, value]) => [name, decode(value)]));
}
