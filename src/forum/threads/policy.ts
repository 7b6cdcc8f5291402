import { and, isNull, type SQL } from "drizzle-orm";
import { amongPlaceholder } from "#db/among.ts";
import { threads, type Withheld } from "#db/schema/index.ts";
import type { Verdict } from "#platform/refusal.ts";
import { inVisibleCategory, mayReplyIn, maySeeCategory, mayStartIn } from "../categories/policy.ts";
import type { Category, Structure } from "../categories/structure.ts";
import { type Actor, atLeast } from "../members/actor.ts";
import { mayModerate, mayTakePart } from "../members/policy.ts";

export interface ThreadFacts {
  categoryId: number;
  authorId: number;
  kind: "question" | "discussion" | "announcement";
  replyCount: number;
  closedAt: number | null;
  deletedAt: number | null;
}

export interface PostFacts {
  number: number;
  authorId: number;
  deletedAt: number | null;
  deletedBy: number | null;
  /** See schema/threads.ts. Of the opening post: as on its thread. */
  withheld: Withheld | null;
  /** The decision that took it away: only undoing that brings it back. */
  withheldBy: number | null;
  /** Nobody but moderators edits it since then. */
  lockedAt: number | null;
}

export function mayRead(
  actor: Actor,
  thread: Pick<ThreadFacts, "categoryId" | "deletedAt">,
  structure: Structure,
): boolean {
  const category = structure.byId.get(thread.categoryId);
  if (!category || !maySeeCategory(actor, category, structure)) return false;
  return thread.deletedAt === null || atLeast(actor, "moderator");
}

/** `mayRead` for the rows of a list; lists leave deleted threads out, for moderators too. */
export function visibleThreads(actor: Actor, structure: Structure): SQL | undefined {
  return and(inVisibleCategory(threads.categoryId, actor, structure), isNull(threads.deletedAt));
}

/** The same for a prepared statement, whose value `name` is an `idList` of the categories that the reader may see. */
export function visibleThreadsAmong(name: string): SQL | undefined {
  return and(amongPlaceholder(threads.categoryId, name), isNull(threads.deletedAt));
}

export function mayReply(actor: Actor, thread: ThreadFacts, structure: Structure): Verdict {
  const category = structure.byId.get(thread.categoryId);
  if (!category || !mayRead(actor, thread, structure)) return actor.id === null ? "signed_out" : "not_found";
  const verdict = mayReplyIn(actor, category, structure);
  if (verdict !== true) return verdict;
  if (thread.deletedAt !== null) return "gone";
  return thread.closedAt !== null && !atLeast(actor, "moderator") ? "thread_closed" : true;
}

export function mayEdit(actor: Actor, post: PostFacts, thread: ThreadFacts): Verdict {
  const verdict = mayTakePart(actor);
  if (verdict !== true) return verdict;
  if (post.deletedAt !== null || thread.deletedAt !== null) return "gone";
  if (atLeast(actor, "moderator")) return true;
  if (post.authorId !== actor.id) return "not_allowed";
  if (post.lockedAt !== null) return "post_locked";
  return thread.closedAt === null ? true : "thread_closed";
}

/** Who deletes the opening post deletes the thread: its author may while nobody has replied. */
export function mayDelete(actor: Actor, post: PostFacts, thread: ThreadFacts): Verdict {
  const verdict = mayEdit(actor, post, thread);
  if (verdict !== true || atLeast(actor, "moderator")) return verdict;
  return post.number === 1 && thread.replyCount > 0 ? "has_replies" : true;
}

/** An author takes back their own deletion, never a moderator's; what was decided is undone where decisions stand. */
export function mayRestore(actor: Actor, post: PostFacts): Verdict {
  const verdict = mayTakePart(actor);
  if (verdict === true && (post.withheld !== null || post.withheldBy !== null)) return "not_allowed";
  if (verdict !== true || atLeast(actor, "moderator")) return verdict;
  return post.authorId === actor.id && post.deletedBy === actor.id ? true : "not_allowed";
}

/** The asker or staff; any post but the first. */
export function mayAccept(actor: Actor, thread: ThreadFacts): Verdict {
  const verdict = mayTakePart(actor);
  if (verdict !== true) return verdict;
  if (thread.kind !== "question") return "not_a_question";
  return thread.authorId === actor.id || atLeast(actor, "staff") ? true : "not_allowed";
}

export function mayMarkHelpful(actor: Actor, post: PostFacts): Verdict {
  const verdict = mayTakePart(actor);
  if (verdict !== true) return verdict;
  if (post.deletedAt !== null) return "gone";
  return post.authorId === actor.id ? "own_post" : true;
}

/** Pin, close, lock. */
export const mayArrange = mayModerate;

const NOT_DELETED = { deletedAt: null, deletedBy: null, withheld: null, withheldBy: null, lockedAt: null };

/** Moderators move any thread, and members their own ones, while they may edit them. */
export function mayMove(actor: Actor, thread: ThreadFacts): Verdict {
  if (atLeast(actor, "moderator")) return mayModerate(actor);
  return mayEdit(actor, { ...NOT_DELETED, number: 1, authorId: thread.authorId }, thread);
}

/** Where to: moderators to all that they see, members to where they may start threads. */
export function mayMoveTo(actor: Actor, category: Category, structure: Structure): boolean {
  if (!maySeeCategory(actor, category, structure)) return false;
  return atLeast(actor, "moderator") || mayStartIn(actor, category, structure) === true;
}

/** Deleted text and its reason. An author sees what they deleted themselves, and what was hidden until they change it. */
export function maySeeDeleted(actor: Actor, post: PostFacts): boolean {
  if (atLeast(actor, "moderator")) return true;
  const own = actor.id !== null && post.authorId === actor.id;
  return own && (post.deletedBy === actor.id || post.withheld === "hidden");
}
