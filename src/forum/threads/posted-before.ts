import { and, desc, eq, gt, isNull, sql } from "drizzle-orm";
import { posts, threads } from "#db/schema/index.ts";
import { Refusal } from "#platform/refusal.ts";
import { prepared } from "#platform/store/prepared.ts";
import { structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { idOf } from "../members/policy.ts";
import { loadThread } from "./changes.ts";
import { mayRead } from "./policy.ts";

/**
 * The same title and words again within this time are the same thread: sent once more from a page that "Back" brought
 * back. Replies are not: "Thanks!" twice is two replies.
 */
const SAME_WORDS_MS = 10 * 60_000;

/** The form was sent twice: the transaction is undone and the first post counts. */
export class PostedBefore extends Error {}

const postByKey = prepared((db) =>
  db
    .select({ id: posts.id, threadId: posts.threadId, number: posts.number, withheld: posts.withheld })
    .from(posts)
    .where(and(eq(posts.authorId, sql.placeholder("authorId")), eq(posts.clientKey, sql.placeholder("clientKey")))),
);

/**
 * What the actor has posted with this key, if anything.
 * @throws Refusal not_found when it has been hidden from them since: its address holds the title of today
 */
export async function postedBefore(forum: Forum, actor: Actor, clientKey: string) {
  const [post] = await postByKey(forum.db, { authorId: idOf(actor), clientKey });
  if (!post) return undefined;
  const thread = await loadThread(forum.db, post.threadId);
  const isHeld = (post.number === 1 ? thread.withheld : post.withheld) === "held";
  if (isHeld) return { number: post.number, thread, heldId: post.id };
  if (!mayRead(actor, thread, await structureOf(forum))) throw new Refusal("not_found");
  return { number: post.number, thread, heldId: null };
}

/** What the other one of two equal forms has posted; any other error goes on. */
export async function afterConflict(forum: Forum, actor: Actor, clientKey: string, error: unknown) {
  const before = error instanceof PostedBefore ? await postedBefore(forum, actor, clientKey) : undefined;
  if (!before) throw error;
  return before;
}

const recently = and(
  eq(posts.authorId, sql.placeholder("authorId")),
  gt(posts.createdAt, sql.placeholder("after")),
  isNull(posts.deletedAt),
  eq(posts.body, sql.placeholder("body")),
);

const sameThread = prepared((db) =>
  db
    .select({ id: posts.threadId })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(and(recently, eq(posts.number, 1), eq(threads.title, sql.placeholder("title")), isNull(threads.deletedAt)))
    .orderBy(desc(posts.createdAt))
    .limit(1),
);

/** The thread that the actor has just begun with the same title and text, in whatever category that they see. */
export async function justStarted(forum: Forum, actor: Actor, { title, body }: { title: string; body: string }) {
  const after = forum.now() - SAME_WORDS_MS;
  const [same] = await sameThread(forum.db, { authorId: idOf(actor), title, body, after });
  const thread = same && (await loadThread(forum.db, same.id));
  return thread && mayRead(actor, thread, await structureOf(forum)) ? thread : undefined;
}
