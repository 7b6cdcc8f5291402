/**
 * Addresses without a page of their own: a post's, a thread's short one, and those of forums that were imported. There are
 * more of them than pages, so they are answered without having Next render anything.
 */
import { OWN } from "#forum/archive/old-addresses.ts";
import { todaysAddress } from "#forum/archive/todays-address.ts";
import { postPath, threadPath } from "#forum/threads/addresses.ts";
import { postPlace, type Wanted } from "#forum/threads/place.ts";
import { type Absent, readThread } from "#forum/threads/queries.ts";
import type { RequestContext } from "./context.ts";
import type { Page } from "./pages.ts";
import { pathId } from "./params.ts";

/** First parts of addresses here that an imported forum's may share; what is not found there is looked for later. */
const SHARED: ReadonlySet<string> = new Set(["", "c", "p", "t", "tag", "tags", "u"]);

/** The way on, 308; null: there is none, or the address has a page. Notes in the context what was public and is gone. */
export async function leadingOn(context: RequestContext): Promise<Page | null> {
  const leads = await whereTo(context);
  if (leads === "gone") context.status = 410;
  if (leads === null || typeof leads === "string") return null;
  return { status: 308, headers: { location: leads.path }, body: Buffer.alloc(0), isHtml: false, context };
}

/** null: an address of another kind. */
async function whereTo({ forum, actor, url }: RequestContext): Promise<{ path: string } | Absent | null> {
  const { pathname } = url;
  const wanted = postIn(pathname);
  if (wanted) {
    const place = await postPlace(forum, actor, wanted);
    return typeof place === "string" ? place : { path: postPath(place.thread, place.number) };
  }
  const threadId = pathId(/^\/t\/(\d+)$/.exec(pathname)?.[1]);
  if (threadId !== null) {
    const thread = await readThread(forum, actor, threadId);
    // The pages of one that was merged away are not those of the other.
    return typeof thread === "string"
      ? thread
      : { path: threadPath(thread) + (thread.id === threadId ? url.search : "") };
  }
  const first = pathname.split("/")[1] ?? "";
  return SHARED.has(first) || OWN.has(first) ? null : todaysAddress(forum, actor, pathname);
}

/** `/p/ID`, `/t/SLUG/ID/NUMBER` */
function postIn(path: string): Wanted | null {
  const postId = pathId(/^\/p\/(\d+)$/.exec(path)?.[1]);
  if (postId !== null) return { postId };
  const [, thread, post] = /^\/t\/[^/]+\/(\d+)\/(\d+)$/.exec(path) ?? [];
  const [threadId, number] = [pathId(thread), pathId(post)];
  return threadId === null || number === null ? null : { threadId, number };
}
