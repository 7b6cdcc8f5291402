/** How well the forum knows somebody: by what stands of what they wrote, on how many days. */
import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { posts, threads, users } from "#db/schema/index.ts";
import type { Db } from "#platform/store.ts";
import type { Forum } from "../forum.ts";
import type { Prevention } from "../settings/prevention.ts";

export const TRUST_LEVELS = ["new", "member", "regular"] as const;
export type Trust = (typeof TRUST_LEVELS)[number];

const DAY = 86_400_000;
/** Who has more is a regular by any sensible threshold. */
const READ_AT_MOST = 1_000;

export interface Participation {
  /** Since joining. */
  days: number;
  posts: number;
  /** Different days on which one of them was written. */
  postDays: number;
}

/** Reads what stands of somebody's posts; null: there is no such account. */
export async function participationOf(forum: Pick<Forum, "db" | "now">, userId: number): Promise<Participation | null> {
  const [user] = await forum.db.select({ createdAt: users.createdAt }).from(users).where(eq(users.id, userId));
  if (!user) return null;
  const standing = await standingPosts(forum.db, userId);
  const days = new Set(standing.map(({ createdAt }) => Math.floor(createdAt / DAY)));
  return {
    days: Math.floor((forum.now() - user.createdAt) / DAY),
    posts: standing.length,
    postDays: days.size,
  };
}

function standingPosts(db: Db, userId: number): Promise<{ createdAt: number }[]> {
  const isThere = sql`case when ${posts.number} = 1 then ${threads.deletedAt} else ${posts.deletedAt} end`;
  return db
    .select({ createdAt: posts.createdAt })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(and(eq(posts.authorId, userId), isNull(isThere)))
    .orderBy(desc(posts.createdAt))
    .limit(READ_AT_MOST);
}

/** What the sentences about the levels tell. */
export function levelNumbers(rules: Prevention) {
  const { memberDays, memberPosts, memberPostDays, regularDays, regularPosts, regularPostDays } = rules;
  const { newPostsADay, newLinks } = rules;
  return {
    memberDays,
    memberPosts,
    memberPostDays,
    regularDays,
    regularPosts,
    regularPostDays,
    newPostsADay,
    newLinks,
  };
}

/** Every threshold must be met. */
export function trustOf(part: Participation, rules: Prevention): Trust {
  const meets = (days: number, written: number, postDays: number) =>
    part.days >= days && part.posts >= Math.min(written, READ_AT_MOST) && part.postDays >= postDays;
  if (meets(rules.regularDays, rules.regularPosts, rules.regularPostDays)) return "regular";
  return meets(rules.memberDays, rules.memberPosts, rules.memberPostDays) ? "member" : "new";
}
