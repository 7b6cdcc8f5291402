import { markThreadRead } from "#forum/notifications/commands.ts";
import { isMuted } from "#forum/notifications/queries.ts";
import { markedBy, type PostView, readUpTo, type ThreadView } from "#forum/threads/queries.ts";
import { here, type RequestContext, type SharedPage } from "#web/context.ts";

/** What a page of a thread shows. */
interface Shown {
  thread: ThreadView;
  posts: readonly PostView[];
  accepted: PostView | null;
}

const asked = new WeakMap<RequestContext, Promise<number | null>>();

/** How far who is `here()` had read before this request: null for guests, and where nothing tells new from old. */
export function readBefore(threadId: number): Promise<number | null> {
  const context = here();
  const { forum, actor, shared } = context;
  const known = asked.get(context) ?? (shared ? Promise.resolve(null) : readUpTo(forum, actor, threadId));
  asked.set(context, known);
  return known.then((upTo) => upTo || null);
}

/** Notes that who is `here()` has read a thread up to the post of this number. */
export async function visit(threadId: number, upTo: number): Promise<void> {
  const { forum, actor } = here();
  const before = (await readBefore(threadId)) ?? 0;
  await markThreadRead(forum, actor, threadId, { upTo, before });
}

export function lastNumberOf(posts: readonly PostView[]): number {
  return posts.at(-1)?.number ?? 0;
}

/**
 * The page is right for members who find nothing of their own on it, and nothing that is new to them. The rule lives as
 * long as the page: it holds on to numbers alone, not to what was shown.
 */
export function forWhoOnlyReads(shown: Shown): SharedPage["suits"] {
  const posts = shown.accepted ? [...shown.posts, shown.accepted] : shown.posts;
  const authors = new Set([shown.thread.authorId, ...posts.map((post) => post.author.id)]);
  return suitsReaders(shown.thread.id, { authors, ids: posts.map((post) => post.id), last: lastNumberOf(shown.posts) });
}

function suitsReaders(
  threadId: number,
  { authors, ids, last }: { authors: ReadonlySet<number>; ids: readonly number[]; last: number },
): SharedPage["suits"] {
  return async () => {
    const { forum, actor } = here();
    if (actor.id === null || authors.has(actor.id)) return false;
    const [before, muted, marked] = await Promise.all([
      readBefore(threadId),
      isMuted(forum, actor, threadId),
      markedBy(forum, actor, ids),
    ]);
    if (muted || marked.size > 0 || (before !== null && before < last)) return false;
    await visit(threadId, last);
    return true;
  };
}
