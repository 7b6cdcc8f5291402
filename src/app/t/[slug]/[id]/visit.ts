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

/** What of it tells whose page it is: who wrote the posts, which they are, and the number of the last one. */
interface Seen {
  authors: ReadonlySet<number>;
  ids: readonly number[];
  last: number;
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

/** The page is right for members who find nothing of their own on it, and nothing that is new to them. */
export function forWhoOnlyReads({ thread, posts, accepted }: Shown): SharedPage["suits"] {
  const shown = accepted ? [...posts, accepted] : posts;
  const rule = new OnlyReading(thread.id, {
    authors: new Set([thread.authorId, ...shown.map((post) => post.author.id)]),
    ids: shown.map((post) => post.id),
    last: lastNumberOf(posts),
  });
  return rule.holds.bind(rule);
}

/**
 * It lives as long as the kept page, and holds on to numbers alone. A function made above would hold on to all that was
 * shown as well: the bundler moves what is computed once into it.
 */
class OnlyReading {
  readonly #threadId: number;
  readonly #seen: Seen;

  constructor(threadId: number, seen: Seen) {
    this.#threadId = threadId;
    this.#seen = seen;
  }

  async holds(): Promise<boolean> {
    const { forum, actor } = here();
    const { authors, ids, last } = this.#seen;
    if (actor.id === null || authors.has(actor.id)) return false;
    const [before, muted, marked] = await Promise.all([
      readBefore(this.#threadId),
      isMuted(forum, actor, this.#threadId),
      markedBy(forum, actor, ids),
    ]);
    if (muted || marked.size > 0 || (before !== null && before < last)) return false;
    await visit(this.#threadId, last);
    return true;
  }
}
