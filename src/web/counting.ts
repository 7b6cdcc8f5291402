import { isbot } from "isbot";
import type { Forum } from "#forum/forum.ts";
import type { RequestContext } from "./context.ts";
import { pathId } from "./params.ts";

const THREAD = /^\/t\/[^/]+\/(\d+)(?:\?|$)/;

/**
 * Counts a page that somebody read or searched: which thread, which words, and never who. Robots are left out. `path` may
 * have a query. A reader who comes from our results (`Referer`, which browsers send to the same origin) found what they
 * looked for.
 */
export function countPage(
  forum: Pick<Forum, "tally" | "config">,
  { path, searched }: { path: string; searched: RequestContext["searched"] },
  headers: { "user-agent"?: string; referer?: string },
): void {
  if (isRobot(headers["user-agent"])) return;
  if (searched) forum.tally.searched(searched.q, searched.found);
  const threadId = pathId(THREAD.exec(path)?.[1]);
  if (threadId !== null) forum.tally.read(threadId, wordsOf(headers.referer, forum.config.siteUrl));
}

const knownAgents = new Map<string, boolean>();
const MOST_KNOWN_AGENTS = 1_000;

/** Looking through the names of all robots takes longer than answering from the guests' pages. */
function isRobot(agent = ""): boolean {
  let known = knownAgents.get(agent);
  if (known === undefined) {
    known = isbot(agent);
    if (knownAgents.size >= MOST_KNOWN_AGENTS) knownAgents.clear();
    knownAgents.set(agent, known);
  }
  return known;
}

/** What was searched for on the page that somebody comes from, if that was our search. */
function wordsOf(referer: string | undefined, siteUrl: string): string | null {
  if (!referer?.startsWith(`${siteUrl}/search?`) || !URL.canParse(referer)) return null;
  return new URL(referer).searchParams.get("q");
}
