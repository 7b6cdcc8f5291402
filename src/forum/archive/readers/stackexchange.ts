import { join } from "node:path";
import { parseRecord, type RecordKind } from "../format.ts";
import { filesIn, sizeOf } from "./files.ts";
import { type Row, readRows } from "./rows.ts";
import type { Item, Markup, Place, Report, Source } from "./source.ts";

const FILES = ["Users.xml", "Tags.xml", "Posts.xml", "Comments.xml", "PostLinks.xml"] as const;
const NOT_READ = ["Badges.xml", "PostHistory.xml", "Votes.xml"];

const QUESTION = "1";
const ANSWER = "2";
const TAG_EXCERPT = "4";
/** What the other kinds of posts are called in the report. */
const OTHER_POSTS: Readonly<Record<string, string>> = {
  "3": "orphaned tag wikis",
  "5": "tag wikis",
  "6": "moderator nominations",
  "7": "wiki placeholders",
  "8": "privilege wikis",
};
const DUPLICATE_LINK = "3";
const CATEGORY_ID = "site";

type Raw = Readonly<Record<string, unknown>>;

/**
 * A folder of a Stack Exchange data dump: questions become threads of one category, answers replies to them,
 * comments replies to their post. @throws Error with one sentence when the folder holds none of the files
 */
export async function stackExchangeSource(folder: string, name: string): Promise<Source> {
  const found = new Set(await filesIn(folder));
  const present = FILES.filter((file) => found.has(file));
  if (!found.has("Posts.xml") && !found.has("Users.xml")) {
    throw new Error(`${folder} holds no Stack Exchange dump: there is neither Posts.xml nor Users.xml in it`);
  }
  return {
    keepsPostIds: false,
    guessesJoinTimes: false,
    totalBytes: await sizeOf(folder, present),
    async *items(report) {
      for (const file of FILES) if (!found.has(file)) report.note(`${file} is missing`);
      for (const file of NOT_READ) if (found.has(file)) report.note(`${file} is not read`);
      yield* item(
        "category",
        { id: CATEGORY_ID, name: siteName(name), kind: "questions" },
        { file: folder, line: 0 },
        report,
      );
      /** Which post describes which tag: one entry a tag. */
      const excerpts = new Map<string, string>();
      for (const file of present) {
        for await (const found of readRows(join(folder, file), report.read)) {
          const at = { file, line: found.line };
          if ("reason" in found) report.problem({ ...at, reason: found.reason });
          else yield* itemsOf(file, found.row, at, { report, excerpts });
        }
      }
    },
  };
}

interface Context {
  report: Report;
  excerpts: Map<string, string>;
}

function itemsOf(file: (typeof FILES)[number], row: Row, at: Place, context: Context): Iterable<Item> {
  switch (file) {
    case "Users.xml":
      return userItems(row, at, context);
    case "Tags.xml":
      return tagItems(row, at, context);
    case "Posts.xml":
      return postItems(row, at, context);
    case "Comments.xml":
      return item("post", commentRecord(row), at, context.report, "comment");
    case "PostLinks.xml":
      return linkItems(row, at, context);
  }
}

function* userItems(row: Row, at: Place, { report }: Context): Generator<Item> {
  const raw = {
    id: row.Id,
    displayName: row.DisplayName,
    bio: row.AboutMe,
    createdAt: utc(row.CreationDate),
    seenAt: utc(row.LastAccessDate),
    ...kept(row, { location: "Location", website: "WebsiteUrl", reputation: "Reputation", accountId: "AccountId" }),
  };
  yield* item("user", raw, at, report, "html");
  if (row.Id) yield* item("redirect", { from: `/users/${row.Id}`, userId: row.Id }, at, report);
}

function* tagItems(row: Row, at: Place, { report, excerpts }: Context): Generator<Item> {
  if (row.ExcerptPostId && row.TagName) excerpts.set(row.ExcerptPostId, row.TagName);
  yield* item("tag", { name: row.TagName }, at, report);
  if (!row.TagName) return;
  const name = encodeURIComponent(row.TagName);
  yield* item("redirect", { from: `/questions/tagged/${name}`, tagName: row.TagName }, at, report);
  yield* item("redirect", { from: `/tags/${name}`, tagName: row.TagName }, at, report);
}

function* postItems(row: Row, at: Place, { report, excerpts }: Context): Generator<Item> {
  const id = row.Id ?? "";
  switch (row.PostTypeId) {
    case QUESTION:
      yield* item("thread", threadRecord(row), at, report);
      yield* item("post", { ...postRecord(row), threadId: id, number: 1 }, at, report, "html");
      yield* item("redirect", { from: `/questions/${id}`, threadId: id }, at, report);
      yield* item("redirect", { from: `/q/${id}`, threadId: id }, at, report);
      return;
    case ANSWER:
      yield* item("post", { ...postRecord(row), threadId: row.ParentId ?? row.ParentID }, at, report, "html");
      yield* item("redirect", { from: `/a/${id}`, postId: id }, at, report);
      return;
    case TAG_EXCERPT: {
      const tag = excerpts.get(id);
      if (tag) yield* item("tag", { name: tag, description: row.Body }, at, report, "html");
      else report.leftOut("tag descriptions without a tag");
      return;
    }
    default:
      report.leftOut(OTHER_POSTS[row.PostTypeId ?? ""] ?? "posts of unknown types");
  }
}

function threadRecord(row: Row): Raw {
  return {
    id: row.Id,
    categoryId: CATEGORY_ID,
    ...author(row.OwnerUserId, row.OwnerDisplayName),
    title: row.Title,
    kind: "question",
    tags: tagNames(row.Tags ?? ""),
    createdAt: utc(row.CreationDate),
    acceptedPostId: row.AcceptedAnswerId,
    closedAt: utc(row.ClosedDate),
    ...kept(row, { views: "ViewCount", license: "ContentLicense" }),
  };
}

function postRecord(row: Row): Raw {
  return {
    id: row.Id,
    ...author(row.OwnerUserId, row.OwnerDisplayName),
    body: row.Body,
    createdAt: utc(row.CreationDate),
    editedAt: utc(row.LastEditDate),
    editorId: row.LastEditorUserId,
    score: whole(row.Score),
    ...kept(row, { license: "ContentLicense", communityOwnedAt: "CommunityOwnedDate" }),
  };
}

function commentRecord(row: Row): Raw {
  return {
    // Comments count from 1 by themselves, beside the posts.
    id: row.Id && `comment-${row.Id}`,
    parentId: row.PostId,
    ...author(row.UserId, row.UserDisplayName),
    body: row.Text,
    createdAt: utc(row.CreationDate),
    score: whole(row.Score),
    ...kept(row, { license: "ContentLicense" }),
  };
}

function* linkItems(row: Row, at: Place, { report }: Context): Generator<Item> {
  if (row.LinkTypeId !== DUPLICATE_LINK) report.leftOut("links between questions, which stand in their texts");
  else yield* item("duplicate", { threadId: row.PostId, ofThreadId: row.RelatedPostId }, at, report);
}

function* item(kind: RecordKind, raw: Raw, at: Place, report: Report, markup?: Markup): Generator<Item> {
  const parsed = parseRecord(kind, raw);
  if ("reason" in parsed) report.problem({ ...at, reason: parsed.reason });
  else yield { kind, record: parsed.record, at, markup } as Item;
}

/** `<a><b>` in older dumps, `|a|b|` in newer ones. */
function tagNames(tags: string): string[] {
  return tags.split(/[<>|]/).filter((tag) => tag !== "");
}

function author(id: string | undefined, name: string | undefined): Raw {
  return id ? { authorId: id } : { authorId: null, authorName: name };
}

/** Dumps write times in UTC and without a zone. */
function utc(time: string | undefined): string | undefined {
  return time && !/Z$/i.test(time) ? `${time}Z` : time;
}

function whole(text: string | undefined): number | undefined {
  return text === undefined || text === "" ? undefined : Number(text);
}

/** Facts that Stoa has no place for and an export gives back. */
function kept(row: Row, names: Readonly<Record<string, string>>): Raw {
  return Object.fromEntries(
    Object.entries(names).flatMap(([ours, theirs]) => (row[theirs] === undefined ? [] : [[ours, row[theirs]]])),
  );
}

/** "se_beer-meta" or "beer.stackexchange.com" as the name of a category. */
function siteName(source: string): string {
  const words = source
    .replace(/^se[_-]/i, "")
    .replace(/\.stackexchange\.com$/i, "")
    .replace(/[_-]+/g, " ")
    .trim();
  return words ? words.charAt(0).toUpperCase() + words.slice(1) : source;
}
