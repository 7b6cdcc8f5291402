import { here } from "#web/context.ts";
import { deviceCookie } from "#web/device-cookie.ts";
import { answerOidc } from "#web/oidc.ts";
import { cookiesOf } from "#web/session-cookie.ts";

/** Leads to the identity provider and takes its answer. */
export async function GET(request: Request): Promise<Response> {
  const { forum, url, address } = here();
  const cookies = Object.fromEntries(cookiesOf(request.headers.get("cookie") ?? ""));
  const answer = await answerOidc(forum, {
    path: url.pathname.replace(/^\/api\/auth\//, ""),
    query: Object.fromEntries(url.searchParams),
    cookies,
    origin: { address, agent: request.headers.get("user-agent") ?? "" },
  });
  if (!answer?.location) return new Response("404\n", { status: 404 });
  const headers = new Headers({ location: answer.location, "cache-control": "private, no-store" });
  for (const cookie of answer.cookies) headers.append("set-cookie", cookie);
  if (answer.signedIn) {
    const known = await deviceCookie(forum, (name) => cookies[name], answer.signedIn.userId);
    headers.append("set-cookie", known);
  }
  return new Response(null, { status: 303, headers });
}
