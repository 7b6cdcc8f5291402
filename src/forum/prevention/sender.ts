/** What there is to know of who wants to post. */
import { and, count, countDistinct, eq, gt, inArray, isNull, ne, sql } from "drizzle-orm";
import { caseReports, cases, decisions, posts, sessions, users } from "#db/schema/index.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import type { Draft } from "../threads/gate.ts";
import { leadsAway } from "./text/profile.ts";
import type { Trust } from "./trust.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

export interface Sender {
  id: number;
  trust: Trust;
  ageMs: number;
  email: string | null;
  address: string | null;
  /** Posts, standing or not, in the last ten minutes and in 24 hours. */
  postsInTenMinutes: number;
  postsInADay: number;
  posts: number;
  /** Texts that wait for a moderator. */
  waiting: number;
  /** Of these, what looked like spam. */
  suspected: number;
  /** Texts of theirs that a moderator has approved. */
  approved: number;
  /** Other accounts of the last days that came from the same address. */
  neighbours: number;
  /** The profile leads out of the forum. */
  profileLeadsAway: boolean;
}

export async function senderOf(
  forum: Forum,
  who: { id: number; trust: Trust; address: string | null },
): Promise<Sender> {
  const { id, trust, address } = who;
  const now = forum.now();
  const since = (ms: number) =>
    sql<number>`coalesce(sum(case when ${posts.createdAt} > ${now - ms} then 1 else 0 end), 0)`.mapWith(Number);
  const [[user], [written], [waiting], [approved], neighbours] = await Promise.all([
    forum.db
      .select({ createdAt: users.createdAt, email: users.emailKey, bio: users.bio })
      .from(users)
      .where(eq(users.id, id)),
    forum.db
      .select({ all: count(), soon: since(10 * MINUTE), today: since(DAY) })
      .from(posts)
      .where(eq(posts.authorId, id)),
    forum.db
      .select({ n: countDistinct(cases.id), suspected: suspectedCases })
      .from(cases)
      .innerJoin(caseReports, eq(caseReports.caseId, cases.id))
      .where(and(eq(cases.userId, id), isNull(cases.closedAt), inArray(caseReports.kind, ["held", "spam_score"]))),
    forum.db
      .select({ n: count() })
      .from(decisions)
      .where(and(eq(decisions.userId, id), inArray(decisions.kind, ["approve", "keep"]))),
    address === null ? 0 : neighboursAt(forum, id, address),
  ]);
  return {
    ...{ id, trust, address, neighbours },
    ageMs: now - (user?.createdAt ?? now),
    email: user?.email ?? null,
    profileLeadsAway: leadsAway(user?.bio ?? ""),
    posts: written?.all ?? 0,
    postsInTenMinutes: written?.soon ?? 0,
    postsInADay: written?.today ?? 0,
    waiting: waiting?.n ?? 0,
    suspected: waiting?.suspected ?? 0,
    approved: approved?.n ?? 0,
  };
}

/** Several reports of the kind may be about one text. */
const suspectedCases =
  sql<number>`count(distinct case when ${caseReports.kind} = 'spam_score' then ${cases.id} end)`.mapWith(Number);

/** Where a draft comes from: by its form, else by the session that it was written in. */
export async function addressOf(forum: Forum, { sessionId }: Actor, { sent }: Draft): Promise<string | null> {
  if (sent.address !== null || sessionId === null) return sent.address;
  const [session] = await forum.db
    .select({ address: sessions.address })
    .from(sessions)
    .where(eq(sessions.id, sessionId));
  return session?.address || null;
}

/** Accounts of the last three days beside this one. */
async function neighboursAt(forum: Forum, userId: number, address: string): Promise<number> {
  const [row] = await forum.db
    .select({ n: countDistinct(sessions.userId) })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.address, address), ne(sessions.userId, userId), gt(users.createdAt, forum.now() - 3 * DAY)));
  return row?.n ?? 0;
}
