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

/** Notes that who is `here()` has read this. */
export async function visit({ thread, posts }: Shown): Promise<void> {
  const { forum, actor } = here();
  const before = (await readBefore(thread.id)) ?? 0;
  await markThreadRead(forum, actor, thread.id, { upTo: posts.at(-1)?.number ?? 0, before });
}

/** The page is right for members who find nothing of their own on it, and nothing that is new to them. */
export function forWhoOnlyReads(shown: Shown): SharedPage["suits"] {
  const { thread, accepted } = shown;
  const posts = accepted ? [...shown.posts, accepted] : shown.posts;
  const authors = new Set([thread.authorId, ...posts.map((post) => post.author.id)]);
  const ids = posts.map((post) => post.id);
  const last = shown.posts.at(-1)?.number ?? 0;
  return async () => {
    const { forum, actor } = here();
    if (actor.id === null || authors.has(actor.id)) return false;
    const [before, muted, marked] = await Promise.all([
      readBefore(thread.id),
      isMuted(forum, actor, thread.id),
      markedBy(forum, actor, ids),
    ]);
    if (muted || marked.size > 0 || (before !== null && before < last)) return false;
    await visit(shown);
    return true;
  };
}
