/** Where a post stands, for the addresses that name it. */
import { and, eq, isNotNull } from "drizzle-orm";
import { movedPosts, posts, threads } from "#db/schema/index.ts";
import { structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import { type Actor, guest } from "../members/actor.ts";
import type { ThreadRow } from "./changes.ts";
import { mayRead } from "./policy.ts";
import { type Absent, readThread } from "./queries.ts";

export type Wanted = { postId: number } | { threadId: number; number: number };
type Place = { thread: ThreadRow; number: number };

/**
 * Where a post stands, for `/p/ID` and `/t/…/NUMBER`: the place that it has left for another thread leads there. Of a
 * thread that the reader may not see any more, no answer tells how much was written since.
 */
export async function postPlace(forum: Forum, actor: Actor, wanted: Wanted): Promise<Place | Absent> {
  if ("postId" in wanted) {
    const place = await placeOf(forum, actor, wanted);
    return place === "none" && (await wasPublicElsewhere(forum, wanted.postId)) ? "gone" : (place ?? "none");
  }
  const place = await placeOf(forum, actor, wanted);
  if (place !== null) {
    const thread = await readThread(forum, actor, wanted.threadId);
    return typeof thread === "string" ? thread : place;
  }
  const [left] = await forum.db
    .select({ postId: movedPosts.postId })
    .from(movedPosts)
    .where(and(eq(movedPosts.threadId, wanted.threadId), eq(movedPosts.number, wanted.number)));
  return left ? postPlace(forum, actor, left) : absentIn(forum, actor, wanted.threadId);
}

/** A number that no post has: what is said of its thread, if that is not there either. */
async function absentIn(forum: Forum, actor: Actor, threadId: number): Promise<Absent> {
  const thread = await readThread(forum, actor, threadId);
  return typeof thread === "string" ? thread : "none";
}

/** null: there is no such post. */
async function placeOf(forum: Forum, actor: Actor, wanted: Wanted): Promise<Place | Absent | null> {
  const [row] = await forum.db
    .select({ thread: threads, number: posts.number })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(
      "postId" in wanted
        ? eq(posts.id, wanted.postId)
        : and(eq(posts.threadId, wanted.threadId), eq(posts.number, wanted.number)),
    );
  if (!row) return null;
  // What waits to be approved has no place yet.
  if (row.number < 1) return "none";
  const structure = await structureOf(forum);
  if (mayRead(actor, row.thread, structure)) return row;
  const { publicSince, publicNumber } = row.thread;
  if (publicSince === null) return "none";
  // A deleted thread was as public as its category is; of one that was hidden, what was written before.
  const wasPublic = mayRead(guest, { ...row.thread, deletedAt: null }, structure) || row.number <= (publicNumber ?? 0);
  return wasPublic ? "gone" : "none";
}

async function wasPublicElsewhere({ db }: Pick<Forum, "db">, postId: number): Promise<boolean> {
  const rows = await db
    .select({ number: movedPosts.number })
    .from(movedPosts)
    .innerJoin(threads, eq(threads.id, movedPosts.threadId))
    .where(and(eq(movedPosts.postId, postId), isNotNull(threads.publicSince)))
    .limit(1);
  return rows.length > 0;
}
