/**
 * Every public address that was ever given out. Nothing is written down for it beside what the forum keeps anyway: rows
 * stay when what they stood for is deleted, ids and numbers are never given twice, former titles stand in the history,
 * former names of tags and people in tables of their own.
 */
import { and, asc, eq, gt, inArray, isNotNull, isNull, or } from "drizzle-orm";
import {
  categories,
  customPages,
  formerTags,
  formerUsernames,
  logos,
  movedPosts,
  posts,
  revisions,
  tags,
  threads,
  users,
} from "#db/schema/index.ts";
import type { Db } from "#platform/store.ts";
import { categoryPath } from "../categories/addresses.ts";
import { visibleCategories } from "../categories/policy.ts";
import { structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import { guest } from "../members/actor.ts";
import { memberPath } from "../members/names.ts";
import { pagePath } from "../pages/queries.ts";
import { logoPath } from "../settings/logo.ts";
import { wasLogOpened } from "../settings/queries.ts";
import { tagPath } from "../tags/names.ts";
import { pageOf, slugOf, threadPath } from "../threads/addresses.ts";
import { keptAddresses } from "./kept.ts";

const BATCH = 1_000;

const LISTS = ["/", "/latest", "/unanswered", "/unsolved", "/top", "/top?period=year", "/top?period=all"];
const FIXED = [
  ...LISTS,
  "/categories",
  "/tags",
  "/rules",
  "/report-illegal-content",
  "/search",
  "/robots.txt",
  "/llms.txt",
  "/sitemap.xml",
  "/opensearch.xml",
];
const SIGNS = ["/manifest.webmanifest", "/favicon.svg", "/favicon.ico", "/apple-touch-icon.png"];
const FIXED_DATA = [
  ...["/feed.xml", "/feed.atom", "/latest.json", "/categories.json", "/sitemap/lists-1.xml"],
  ...[...SIGNS, "/icon-192.png", "/icon-512.png"],
];

/** What programs read beside a page, by how its address ends. */
const ENDINGS = {
  category: [".json", ".rss", ".atom"],
  thread: [".json", ".md", ".rss", ".atom", "/card.png"],
  tag: [".rss", ".atom"],
  person: [".json", ".rss", ".atom"],
} as const;

/** In batches, so that a large forum takes no more memory. `data`: those for programs too. An address may come twice. */
export async function* publicAddresses(
  forum: Pick<Forum, "db" | "store">,
  { data }: { data: boolean },
): AsyncGenerator<string[]> {
  const { db } = forum;
  const whole = (kind: keyof typeof ENDINGS, paths: readonly string[]) =>
    data ? paths.flatMap((path) => [path, ...ENDINGS[kind].map((ending) => path + ending)]) : [...paths];
  yield data ? [...FIXED, ...FIXED_DATA] : FIXED;
  yield whole("category", await categoryPaths(db));
  yield [...(await ownPages(db)), ...((await wasLogOpened(db)) ? ["/moderation-log"] : [])];
  if (data) yield await logoPaths(db);
  for await (const rows of batches((after) => publicThreads(db, after))) {
    const pathsOf = await threadPaths(db, rows);
    yield rows.flatMap(({ id, lastNumber }) => [
      `/t/${id}`,
      ...(data ? [`/raw/${id}`] : []),
      ...whole("thread", pathsOf(id)),
      ...pathsOf(id).flatMap((path) => furtherPages(path, lastNumber)),
    ]);
  }
  const structure = await structureOf(forum);
  const open = new Set(visibleCategories(guest, structure).map(({ id }) => id));
  for await (const all of batches((after) => postsOfPublicThreads(db, after))) {
    // What was written after its thread was hidden never was public.
    const rows = all.filter(
      ({ number, thread }) => open.has(thread.categoryId) || number <= (thread.publicNumber ?? 0),
    );
    const pathsOf = await threadPaths(
      db,
      rows.map(({ thread }) => thread),
    );
    yield rows.flatMap(({ id, number, thread }) => [
      `/p/${id}`,
      ...(data ? [`/raw/${thread.id}/${number}`] : []),
      ...pathsOf(thread.id).map((path) => `${path}/${number}`),
    ]);
  }
  for await (const rows of placesLeft(db)) yield rows;
  for await (const rows of batches((after) => publicTags(db, after)))
    yield whole(
      "tag",
      rows.map(({ name }) => tagPath(name)),
    );
  for await (const rows of batches((after) => publicPeople(db, after)))
    yield whole(
      "person",
      rows.map(({ username }) => memberPath(username)),
    );
  yield whole("tag", await formerTagPaths(db));
  yield whole("person", await formerMemberPaths(db));
  for await (const { imported, formerCategories } of keptAddresses(db)) {
    yield imported;
    yield whole("category", formerCategories);
  }
}

/** Reads on behind the last id of each batch. */
async function* batches<Row extends { id: number }>(read: (after: number) => Promise<Row[]>): AsyncGenerator<Row[]> {
  for (let after = 0; ; ) {
    const rows = await read(after);
    const last = rows.at(-1);
    if (!last) return;
    yield rows;
    after = last.id;
  }
}

async function categoryPaths(db: Db): Promise<string[]> {
  // Deleted ones too, which the structure leaves out.
  const rows = await db.select().from(categories);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return rows.filter(({ publicSince }) => publicSince !== null).map((row) => categoryPath(row, { byId }));
}

/** The company's own, deleted ones too: their addresses never change. */
async function ownPages(db: Db): Promise<string[]> {
  const rows = await db.select({ slug: customPages.slug }).from(customPages).orderBy(asc(customPages.id));
  return rows.map(({ slug }) => pagePath(slug));
}

async function logoPaths(db: Db): Promise<string[]> {
  const rows = await db.select({ version: logos.version }).from(logos);
  return rows.map(logoPath);
}

function publicThreads(db: Db, after: number) {
  return db
    .select({ id: threads.id, slug: threads.slug, lastNumber: threads.lastNumber })
    .from(threads)
    .where(and(gt(threads.id, after), isNotNull(threads.publicSince)))
    .orderBy(asc(threads.id))
    .limit(BATCH);
}

/** A thread's path under today's name and under its former ones. */
async function threadPaths(
  db: Db,
  rows: readonly { id: number; slug: string }[],
): Promise<(threadId: number) => string[]> {
  const slugs = new Map(rows.map(({ id, slug }) => [id, new Set([slug])]));
  const former = await db
    .select({ threadId: posts.threadId, title: revisions.title })
    .from(revisions)
    .innerJoin(posts, eq(posts.id, revisions.postId))
    .where(
      and(
        eq(posts.number, 1),
        inArray(posts.threadId, [...slugs.keys()]),
        isNotNull(revisions.title),
        isNull(revisions.hiddenAt),
      ),
    );
  for (const { threadId, title } of former) if (title !== null) slugs.get(threadId)?.add(slugOf(title));
  return (id) => [...(slugs.get(id) ?? [])].map((slug) => threadPath({ id, slug }));
}

function furtherPages(path: string, lastNumber: number): string[] {
  return Array.from({ length: pageOf(lastNumber) - 1 }, (_, at) => `${path}?page=${at + 2}`);
}

function postsOfPublicThreads(db: Db, after: number) {
  return db
    .select({
      id: posts.id,
      number: posts.number,
      thread: {
        id: threads.id,
        slug: threads.slug,
        categoryId: threads.categoryId,
        publicNumber: threads.publicNumber,
      },
    })
    .from(posts)
    .innerJoin(threads, eq(threads.id, posts.threadId))
    .where(and(gt(posts.id, after), gt(posts.number, 0), isNotNull(threads.publicSince)))
    .orderBy(asc(posts.id))
    .limit(BATCH);
}

/** Places in public threads that posts have left for another thread. */
async function* placesLeft(db: Db): AsyncGenerator<string[]> {
  for (let after = { threadId: 0, number: 0 }; ; ) {
    const rows = await db
      .select({ threadId: movedPosts.threadId, number: movedPosts.number, slug: threads.slug })
      .from(movedPosts)
      .innerJoin(threads, eq(threads.id, movedPosts.threadId))
      .where(
        and(
          isNotNull(threads.publicSince),
          or(
            gt(movedPosts.threadId, after.threadId),
            and(eq(movedPosts.threadId, after.threadId), gt(movedPosts.number, after.number)),
          ),
        ),
      )
      .orderBy(asc(movedPosts.threadId), asc(movedPosts.number))
      .limit(BATCH);
    const last = rows.at(-1);
    if (!last) return;
    yield rows.map(({ threadId, number, slug }) => `${threadPath({ id: threadId, slug })}/${number}`);
    after = last;
  }
}

function publicTags(db: Db, after: number) {
  return db
    .select({ id: tags.id, name: tags.name })
    .from(tags)
    .where(and(gt(tags.id, after), isNotNull(tags.publicSince)))
    .orderBy(asc(tags.id))
    .limit(BATCH);
}

function publicPeople(db: Db, after: number) {
  return db
    .select({ id: users.id, username: users.username })
    .from(users)
    .where(and(gt(users.id, after), isNotNull(users.publicSince)))
    .orderBy(asc(users.id))
    .limit(BATCH);
}

/** Names that tags once had, deleted ones too, in the one spelling by which they are compared. */
async function formerTagPaths(db: Db): Promise<string[]> {
  const rows = await db
    .select({ key: formerTags.nameKey })
    .from(formerTags)
    .leftJoin(tags, eq(tags.id, formerTags.tagId))
    .where(or(isNull(tags.id), isNotNull(tags.publicSince)));
  return rows.map(({ key }) => tagPath(key));
}

async function formerMemberPaths(db: Db): Promise<string[]> {
  const rows = await db
    .select({ key: formerUsernames.usernameKey })
    .from(formerUsernames)
    .innerJoin(users, eq(users.id, formerUsernames.userId))
    .where(isNotNull(users.publicSince));
  return rows.map(({ key }) => memberPath(key));
}
