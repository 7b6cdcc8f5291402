import { isbot } from "isbot";
import type { RequestContext } from "./context.ts";
import { pathId } from "./params.ts";

const THREAD = /^\/t\/[^/]+\/(\d+)$/;

/**
 * Counts a page that somebody read or searched: which thread, which words, and never who. Robots are left out.
 * A reader who comes from our results (`Referer`, which browsers send to the same origin) found what they looked for.
 */
export function countPage(context: RequestContext, headers: { "user-agent"?: string; referer?: string }): void {
  const { forum, url, searched } = context;
  if (isbot(headers["user-agent"])) return;
  if (searched) forum.tally.searched(searched.q, searched.found);
  const threadId = pathId(THREAD.exec(url.pathname)?.[1]);
  if (threadId !== null) forum.tally.read(threadId, wordsOf(headers.referer, forum.config.siteUrl));
}

/** What was searched for on the page that somebody comes from, if that was our search. */
function wordsOf(referer: string | undefined, siteUrl: string): string | null {
  if (!referer?.startsWith(`${siteUrl}/search?`) || !URL.canParse(referer)) return null;
  return new URL(referer).searchParams.get("q");
}
