/** What search engines are told of, in batches, so that a forum of any size needs no more memory than a small one. */
import { and, asc, count, desc, gt, gte, isNotNull, isNull, lte, type SQL, sql } from "drizzle-orm";
import { events, posts, tags, threads, users } from "#db/schema/index.ts";
import { categoryPath } from "../categories/addresses.ts";
import { visibleCategories } from "../categories/policy.ts";
import { type Structure, structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import { guest } from "../members/actor.ts";
import { memberPath } from "../members/names.ts";
import { pagePath, publicPages } from "../pages/queries.ts";
import { tagPath } from "../tags/names.ts";
import { countedThreads } from "../tags/policy.ts";
import { threadPath } from "../threads/addresses.ts";
import { visibleThreads } from "../threads/policy.ts";
import { dependOn, versionsOf } from "../versions.ts";

/** The limit of a sitemap (sitemaps.org). */
const MAX_ENTRIES = 50_000;
/** Read at once, while everybody else waits: a few milliseconds. */
const BATCH = 250;

export const SITEMAP_KINDS = ["lists", "threads", "tags", "people"] as const;
export type SitemapKind = (typeof SITEMAP_KINDS)[number];

export interface SitemapEntry {
  path: string;
  /** ms: when what stands there was last written; null: not known exactly, so not said. */
  changedAt: number | null;
}

/** How many files each kind fills; 0: there is nothing of the kind. */
export async function sitemapFiles(forum: Forum): Promise<{ kind: SitemapKind; files: number }[]> {
  const structure = await structureOf(forum);
  await dependOn(forum.db, "lists");
  const [[threadCount], [tagCount], [usedTag], [peopleCount]] = await Promise.all([
    forum.db.select({ n: count() }).from(threads).where(visibleThreads(guest, structure)),
    forum.db.select({ n: count() }).from(tags).where(isNotNull(tags.publicSince)),
    forum.db
      .select({ id: tags.id })
      .from(tags)
      .where(and(isNotNull(tags.publicSince), isUsedTag(structure)))
      .limit(1),
    forum.db.select({ n: count() }).from(users).where(isPublicPerson),
  ]);
  const filesOf = (n = 0) => Math.ceil(n / MAX_ENTRIES);
  return [
    { kind: "lists", files: 1 },
    { kind: "threads", files: filesOf(threadCount?.n) },
    // A file without an address would be none by the schema.
    { kind: "tags", files: usedTag ? filesOf(tagCount?.n) : 0 },
    { kind: "people", files: filesOf(peopleCount?.n) },
  ];
}

/**
 * Another one as soon as a file may say anything else; to be asked before the file is read. What was last heard of is
 * part of it, since versions begin anew when a backup is restored.
 */
export async function sitemapVersion(forum: Forum): Promise<string> {
  const versions = await versionsOf(forum.db, ["lists", "structure", "site", "tags"]);
  const [last] = await forum.db
    .select({ id: events.id, at: events.createdAt })
    .from(events)
    .orderBy(desc(events.id))
    .limit(1);
  return [...versions.values(), last?.id, last?.at].join(".");
}

/** The entries of one file, in the order of their ids. `file`: from 1. */
export function sitemapEntries(forum: Forum, kind: SitemapKind, file: number): AsyncGenerator<SitemapEntry[]> {
  switch (kind) {
    case "lists":
      return listEntries(forum);
    case "threads":
      return threadEntries(forum, file);
    case "tags":
      return tagEntries(forum, file);
    case "people":
      return peopleEntries(forum, file);
  }
}

async function* listEntries(forum: Forum): AsyncGenerator<SitemapEntry[]> {
  const structure = await structureOf(forum);
  const paths = ["/", "/categories", "/tags", "/unanswered", "/unsolved", "/top"];
  for (const category of visibleCategories(guest, structure)) paths.push(categoryPath(category, structure));
  // Whoever changes one grows this version.
  await dependOn(forum.db, "site");
  const own = await publicPages(forum);
  yield own.map(({ slug, editedAt }) => ({ path: pagePath(slug), changedAt: editedAt }));
  yield paths.map((path) => ({ path, changedAt: null }));
}

async function* threadEntries(forum: Forum, file: number): AsyncGenerator<SitemapEntry[]> {
  const isVisible = visibleThreads(guest, await structureOf(forum));
  const [start] = await forum.db
    .select({ id: threads.id })
    .from(threads)
    .where(isVisible)
    .orderBy(asc(threads.id))
    .limit(1)
    .offset((file - 1) * MAX_ENTRIES);
  let from = start?.id;
  for (let left = MAX_ENTRIES; from !== undefined && left > 0; left -= BATCH) {
    const rows = await forum.db
      .select({ id: threads.id, slug: threads.slug })
      .from(threads)
      .where(and(gte(threads.id, from), isVisible))
      .orderBy(asc(threads.id))
      .limit(BATCH);
    const last = rows.at(-1)?.id;
    if (last === undefined) return;
    const changed = await lastWritten(forum, from, last);
    yield rows.map((row) => ({ path: threadPath(row), changedAt: changed.get(row.id) ?? null }));
    from = rows.length === BATCH ? last + 1 : undefined;
  }
}

/** When something in these threads was last written or edited. */
async function lastWritten(forum: Forum, first: number, last: number): Promise<Map<number, number>> {
  const rows = await forum.db
    .select({ id: posts.threadId, at: sql<number>`max(coalesce(${posts.editedAt}, ${posts.createdAt}))` })
    .from(posts)
    .where(and(gte(posts.threadId, first), lte(posts.threadId, last), isNull(posts.deletedAt)))
    .groupBy(posts.threadId);
  return new Map(rows.map(({ id, at }) => [id, Number(at)]));
}

/** A tag whose threads are all gone is a page without content. */
function isUsedTag(structure: Structure): SQL {
  return sql`exists (select 1 from thread_tags join ${threads} on ${threads.id} = thread_tags.thread_id where thread_tags.tag_id = ${tags.id} and ${countedThreads(guest, structure)})`;
}

async function* tagEntries(forum: Forum, file: number): AsyncGenerator<SitemapEntry[]> {
  const structure = await structureOf(forum);
  const isUsed = isUsedTag(structure);
  let after = await startOf(forum, tags, isNotNull(tags.publicSince), file);
  for (let left = MAX_ENTRIES; after !== null && left > 0; left -= BATCH) {
    const rows = await forum.db
      .select({ id: tags.id, name: tags.name, isUsed: sql<number>`case when ${isUsed} then 1 else 0 end` })
      .from(tags)
      .where(and(gt(tags.id, after), isNotNull(tags.publicSince)))
      .orderBy(asc(tags.id))
      .limit(BATCH);
    yield rows.filter((row) => Number(row.isUsed) === 1).map(({ name }) => ({ path: tagPath(name), changedAt: null }));
    after = rows.length === BATCH ? (rows.at(-1)?.id ?? null) : null;
  }
}

/** People who wrote something that everybody may read, and of whose posts some are still there. */
const isPublicPerson = and(isNotNull(users.publicSince), isNull(users.deletedAt), gt(users.postCount, 0));

async function* peopleEntries(forum: Forum, file: number): AsyncGenerator<SitemapEntry[]> {
  let after = await startOf(forum, users, isPublicPerson, file);
  for (let left = MAX_ENTRIES; after !== null && left > 0; left -= BATCH) {
    const rows = await forum.db
      .select({ id: users.id, username: users.username })
      .from(users)
      .where(and(gt(users.id, after), isPublicPerson))
      .orderBy(asc(users.id))
      .limit(BATCH);
    yield rows.map(({ username }) => ({ path: memberPath(username), changedAt: null }));
    after = rows.length === BATCH ? (rows.at(-1)?.id ?? null) : null;
  }
}

/** The id behind which a file begins; null: there are not so many. */
async function startOf(
  forum: Forum,
  table: typeof tags | typeof users,
  where: typeof isPublicPerson,
  file: number,
): Promise<number | null> {
  const [first] = await forum.db
    .select({ id: table.id })
    .from(table)
    .where(where)
    .orderBy(asc(table.id))
    .limit(1)
    .offset((file - 1) * MAX_ENTRIES);
  return first ? first.id - 1 : null;
}
