import { and, eq, inArray, isNotNull, ne } from "drizzle-orm";
import { z } from "zod";
import { posts, revisions, threads } from "#db/schema/index.ts";
import type { Job, Reactions } from "#platform/events.ts";
import { structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import { guest } from "../members/actor.ts";
import { threadPath } from "../threads/addresses.ts";
import { mayRead } from "../threads/policy.ts";
import { indexNowKey, KEY_PATH } from "./key.ts";

export const PING_JOB = "indexnow.ping";
const TIMEOUT_MS = 20_000;

/** `moved`: may have left everybody's sight, of which engines are to hear too. `upTo`: the last event that is in it. */
export const pingPayload = z.object({ upTo: z.number(), changed: z.array(z.number()), moved: z.array(z.number()) });
export type PingPayload = z.infer<typeof pingPayload>;

export const indexNowReactions: Reactions<Forum> = { jobs: { [PING_JOB]: ping }, on: {} };

/** Tells search engines (indexnow.org) that they may look again; what never was public is not named. */
async function ping(forum: Forum, job: Job): Promise<void> {
  // It may have been turned off while this waited.
  if (!(await forum.settings()).crawlers.indexNow) return;
  const { siteUrl, indexNowUrl } = forum.config;
  const urlList = (await pathsOf(forum, pingPayload.parse(job.payload))).map((path) => siteUrl + path);
  if (urlList.length === 0) return;
  const answer = await fetch(indexNowUrl, {
    method: "POST",
    headers: { "content-type": "application/json; charset=utf-8" },
    body: JSON.stringify({
      host: new URL(siteUrl).host,
      key: indexNowKey(forum),
      keyLocation: siteUrl + KEY_PATH,
      urlList,
    }),
    redirect: "manual",
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  await answer.body?.cancel();
  if (!answer.ok) throw new Error(`IndexNow answered ${answer.status}`);
}

async function pathsOf(forum: Forum, { changed, moved }: PingPayload): Promise<string[]> {
  const structure = await structureOf(forum);
  const rows = await forum.db
    .select({ id: threads.id, slug: threads.slug, categoryId: threads.categoryId, deletedAt: threads.deletedAt })
    .from(threads)
    .where(and(inArray(threads.id, [...new Set([...changed, ...moved])]), isNotNull(threads.publicSince)));
  const isPublic = (row: (typeof rows)[number]) => mayRead(guest, row, structure);
  const mayHaveLeft = new Set(moved);
  const hasLeft = (row: (typeof rows)[number]) => mayHaveLeft.has(row.id) && !isPublic(row);
  const renamed = await renamedAmong(
    forum,
    rows.filter(hasLeft).map(({ id }) => id),
  );
  return rows.filter((row) => isPublic(row) || (hasLeft(row) && !renamed.has(row.id))).map(threadPath);
}

/** Out of sight a thread may have got a title that is nobody else's business, and its address says it. */
async function renamedAmong({ db }: Pick<Forum, "db">, ids: readonly number[]): Promise<Set<number>> {
  const rows = await db
    .selectDistinct({ id: posts.threadId })
    .from(revisions)
    .innerJoin(posts, and(eq(posts.id, revisions.postId), eq(posts.number, 1)))
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(and(inArray(threads.id, [...ids]), ne(revisions.title, threads.title)));
  return new Set(rows.map(({ id }) => id));
}
