/** Hosts that people link who have been here for a while: that a newcomer links one says nothing. */

import { setImmediate as nextTurn } from "node:timers/promises";
import { and, asc, eq, gt, inArray, isNull, max, sql } from "drizzle-orm";
import { knownHosts, posts, users } from "#db/schema/index.ts";
import type { Forum } from "../forum.ts";

const DAY = 86_400_000;
/** Posts in one go: so many take a few milliseconds. */
const PORTION = 200;
/** Behind by fewer, nobody is sent to look. */
const LAG = 100;
/** Somebody who had an account for so long when they wrote it, or answers in the company's name. */
const LONG_MS = 30 * DAY;
/** Under this name stands how far has been read. */
const CURSOR = "";
const ADDRESS = /https?:\/\/(?:www\.)?([^\s/:?#)>\]"'<]{4,253})/gi;

export async function knownAmong(forum: Forum, hosts: readonly string[]): Promise<Set<string>> {
  if (hosts.length === 0) return new Set();
  const rows = await forum.db
    .select({ host: knownHosts.host })
    .from(knownHosts)
    .where(inArray(knownHosts.host, [...new Set(hosts)]));
  return new Set(rows.map(({ host }) => host));
}

/** Whether enough was written since hosts were last learned. */
export async function isBehind(forum: Forum): Promise<boolean> {
  const [newest] = await forum.db.select({ id: max(posts.id) }).from(posts);
  return (newest?.id ?? 0) - (await cursor(forum)) > LAG;
}

async function cursor(forum: Forum): Promise<number> {
  const [row] = await forum.db.select().from(knownHosts).where(eq(knownHosts.host, CURSOR));
  return row?.postId ?? 0;
}

/** Reads what was written since the last time, imports too. A job. */
export async function learnHosts(forum: Forum): Promise<void> {
  for (;;) {
    const after = await cursor(forum);
    const rows = await forum.db
      .select({ id: posts.id, body: posts.body, isKnown: isByKnownPeople })
      .from(posts)
      .innerJoin(users, eq(users.id, posts.authorId))
      .where(and(gt(posts.id, after), isNull(posts.withheld)))
      .orderBy(asc(posts.id))
      .limit(PORTION);
    const last = rows.at(-1)?.id;
    if (last === undefined) return;
    const found = rows.filter(({ isKnown }) => isKnown === 1).flatMap(({ body }) => hostsIn(body));
    const values = [...new Set([...found, CURSOR])].map((host) => ({ host, postId: last }));
    await forum.write(async (tx) => {
      await tx
        .insert(knownHosts)
        .values(values)
        .onConflictDoUpdate({ target: knownHosts.host, set: { postId: sql`excluded.post_id` } });
    });
    await nextTurn();
  }
}

const isByKnownPeople =
  sql<number>`case when ${users.role} <> 'member' or ${posts.createdAt} - ${users.createdAt} >= ${LONG_MS} then 1 else 0 end`.mapWith(
    Number,
  );

function hostsIn(body: string): string[] {
  return [...body.matchAll(ADDRESS)].map(([, host = ""]) => host.toLowerCase());
}
