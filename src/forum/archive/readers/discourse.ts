import { readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { parseRecord, type RecordKind } from "../format.ts";
import { filesIn, sizeOf } from "./files.ts";
import type { Item, Markup, Place, Report, Source } from "./source.ts";

/** A document is parsed as a whole; the largest topics of large forums have some 20 MB. */
const MAX_DOCUMENT_BYTES = 100_000_000;

const SMALL_ACTION = 3;
const WHISPER = 4;

type Raw = Record<string, unknown>;

// Only what decides the way through a document is checked here; the records are checked like all others.
const post = z.looseObject({ id: z.number().int(), post_number: z.number().int().min(1), username: z.string().min(1) });
const topic = z.looseObject({
  id: z.number().int(),
  title: z.string(),
  post_stream: z.looseObject({ posts: z.array(z.unknown()), stream: z.array(z.unknown()).optional() }),
});
const categoryList = z.object({
  category_list: z.object({ categories: z.array(z.looseObject({ id: z.number().int(), name: z.string() })) }),
});
const tagList = z.array(z.union([z.string(), z.object({ name: z.string() })]));

type Topic = z.output<typeof topic>;
type Post = z.output<typeof post>;

/**
 * A folder of Discourse topic documents, as `/t/ID.json` gives them. A `/categories.json` among them names the
 * categories. @throws Error with one sentence when there is no JSON in the folder
 */
export async function discourseSource(folder: string): Promise<Source> {
  const files = (await filesIn(folder)).filter((file) => file.endsWith(".json"));
  if (files.length === 0) throw new Error(`${folder} holds no Discourse topics: there is no .json file in it`);
  return {
    keepsPostIds: true,
    guessesJoinTimes: true,
    totalBytes: await sizeOf(folder, files),
    async *items(report) {
      const seen: Seen = { users: new Set(), categories: new Set() };
      // Before the topics, so that the names are known when the first topic asks for its category.
      if (files.includes("categories.json")) yield* categoriesFile(folder, seen, report);
      for (const file of files) {
        if (file === "categories.json") continue;
        const at = { file, line: 1 };
        const raw = await readDocument(join(folder, file), report, at);
        if (raw === undefined) continue;
        const parsed = topic.safeParse(raw);
        if (parsed.success) yield* topicItems(parsed.data, at, seen, report);
        else report.problem({ ...at, reason: "is not a topic document" });
      }
      if (seen.unnamedCategories) {
        report.note(
          `${seen.unnamedCategories} categories have no name here; a categories.json beside the topics names them`,
        );
      }
    },
  };
}

/** What was handed on already: one entry a person and a category. */
interface Seen {
  users: Set<string>;
  categories: Set<number>;
  unnamedCategories?: number;
}

async function readDocument(path: string, report: Report, at: Place): Promise<unknown> {
  const { size } = await stat(path);
  report.read(size);
  if (size > MAX_DOCUMENT_BYTES) {
    report.problem({ ...at, reason: "the document is too large" });
    return undefined;
  }
  try {
    return JSON.parse((await readFile(path, "utf8")).replace(/^\uFEFF/, ""));
  } catch {
    report.problem({ ...at, reason: "is not JSON" });
    return undefined;
  }
}

async function* categoriesFile(folder: string, seen: Seen, report: Report): AsyncGenerator<Item> {
  const at = { file: "categories.json", line: 1 };
  const raw = await readDocument(join(folder, at.file), report, at);
  if (raw === undefined) return;
  const parsed = categoryList.safeParse(raw);
  if (!parsed.success) {
    report.problem({ ...at, reason: "is not a list of categories" });
    return;
  }
  for (const category of parsed.data.category_list.categories) yield* categoryItems(category, null, at, seen, report);
}

function* categoryItems(category: Raw, parentId: unknown, at: Place, seen: Seen, report: Report): Generator<Item> {
  seen.categories.add(Number(category.id));
  const raw = {
    id: category.id,
    slug: category.slug,
    name: category.name,
    description: category.description_text,
    parentId: category.parent_category_id ?? parentId,
    color: typeof category.color === "string" ? `#${category.color}` : "",
    position: category.position,
  };
  yield* item("category", raw, at, report);
  yield* item("redirect", { from: `/c/${category.id}`, categoryId: category.id }, at, report);
  const children = Array.isArray(category.subcategory_list) ? category.subcategory_list : [];
  for (const child of children as Raw[]) yield* categoryItems(child, category.id, at, seen, report);
}

function* topicItems(document: Topic, at: Place, seen: Seen, report: Report): Generator<Item> {
  if (document.archetype === "private_message") {
    report.leftOut("private messages");
    return;
  }
  const posts: Post[] = [];
  for (const raw of document.post_stream.posts) {
    const parsed = post.safeParse(raw);
    if (parsed.success) posts.push(parsed.data);
    else report.problem({ ...at, reason: `a post of topic ${document.id} has no id, post_number or username` });
  }
  const missing = (document.post_stream.stream?.length ?? 0) - document.post_stream.posts.length;
  if (missing > 0)
    report.problem({ ...at, reason: `${missing} posts of topic ${document.id} are not in the document` });

  const categoryId = Number(document.category_id ?? 0);
  if (!seen.categories.has(categoryId)) {
    seen.unnamedCategories = (seen.unnamedCategories ?? 0) + 1;
    yield* categoryItems({ id: categoryId, name: `Category ${categoryId}` }, null, at, seen, report);
  }
  const idOfNumber = new Map(posts.map((one) => [one.post_number, one.id]));
  const accepted = posts.find((one) => one.accepted_answer === true);
  yield* item("thread", threadRecord(document, posts, categoryId, accepted), at, report);
  yield* item("redirect", { from: `/t/${document.id}`, threadId: document.id }, at, report);
  for (const one of posts) yield* postItems(document, one, idOfNumber, at, seen, report);
}

function threadRecord(document: Topic, posts: readonly Post[], categoryId: number, accepted: Post | undefined): Raw {
  const first = posts.find((one) => one.post_number === 1);
  const closing = posts.findLast((one) => one.action_code === "closed.enabled");
  const tags = tagList.safeParse(document.tags);
  return {
    id: document.id,
    categoryId,
    authorId: first?.username ?? null,
    title: document.title,
    kind: accepted || document.accepted_answer ? "question" : "discussion",
    tags: tags.success ? tags.data.map((tag) => (typeof tag === "string" ? tag : tag.name)) : [],
    createdAt: document.created_at,
    acceptedPostId: accepted?.id,
    pinnedAt: document.pinned === true ? document.pinned_at : null,
    // The document says only that it is closed; when, a small action may tell.
    closedAt: document.closed === true ? (closing?.created_at ?? document.last_posted_at ?? document.created_at) : null,
    deletedAt: document.deleted_at,
    views: document.views,
  };
}

function* postItems(
  document: Topic,
  one: Post,
  idOfNumber: ReadonlyMap<number, number>,
  at: Place,
  seen: Seen,
  report: Report,
): Generator<Item> {
  if (one.post_type === SMALL_ACTION) {
    report.leftOut("notices of small actions");
    return;
  }
  if (one.post_type === WHISPER) {
    report.leftOut("whispers among staff");
    return;
  }
  yield* userItems(one, at, seen, report);
  const replyTo = one.reply_to_post_number;
  const parentId = typeof replyTo === "number" ? (idOfNumber.get(replyTo) ?? null) : null;
  if (typeof replyTo === "number" && parentId === null) report.leftOut("links to a parent that is not there");
  const raw = {
    id: one.id,
    threadId: document.id,
    authorId: one.username,
    parentId,
    body: one.cooked,
    createdAt: one.created_at,
    editedAt: Number(one.version) > 1 ? one.updated_at : null,
    number: one.post_number,
    score: likes(one),
    deletedAt: one.deleted_at ?? (one.user_deleted === true ? one.updated_at : null),
    ...(one.hidden === true ? { hidden: true } : {}),
  };
  if (one.cooked_hidden === true) report.leftOut("texts that the document hides");
  yield* item("post", raw, at, report, "discourse");
  yield* item("redirect", { from: `/p/${one.id}`, postId: one.id }, at, report);
}

function* userItems(one: Post, at: Place, seen: Seen, report: Report): Generator<Item> {
  // Who was deleted keeps a name in the document, but no id.
  if (seen.users.has(one.username)) return;
  seen.users.add(one.username);
  const raw = {
    id: one.username,
    username: one.username,
    displayName: one.name || one.display_username || one.username,
    // Rights are given by people, not by a document: who was more than staff is staff first.
    role: one.staff === true || one.admin === true || one.moderator === true ? "staff" : "member",
    title: one.user_title,
    team: one.primary_group_name,
    // A topic does not say when somebody came; the first post that names them is the latest it can have been.
    createdAt: one.created_at,
  };
  yield* item("user", raw, at, report);
  yield* item("redirect", { from: `/u/${encodeURIComponent(one.username)}`, userId: one.username }, at, report);
}

/** Likes, as the summary of actions counts them. */
function likes(one: Post): number {
  const LIKE = 2;
  const actions: unknown[] = Array.isArray(one.actions_summary) ? one.actions_summary : [];
  const found = actions.find((action): action is { count: number } => (action as { id?: unknown } | null)?.id === LIKE);
  return Number.isInteger(found?.count) ? Number(found?.count) : 0;
}

function* item(kind: RecordKind, raw: Raw, at: Place, report: Report, markup?: Markup): Generator<Item> {
  const given = Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== null && value !== undefined));
  const parsed = parseRecord(kind, given);
  if ("reason" in parsed) report.problem({ ...at, reason: parsed.reason });
  else yield { kind, record: parsed.record, at, markup } as Item;
}
