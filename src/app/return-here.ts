import { returnField } from "#forum/members/input.ts";
import { here } from "#web/context.ts";

/** Pages about an account: after signing in there is nothing left to do on them. */
const ACCOUNT_PAGES = /^\/(?:sign-|forgotten-password|reset-password|confirm-email|invitation|setup)/;

/** `?return=` for links to sign in or up: back to this page, or to where this page was to lead. */
export function returnHere(fragment = ""): string {
  const { url, form } = here();
  const sent = form?.values.return;
  const passedOn = (typeof sent === "string" ? sent : url.searchParams.get("return")) ?? "/";
  return returnTo(ACCOUNT_PAGES.test(url.pathname) ? passedOn : url.pathname + url.search + fragment);
}

/** `?return=` for a path of ours; "" when it leads home anyway. */
export function returnTo(path: string): string {
  const safe = returnField.parse(path);
  return safe === "/" ? "" : `?return=${encodeURIComponent(safe)}`;
}
