/** How well the forum knows somebody: by what stands of what they wrote, on how many days. */
import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { posts, threads, users } from "#db/schema/index.ts";
import { prepared } from "#platform/store/prepared.ts";
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

/** Who was a regular a moment ago still is: nobody's thousand posts are counted at each new one. */
const KNOWN_FOR_MS = 600_000;
const MOST_KNOWN = 5_000;
/** Until when, by account. The rules are the same object until somebody changes them. */
const regulars = new WeakMap<Prevention, Map<number, number>>();

/** The level of an account, "new" where there is none. */
export async function trustIn(forum: Pick<Forum, "db" | "now">, rules: Prevention, userId: number): Promise<Trust> {
  const known = regulars.get(rules) ?? new Map<number, number>();
  regulars.set(rules, known);
  if ((known.get(userId) ?? 0) > forum.now()) return "regular";
  const trust = trustOf((await participationOf(forum, userId)) ?? { days: 0, posts: 0, postDays: 0 }, rules);
  if (known.size >= MOST_KNOWN) known.clear();
  if (trust === "regular") known.set(userId, forum.now() + KNOWN_FOR_MS);
  else known.delete(userId);
  return trust;
}

/** Reads what stands of somebody's posts; null: there is no such account. */
export async function participationOf(forum: Pick<Forum, "db" | "now">, userId: number): Promise<Participation | null> {
  const [user] = await forum.db.select({ createdAt: users.createdAt }).from(users).where(eq(users.id, userId));
  if (!user) return null;
  const standing = await standingPosts(forum.db, { userId });
  const days = new Set(standing.map(({ createdAt }) => Math.floor(createdAt / DAY)));
  return {
    days: Math.floor((forum.now() - user.createdAt) / DAY),
    posts: standing.length,
    postDays: days.size,
  };
}

const isThere = sql`case when ${posts.number} = 1 then ${threads.deletedAt} else ${posts.deletedAt} end`;
const standingPosts = prepared((db) =>
  db
    .select({ createdAt: posts.createdAt })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(and(eq(posts.authorId, sql.placeholder("userId")), isNull(isThere)))
    .orderBy(desc(posts.createdAt))
    .limit(READ_AT_MOST),
);

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
