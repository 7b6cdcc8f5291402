import { type Structure, structureOf } from "#forum/categories/structure.ts";
import { type Check, checkOf } from "#forum/knowledge/checks.ts";
import { mayTendKnowledge } from "#forum/knowledge/policy.ts";
import { atLeast } from "#forum/members/actor.ts";
import { memberPath } from "#forum/members/names.ts";
import { isMuted } from "#forum/notifications/queries.ts";
import { pageOf, postPath, threadPath } from "#forum/threads/addresses.ts";
import type { Author } from "#forum/threads/people.ts";
import { mayAccept, mayReply } from "#forum/threads/policy.ts";
import type { PostView, ThreadView } from "#forum/threads/queries.ts";
import type { PersonView } from "#ui/person.tsx";
import type { RequestContext } from "#web/context.ts";

/** What the parts of a thread's page share: the thread, its posts, and what this reader may do. */
export interface Scene {
  readonly context: RequestContext;
  readonly structure: Structure;
  readonly thread: ThreadView;
  readonly posts: readonly PostView[];
  /** The accepted answer, on the first page of a question. */
  readonly accepted: PostView | null;
  readonly page: number;
  readonly flat: boolean;
  /** How far the reader had read before this visit; null when nothing tells new from old. */
  readonly readBefore: number | null;
  readonly path: string;
  readonly mayReply: ReturnType<typeof mayReply>;
  readonly mayAccept: boolean;
  readonly moderates: boolean;
  /** Folds small talk. */
  readonly tends: boolean;
  /** The last check of the accepted answer. */
  readonly check: Check | null;
  /** The reader began this thread. */
  readonly own: boolean;
  /** The reader wants no mails about it. */
  readonly muted: boolean;
  /** What the reader has just done here, when that shall be said. */
  readonly said: string;
}

export async function threadScene(
  context: RequestContext,
  parts: {
    thread: ThreadView;
    posts: readonly PostView[];
    accepted: PostView | null;
    page: number;
    flat: boolean;
    before: number | null;
    said: string;
  },
): Promise<Scene> {
  const { actor, forum } = context;
  const { thread, before, ...rest } = parts;
  const [structure, muted, check] = await Promise.all([
    structureOf(forum),
    isMuted(forum, actor, thread.id),
    checkOf(forum, thread),
  ]);
  return {
    context,
    structure,
    thread,
    ...rest,
    readBefore: before,
    path: threadPath(thread),
    mayReply: mayReply(actor, thread, structure),
    mayAccept: mayAccept(actor, thread) === true && thread.deletedAt === null,
    moderates: atLeast(actor, "moderator"),
    tends: mayTendKnowledge(actor) === true,
    check,
    own: actor.id === thread.authorId,
    muted,
  };
}

/** Somebody as a post shows them. */
export function personOf(author: Author, note?: string): PersonView {
  return {
    name: author.displayName,
    id: author.id,
    ...(!author.deleted && author.username && { href: memberPath(author.username) }),
    ...(author.team && { team: author.team, title: author.title }),
    ...(note && { note }),
  };
}

/** Where a post is read: within the page when it stands on it. */
export function placeOf(scene: { thread: Pick<ThreadView, "id" | "slug">; page: number }, number: number): string {
  return pageOf(number) === scene.page ? `#post-${number}` : postPath(scene.thread, number);
}
