/** The row of a new thread, with what it counts. */
import type { ThreadKind, threads } from "#db/schema/index.ts";
import { maySeeCategory } from "#forum/categories/policy.ts";
import type { Structure } from "#forum/categories/structure.ts";
import { guest } from "#forum/members/actor.ts";
import { slugOf } from "#forum/threads/addresses.ts";
import type { RecordOf } from "../format.ts";
import { type Portion, type ReadyPost, writtenAt } from "./batch.ts";
import type { Run } from "./run.ts";
import { type Author, authorKey } from "./users.ts";

export type NewThread = typeof threads.$inferInsert;

const KIND_OF = { questions: "question", discussions: "discussion", announcements: "announcement" } as const;

export interface Context {
  authors: ReadonlyMap<string, number>;
  structure: Structure;
}

/** Whoever wrote the opening post, if the thread does not say. */
export function threadAuthor(thread: Author, posts: readonly ReadyPost[]): Author {
  return thread.authorId === null && thread.authorName === null ? (posts[0]?.record ?? thread) : thread;
}

export function threadRow(run: Run, portion: Portion, categoryId: number, { authors, structure }: Context): NewThread {
  const { staged, posts, lastNumber } = portion;
  if (!staged) throw new Error(`the thread ${portion.sourceId} has no record`);
  const record = staged.record;
  const authorId = authors.get(authorKey(threadAuthor(record, posts))) ?? 0;
  const category = structure.byId.get(categoryId);
  const createdAt = writtenAt(run, record);
  const isPublic = category !== undefined && maySeeCategory(guest, category, structure);
  const kind: ThreadKind = record.kind ?? KIND_OF[category?.kind ?? "discussions"];
  return {
    categoryId,
    authorId,
    kind,
    title: record.title,
    slug: slugOf(record.title),
    createdAt,
    lastNumber,
    ...tally(run, portion, authorId, authors, createdAt),
    acceptedPostId: null,
    acceptedAt: null,
    ...plansOf(record),
    closedAt: record.closedAt,
    closedReason: record.closedReason,
    deletedAt: record.deletedAt,
    publicSince: isPublic ? run.forum.now() : null,
    version: 1,
  };
}

/** What time is to do to it; what makes no sense without another field counts only with that. */
function plansOf(record: RecordOf<"thread">) {
  const { pinnedAt, closeAt, closeDays, slowSeconds } = record;
  const isPinned = pinnedAt !== null;
  const needs = record.closeRule === "at" ? closeAt : record.closeRule === "never" ? true : closeDays || null;
  const closeRule = needs === null ? null : record.closeRule;
  return {
    ...{ pinnedAt, slowSeconds, closeRule },
    pinnedUntil: isPinned ? record.pinnedUntil : null,
    pinnedInCategory: isPinned && record.pinnedInCategory,
    closeAt: closeRule === "at" ? closeAt : null,
    closeDays: closeRule === "solved" || closeRule === "last_post" ? closeDays : null,
    reopenAt: record.closedAt === null ? null : record.reopenAt,
  };
}

/** What a new thread counts of its first portion; the rules are those of `recountThread`. */
function tally(
  run: Run,
  { posts, staged }: Portion,
  authorId: number,
  authors: ReadonlyMap<string, number>,
  createdAt: number,
): Pick<NewThread, "replyCount" | "answerCount" | "helpfulCount" | "lastPostAt" | "lastPosterId"> {
  const counts = { replyCount: 0, answerCount: 0, helpfulCount: 0, lastPostAt: createdAt, lastPosterId: authorId };
  for (const { record, number, parentNumber, knownParent } of posts) {
    const by = authors.get(authorKey(record)) ?? 0;
    if (record.deletedAt === null) counts.helpfulCount += Math.max(0, record.score);
    if (record.deletedAt === null || number === 1) {
      const at = writtenAt(run, record);
      if (at >= counts.lastPostAt) Object.assign(counts, { lastPostAt: at, lastPosterId: by });
    }
    if (record.deletedAt !== null || number === 1) continue;
    counts.replyCount++;
    const isTopLevel = parentNumber === null && knownParent === null;
    if ((isTopLevel && by !== authorId) || staged?.record.acceptedPostId === record.id) counts.answerCount++;
  }
  return counts;
}
