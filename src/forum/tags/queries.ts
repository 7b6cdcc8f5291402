import { and, asc, count, desc, eq, gt, sql } from "drizzle-orm";
import { formerTags, tags, threads, threadTags } from "#db/schema/index.ts";
import type { Db, Tx } from "#platform/store.ts";
import { visibleCategories } from "../categories/policy.ts";
import { type Structure, structureOf } from "../categories/structure.ts";
import type { Forum } from "../forum.ts";
import type { Actor } from "../members/actor.ts";
import { readDepending, type VersionKey, versionOf } from "../versions.ts";
import { tagKey } from "./names.ts";
import { countedThreads, visibleTags } from "./policy.ts";

export type TagRow = typeof tags.$inferSelect;

/** A list of all tags is a page of its own for so many. */
export const TAGS_PER_PAGE = 100;

export type FoundTag =
  | { kind: "found"; tag: TagRow }
  /** The tag is called otherwise now. */
  | { kind: "renamed"; name: string }
  | { kind: "gone" }
  | { kind: "none" };

/** The tag that an address names, for one person. Any case finds it: compare with the tag's own name. */
export async function tagByName(forum: Forum, actor: Actor, name: string): Promise<FoundTag> {
  const structure = await structureOf(forum);
  const nameKey = tagKey(name);
  const read = () =>
    forum.db
      .select()
      .from(tags)
      .where(and(eq(tags.nameKey, nameKey), visibleTags(forum.db, actor, structure)));
  const [tag] = await readDepending(forum.db, read, (rows) => rows.map(({ id }): VersionKey => `tag:${id}`));
  if (tag) return { kind: "found", tag };
  const [former] = await forum.db.select().from(formerTags).where(eq(formerTags.nameKey, nameKey));
  if (!former) return { kind: "none" };
  if (former.tagId === null) return { kind: "gone" };
  const renamed = await readTag(forum.db, actor, structure, former.tagId);
  return renamed ? { kind: "renamed", name: renamed.name } : { kind: "none" };
}

export async function readTag(
  db: Db | Tx,
  actor: Actor,
  structure: Structure,
  id: number,
): Promise<TagRow | undefined> {
  const [tag] = await db
    .select()
    .from(tags)
    .where(and(eq(tags.id, id), visibleTags(db, actor, structure)));
  return tag;
}

export interface ListedTag {
  id: number;
  name: string;
  description: string;
  /** Threads that the person sees. */
  threadCount: number;
}

export interface TagList {
  tags: ListedTag[];
  pages: number;
}

/** Lists of tags as they are at one version of all lists, by page and categories. */
const known = new WeakMap<object, { version: number; lists: Map<string, TagList> }>();
const MAX_KEPT = 100;

/**
 * Tags with the number of their threads, for one person: those with most threads first. `all` lists those without
 * threads too, by name; `prefix` is how a name begins.
 */
export async function listTags(
  forum: Forum,
  actor: Actor,
  options: { page: number; all?: boolean; prefix?: string },
): Promise<TagList> {
  const structure = await structureOf(forum);
  if (options.all || options.prefix) return readTags(forum, actor, structure, options);
  // Every guest sees the same, and it takes a look at every thread with a tag.
  const shelves = visibleCategories(actor, structure).map(({ id }) => id);
  const version = await versionOf(forum.store, "lists");
  let kept = known.get(forum.db);
  if (kept?.version !== version || kept.lists.size >= MAX_KEPT) {
    kept = { version, lists: new Map() };
    known.set(forum.db, kept);
  }
  const key = `${options.page} ${shelves.join()}`;
  const list = kept.lists.get(key) ?? (await readTags(forum, actor, structure, options));
  kept.lists.set(key, list);
  return list;
}

async function readTags(
  forum: Forum,
  actor: Actor,
  structure: Structure,
  options: { page: number; all?: boolean; prefix?: string },
): Promise<TagList> {
  const key = tagKey(options.prefix ?? "");
  const threadCount = count(threads.id);
  const rows = await forum.db
    .select({
      id: tags.id,
      name: tags.name,
      description: tags.description,
      threadCount,
      total: sql<number>`cast(count(*) over () as integer)`,
    })
    .from(tags)
    .leftJoin(threadTags, eq(threadTags.tagId, tags.id))
    .leftJoin(threads, and(eq(threads.id, threadTags.threadId), countedThreads(actor, structure)))
    .where(
      and(
        options.all ? visibleTags(forum.db, actor, structure) : undefined,
        key ? sql`substr(${tags.nameKey}, 1, ${[...key].length}) = ${key}` : undefined,
      ),
    )
    .groupBy(tags.id)
    .having(options.all ? undefined : gt(threadCount, 0))
    .orderBy(...(options.all ? [asc(tags.nameKey)] : [desc(threadCount), asc(tags.nameKey)]))
    .limit(TAGS_PER_PAGE)
    .offset((options.page - 1) * TAGS_PER_PAGE);
  return {
    tags: rows.map(({ total: _, ...tag }) => tag),
    pages: Math.max(1, Math.ceil((rows[0]?.total ?? 0) / TAGS_PER_PAGE)),
  };
}

/** What the form of a tag shows; see fingerprint.ts. */
export function tagForm({ name, description }: Pick<TagRow, "name" | "description">) {
  return { name, description };
}
