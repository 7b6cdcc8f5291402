import { redirect } from "next/navigation";
import { here } from "#web/context.ts";

/** Sends guests to sign in, and from there back to this page. */
export function membersOnly(): void {
  const { actor, url } = here();
  if (actor.id === null) redirect(`/sign-in?return=${encodeURIComponent(url.pathname + url.search)}`);
}
