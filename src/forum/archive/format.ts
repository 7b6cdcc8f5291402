/**
 * The records of the forum archive, as one line of a file each. Every reader turns its source into these,
 * so that there is one gate for wrong types and one sink for all formats.
 */
import { z } from "zod";
import { MAX_CLOSE_DAYS, MAX_SLOW_SECONDS } from "../categories/input.ts";

export const RECORD_KINDS = [
  "group",
  "user",
  "category",
  "tag",
  "thread",
  "post",
  "revision",
  "vote",
  "result",
  "check",
  "feedback",
  "duplicate",
  "redirect",
] as const;
export type RecordKind = (typeof RECORD_KINDS)[number];

/** The file of each kind in an archive folder. */
export const ARCHIVE_FILES = {
  group: "groups.jsonl",
  user: "users.jsonl",
  category: "categories.jsonl",
  tag: "tags.jsonl",
  thread: "threads.jsonl",
  post: "posts.jsonl",
  revision: "revisions.jsonl",
  vote: "votes.jsonl",
  result: "results.jsonl",
  check: "checks.jsonl",
  feedback: "feedback.jsonl",
  redirect: "redirects.jsonl",
} as const satisfies Partial<Record<RecordKind, string>>;
export type ArchiveKind = keyof typeof ARCHIVE_FILES;
export const ARCHIVE_KINDS = Object.keys(ARCHIVE_FILES) as ArchiveKind[];

export const ARCHIVE_FORMAT = "stoa-archive";
export const ARCHIVE_VERSION = 1;

const ISO_TIME = /^\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?$/i;

/** Milliseconds since the epoch; a time without a zone is UTC. undefined: no time, or one before 1970. */
export function parseTime(text: string): number | undefined {
  if (!ISO_TIME.test(text)) return undefined;
  const zoned = text.length === 10 || /(Z|[+-]\d\d:?\d\d)$/i.test(text);
  const ms = Date.parse(zoned ? text : `${text}Z`);
  return ms >= 0 ? ms : undefined;
}

/** PostgreSQL stores neither NUL nor half a surrogate pair. */
function storable(text: string): string {
  return text.includes("\0") ? text.replaceAll("\0", "\uFFFD").toWellFormed() : text.toWellFormed();
}

const text = z.string().transform(storable);
const line = z.string().transform((value) => storable(value).replace(/\s+/g, " ").trim());
const id = z.union([z.string().min(1).max(200), z.number().int()]).transform(String);
const optionalId = id.nullish().transform((value) => value ?? null);
const time = z.string().transform((value, context) => {
  const ms = parseTime(value);
  if (ms === undefined) context.addIssue({ code: "custom", message: "is not an ISO 8601 time since 1970" });
  return ms ?? 0;
});
const optionalTime = time.nullish().transform((value) => value ?? null);
const count = z.number().int().min(-2_147_483_648).max(2_147_483_647);
/** How often something happened. */
const times = z.number().int().min(0).max(2_147_483_647);
/** Whole days or seconds; null: none. */
const span = (most: number) =>
  count
    .min(0)
    .max(most)
    .nullish()
    .transform((value) => value ?? null);
const audience = z.enum(["everyone", "members", "staff", "groups"]);
const ids = z.array(id).default([]);

const schemas = {
  group: z.object({ name: line.pipe(z.string().min(1)), members: ids, createdAt: optionalTime }),
  user: z.object({
    id,
    username: line.nullish().transform((value) => value || null),
    displayName: line.nullish().transform((value) => value ?? ""),
    email: line.nullish().transform((value) => value || null),
    role: z.enum(["member", "staff", "moderator", "administrator"]).default("member"),
    title: line.default(""),
    team: line.default(""),
    bio: text.default(""),
    locale: z
      .enum(["de", "en"])
      .nullish()
      .transform((value) => value ?? null),
    createdAt: time,
    seenAt: optionalTime,
    suspendedUntil: optionalTime,
    suspendedReason: text.nullish().transform((value) => value ?? null),
    deletedAt: optionalTime,
  }),
  category: z.object({
    id,
    slug: line.default(""),
    name: line.pipe(z.string().min(1)),
    description: text.nullish().transform((value) => value ?? ""),
    parentId: optionalId,
    kind: z.enum(["questions", "discussions", "announcements"]).default("discussions"),
    color: line.default(""),
    position: count.optional(),
    see: audience.default("everyone"),
    start: audience.default("members"),
    reply: audience.default("members"),
    seeGroups: ids,
    startGroups: ids,
    replyGroups: ids,
    slowSeconds: span(MAX_SLOW_SECONDS),
    closeSolvedDays: span(MAX_CLOSE_DAYS),
    createdAt: optionalTime,
  }),
  tag: z.object({ name: line.pipe(z.string().min(1)), description: text.nullish().transform((value) => value ?? "") }),
  thread: z.object({
    id,
    categoryId: id,
    authorId: optionalId,
    /** Who wrote it, when there is no account any more. */
    authorName: line.nullish().transform((value) => value || null),
    title: line.pipe(z.string().min(1)),
    kind: z.enum(["question", "discussion", "announcement"]).optional(),
    tags: z.array(line).default([]),
    createdAt: time,
    acceptedPostId: optionalId,
    acceptedAt: optionalTime,
    pinnedAt: optionalTime,
    pinnedUntil: optionalTime,
    pinnedInCategory: z.boolean().default(false),
    /** When it closes by itself; null: as its category has it. */
    closeRule: z
      .enum(["at", "solved", "last_post", "never"])
      .nullish()
      .transform((value) => value ?? null),
    closeAt: optionalTime,
    closeDays: span(MAX_CLOSE_DAYS),
    reopenAt: optionalTime,
    slowSeconds: span(MAX_SLOW_SECONDS),
    closedAt: optionalTime,
    closedReason: text.nullish().transform((value) => value ?? null),
    deletedAt: optionalTime,
    /** How often it was read. Some sources write it as text. */
    views: z
      .union([times, z.string().regex(/^\d{1,9}$/)])
      .nullish()
      .transform((value) => Number(value ?? 0)),
  }),
  post: z.object({
    id,
    /** null: wherever its parent is. Only readers of other formats leave it out. */
    threadId: optionalId,
    authorId: optionalId,
    authorName: line.nullish().transform((value) => value || null),
    parentId: optionalId,
    body: text,
    createdAt: time,
    editedAt: optionalTime,
    editorId: optionalId,
    /** Its place in the thread. Absent: the next one, in the order of time. */
    number: count.min(1).max(10_000_000).optional(),
    /** What a former forum counted in favour of it; may be negative. */
    score: count.default(0),
    revision: count.min(1).default(1),
    deletedAt: optionalTime,
    deletedReason: text.nullish().transform((value) => value ?? null),
    /** Small talk since then: readable, and left out of search. */
    foldedAt: optionalTime,
    foldedById: optionalId,
    /** Since then moderators alone edit it. */
    lockedAt: optionalTime,
  }),
  revision: z.object({
    postId: id,
    revision: count.min(1),
    title: line.nullish().transform((value) => value ?? null),
    body: text,
    authorId: optionalId,
    createdAt: time,
  }),
  vote: z.object({ postId: id, userId: id, createdAt: optionalTime }),
  /** One version of what stands on top of a thread; an empty one takes it away. */
  result: z.object({
    threadId: id,
    revision: count.min(1),
    body: text,
    authorId: optionalId,
    createdAt: time,
  }),
  /** Somebody tried an accepted answer again. */
  check: z.object({ threadId: id, postId: id, userId: optionalId, forVersion: line.default(""), createdAt: time }),
  /** What readers of one day answered to "did this help?". */
  feedback: z.object({ threadId: id, day: z.iso.date(), helped: times.default(0), failed: times.default(0) }),
  /** A question that was closed because another one asks the same: a closing reason, not a file of its own. */
  duplicate: z.object({ threadId: id, ofThreadId: id }),
  /** `from` is the old path; exactly one of the others says what it meant. */
  redirect: z
    .object({
      from: z.string().startsWith("/").max(1000).transform(storable),
      threadId: optionalId,
      postId: optionalId,
      userId: optionalId,
      categoryId: optionalId,
      tagName: line.nullish().transform((value) => value || null),
    })
    .refine(
      (record) =>
        [record.threadId, record.postId, record.userId, record.categoryId, record.tagName].filter((x) => x !== null)
          .length === 1,
      { message: "names no target, or several" },
    ),
} satisfies Record<RecordKind, z.ZodType>;

export type RecordOf<K extends RecordKind> = z.output<(typeof schemas)[K]> & {
  /** Fields that Stoa has no place for; an export gives them back. */
  extra: Record<string, unknown> | null;
};

export type Parsed<K extends RecordKind> = { record: RecordOf<K> } | { reason: string };

const known = new Map(RECORD_KINDS.map((kind) => [kind, new Set(Object.keys(schemas[kind].shape))]));

export function fieldsOf(kind: RecordKind): ReadonlySet<string> {
  return known.get(kind) ?? new Set();
}

/** Checks one record. Fields that are not known are kept in `extra`; what is wrong is said in one line. */
export function parseRecord<K extends RecordKind>(kind: K, raw: unknown): Parsed<K> {
  const result = schemas[kind].safeParse(raw);
  if (!result.success) {
    const issue = result.error.issues[0];
    const field = issue?.path.join(".");
    return { reason: field ? `${field}: ${issue?.message}` : (issue?.message ?? "is not a record") };
  }
  let extra: Record<string, unknown> | null = null;
  for (const [key, value] of Object.entries(raw as object)) {
    if (fieldsOf(kind).has(key)) continue;
    extra ??= {};
    extra[key] = value;
  }
  // The schema was looked up by kind, which the compiler cannot follow.
  return { record: { ...result.data, extra } as unknown as RecordOf<K> };
}
